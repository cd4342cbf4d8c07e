import { jointZ } from '../../base/normal';
import { partRatio } from '../../base/ratio';
import type { Finding, FindingValue, Findings } from '../contract';
import type { PreferenceParams } from './manifest';
import type { Aspect, PreferenceLabel, PreferenceResult } from './result';

/** Below this a share is a rough guess. */
const FEW = 30;
/** Where fewer members than this would be expected, a lift says little. */
const EXPECTED = 5;

export const findings: Findings<PreferenceParams, PreferenceResult> = (result, params) => {
	const { aspects, members, dateOnly } = result;
	const [category] = aspects as [Aspect];
	if (members === 0 || result.active === 0)
		return [{ key: 'finding.nobody', values: {}, tone: 'caution' }];
	const out: Finding[] = [];
	for (const aspect of aspects) {
		const told = favourite(aspect);
		if (told !== null) out.push(told);
	}
	const pair = together(result);
	if (pair !== null) out.push(pair);
	if (category.decided > 0) {
		const { decided, none, effective, spread } = category;
		out.push({
			key: 'finding.spread',
			tone: 'plain',
			values: {
				effective: { number: effective[2]!, digits: 1 },
				one: { count: spread[0] },
				decided: { count: decided },
			},
		});
		if (none > 0)
			out.push({
				key: 'finding.none',
				tone: 'plain',
				values: {
					none: { count: none },
					decided: { count: decided },
					share: { share: none / decided },
				},
			});
	}
	if (category.few > 0)
		out.push({
			key: 'finding.few',
			tone: category.few > category.decided ? 'caution' : 'plain',
			values: { few: { count: category.few }, least: { count: params.least } },
		});
	if (category.unknown > 0)
		out.push({
			key: 'finding.unknown',
			tone: category.unknown > category.events ? 'caution' : 'plain',
			values: { unknown: { count: category.unknown } },
		});
	if (dateOnly) out.push({ key: 'finding.noTime', values: {}, tone: 'caution' });
	return out;
};

function name(label: PreferenceLabel): FindingValue | null {
	if ('others' in label) return null;
	if ('kind' in label) return { event: { kind: label.kind } };
	return 'text' in label ? label.text : label;
}

/** What most members prefer. */
function favourite({ id, rows, decided, none }: Aspect): Finding | null {
	if (decided === 0) return null;
	if (none === decided)
		return {
			key: `finding.noneAtAll.${id}`,
			values: { decided: { count: decided } },
			tone: 'plain',
		};
	const named = rows.filter(({ label }) => name(label) !== null);
	const top = named.reduce((most, row) => (row.prefer > most.prefer ? row : most));
	return {
		key: `finding.favourite.${id}`,
		tone: id === 'category' && decided >= FEW ? 'notable' : 'plain',
		values: {
			value: name(top.label)!,
			count: { count: top.prefer },
			decided: { count: decided },
			share: { share: top.rate! },
			low: { share: top.interval!.low },
			high: { share: top.interval!.high },
		},
	};
}

/** The two categories that go together most, by intervals that hold for all pairs. */
function together({ aspects, pairs, active }: PreferenceResult): Finding | null {
	const { rows } = aspects[0]!;
	const compared = pairs.filter(({ a, b }) => {
		const expected = (rows[a]!.reach * rows[b]!.reach) / active;
		return expected >= EXPECTED && name(rows[a]!.label) !== null && name(rows[b]!.label) !== null;
	});
	const z = jointZ(compared.length);
	const apart = compared
		.map((pair) => ({
			...pair,
			lift: partRatio(pair.both, rows[pair.a]!.reach, rows[pair.b]!.reach, active, z),
		}))
		.filter(({ lift }) => lift.low > 1)
		.sort((a, b) => b.lift.low - a.lift.low || a.a - b.a || a.b - b.b);
	const [top] = apart;
	if (top === undefined) return null;
	return {
		key: 'finding.together',
		tone: 'notable',
		values: {
			a: name(rows[top.a]!.label)!,
			b: name(rows[top.b]!.label)!,
			both: { count: top.both },
			of: { count: rows[top.a]!.reach },
			lift: { number: top.lift.ratio, digits: 2 },
			low: { number: top.lift.low, digits: 2 },
			high: { number: top.lift.high, digits: 2 },
			pairs: { count: compared.length },
		},
	};
}
