import type { Finding, Findings, FindingValue } from '../contract';
import type { ClustersParams } from './manifest';
import type { ClustersResult, Feature } from './result';
import { traitsOf } from './words';

/** Below this clusters are an accident of a few people. */
const FEW = 30;
/** Silhouettes as Kaufman and Rousseeuw (1990) read them. */
const CLEAR = 0.5;
const WEAK = 0.25;

export const findings: Findings<ClustersParams, ClustersResult> = (result, params) => {
	if (result.clusters.length === 0)
		return [
			{
				key: result.features.length === 0 ? 'finding.noFeatures' : 'finding.nothing',
				values: {},
				tone: 'caution',
			},
			...cautions(result, params),
		];
	return [chosen(result, params), ...profiles(result), ...cautions(result, params)];
};

function chosen({ tried, k, elbow, clustered }: ClustersResult, params: ClustersParams): Finding {
	const { silhouette } = tried.find((one) => one.k === k)!;
	const strength = silhouette > CLEAR ? 'clear' : silhouette > WEAK ? 'weak' : 'none';
	return {
		key: `finding.${params.k === 0 ? 'chosen' : 'given'}${elbow === null ? '' : '.elbow'}`,
		tone: strength === 'none' ? 'caution' : clustered >= FEW ? 'notable' : 'plain',
		values: {
			k: { number: k },
			silhouette: { number: silhouette, digits: 3 },
			strength: { message: `strength.${strength}` },
			...(elbow === null ? {} : { elbow: { number: elbow } }),
		},
	};
}

/** What a feature is called, in a sentence. */
export function nameOf({ label }: Pick<Feature, 'label'>): FindingValue {
	if ('kind' in label) return { event: { kind: label.kind } };
	return 'text' in label ? label.text : label;
}

function profiles({ clusters, features }: ClustersResult): Finding[] {
	return clusters.map((cluster, c): Finding => {
		const traits = traitsOf(cluster, features);
		const values: Record<string, FindingValue> = {
			n: { number: c + 1 },
			count: { count: cluster.size },
			share: { share: cluster.share },
			low: { share: cluster.interval.low },
			high: { share: cluster.interval.high },
		};
		traits.forEach(({ feature, word }, i) => {
			values[`feature${i + 1}`] = nameOf(features[feature]!);
			values[`word${i + 1}`] = { message: `word.${word}` };
		});
		return { key: `finding.cluster.${traits.length}`, values, tone: 'plain' };
	});
}

function cautions(result: ClustersResult, params: ClustersParams): Finding[] {
	const out: Finding[] = [];
	const caution = (key: string, values: Finding['values'] = {}) =>
		out.push({ key, values, tone: 'caution' });
	const { clustered, leftOut, sample, features } = result;
	if (clustered > 0 && clustered < FEW) caution('finding.few', { members: { count: clustered } });
	if (leftOut > 0) caution(`finding.leftOut.${params.of}`, { count: { count: leftOut } });
	const flat = clustered > 0 ? features.filter((feature) => feature.flat) : [];
	for (const feature of flat) caution('finding.flat', { feature: nameOf(feature) });
	if (params.scale === 'none' && features.length > 1) caution('finding.unscaled');
	if (sample < clustered)
		out.push({
			key: 'finding.sample',
			tone: 'plain',
			values: {
				sample: { count: sample },
				members: { count: clustered },
				seed: { number: params.seed },
			},
		});
	return out;
}
