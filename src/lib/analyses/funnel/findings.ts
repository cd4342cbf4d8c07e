import { newcombe, wilson } from '../../base/interval';
import type { Finding, Findings, FindingValue } from '../contract';
import type { FunnelParams } from './params';
import type { BreakdownGroup, FunnelResult } from './result';

/** Below this a rate is a rough guess. */
const FEW = 30;

/**
 * Normal quantiles for 95 % over all pairs of 2 … 9 groups together (Bonferroni): the pair that is compared is the one
 * that differs most, so its interval has to be as wide as if all had been looked at.
 */
const Z_BY_GROUPS = [
	NaN,
	NaN,
	1.95996,
	2.39398,
	2.63826,
	2.80703,
	2.93519,
	3.03805,
	3.12347,
	3.19704,
];

export const findings: Findings<FunnelParams, FunnelResult> = (result, params) => {
	const { entered, steps } = result;
	const anyOrder = params.order === 'any';
	if (entered === 0)
		return [
			{ key: anyOrder ? 'finding.nobodyAny' : 'finding.nobody', values: {}, tone: 'caution' },
		];
	const out: Finding[] = [];
	const worst = largestDrop(result);
	if (worst > 0) out.push(drop(result, params, worst));
	else if (steps.length > 1)
		out.push({ key: 'finding.noDrop', values: { n: { count: entered } }, tone: 'plain' });
	if (steps.length > 1 && worst > 0) out.push(total(result));
	if (result.breakdown !== null && result.breakdown.length > 1 && steps.length > 1)
		out.push(split(result.breakdown, params, Math.max(worst, 1)));
	if (entered < FEW)
		out.push({ key: 'finding.few', values: { n: { count: entered } }, tone: 'caution' });
	if (result.open > 0)
		out.push({
			key: 'finding.open',
			values: { count: { count: result.open }, share: { share: result.open / entered } },
			tone: 'caution',
		});
	return out;
};

/** The step before which most members were lost; 0 when nobody was. */
function largestDrop({ steps }: FunnelResult): number {
	let worst = 0;
	steps.forEach(({ dropped }, i) => {
		if (dropped > steps[worst]!.dropped) worst = i;
	});
	return worst;
}

function drop({ steps, entered }: FunnelResult, params: FunnelParams, step: number): Finding {
	const { dropped } = steps[step]!;
	const n = steps[step - 1]!.count;
	const { low, high } = wilson(dropped, n);
	return {
		key: params.order === 'any' ? 'finding.dropAny' : 'finding.drop',
		tone: entered >= FEW ? 'notable' : 'plain',
		values: {
			...(params.order === 'any'
				? { from: { number: step, digits: 0 } }
				: { from: stepName(params, step - 1), to: stepName(params, step) }),
			count: { count: dropped },
			n: { count: n },
			share: { share: dropped / n },
			low: { share: low },
			high: { share: high },
		},
	};
}

function total({ entered, converted, timeToConvert }: FunnelResult): Finding {
	const { low, high } = wilson(converted, entered);
	if (converted === 0)
		return {
			key: 'finding.none',
			tone: 'plain',
			values: { entered: { count: entered }, high: { share: high } },
		};
	return {
		key: 'finding.total',
		tone: 'plain',
		values: {
			converted: { count: converted },
			entered: { count: entered },
			share: { share: converted / entered },
			low: { share: low },
			high: { share: high },
			median: { durationMs: timeToConvert.total.p50 ?? NaN },
		},
	};
}

/** The two groups that differ most at the step with the largest loss. Groups that are no value ("other") are not compared. */
function split(groups: readonly BreakdownGroup[], params: FunnelParams, step: number): Finding {
	const breakdown = (params.breakdown ?? '').replace(/^member:/, '');
	const compared = groups
		.filter((group) => group.other !== true && group.steps[step - 1]!.count >= FEW)
		.sort((a, b) => b.steps[step]!.rate! - a.steps[step]!.rate!);
	const best = compared[0];
	const worst = compared.at(-1);
	if (best === undefined || worst === undefined || best === worst)
		return { key: 'finding.splitFew', values: { breakdown }, tone: 'caution' };
	const [high, low] = [best, worst].map(({ steps }) => ({
		k: steps[step]!.count,
		n: steps[step - 1]!.count,
	}));
	const z = Z_BY_GROUPS[compared.length]!;
	const difference = newcombe(low!.k, low!.n, high!.k, high!.n, z);
	const found = difference.low > 0;
	return {
		key: found ? 'finding.split' : 'finding.splitNone',
		tone: found ? 'notable' : 'plain',
		values: {
			breakdown,
			from: stepName(params, step - 1),
			to: stepName(params, step),
			best: groupName(best),
			worst: groupName(worst),
			points: { points: difference.difference },
			bestShare: { share: high!.k / high!.n },
			bestN: { count: high!.n },
			worstShare: { share: low!.k / low!.n },
			worstN: { count: low!.n },
			low: { points: difference.low },
			high: { points: difference.high },
		},
	};
}

function stepName({ steps, order }: FunnelParams, step: number): FindingValue {
	if (order === 'any') return String(step + 1);
	const event = steps[step]!;
	return event === 'any' ? { message: 'anyEvent' } : { event };
}

function groupName({ value }: BreakdownGroup): FindingValue {
	return value ?? { message: 'missing' };
}
