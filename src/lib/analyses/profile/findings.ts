import { jointZ } from '../../base/normal';
import { partRatio } from '../../base/ratio';
import type { Finding, FindingValue, Findings } from '../contract';
import type { ProfileParams } from './manifest';
import type { ProfileLabel, ProfileResult } from './result';

/** Below this a share is a rough guess. */
const FEW = 30;
/** Where fewer members than this would be expected, an index says little. */
const EXPECTED = 5;
/** More missing than this can change the picture. */
const MUCH_MISSING = 0.2;

export const findings: Findings<ProfileParams, ProfileResult> = (result) => {
	const { members, known, missing, missingShare } = result;
	if (members === 0) return [{ key: 'finding.nobody', values: {}, tone: 'caution' }];
	if (known === 0)
		return [
			{ key: 'finding.unknown', values: { members: { count: members } }, tone: 'caution' },
			...ruleOf(result),
		];
	const out: Finding[] = [result.numbers === null ? largest(result) : middle(result)];
	const outside = result.numbers?.outliers;
	if (outside && outside.low + outside.high > 0)
		out.push({
			key: 'finding.outliers',
			tone: 'plain',
			values: {
				count: { count: outside.low + outside.high },
				low: { number: outside.fences[0] },
				high: { number: outside.fences[1] },
			},
		});
	if (result.cross !== null) out.push(strongest(result));
	if (missing > 0)
		out.push({
			key: 'finding.missing',
			values: {
				missing: { count: missing },
				members: { count: members },
				share: { share: missingShare! },
			},
			tone: missingShare! > MUCH_MISSING ? 'caution' : 'plain',
		});
	if (known < FEW)
		out.push({ key: 'finding.few', values: { known: { count: known } }, tone: 'caution' });
	return [...out, ...ruleOf(result)];
};

/** What a value is called in a finding; null for what is no single value. */
function name(label: ProfileLabel): FindingValue | null {
	if (label === 'missing' || 'others' in label) return null;
	if ('kind' in label) return { event: { kind: label.kind } };
	return 'text' in label ? label.text : label;
}

function largest({ rows, known }: ProfileResult): Finding {
	const named = rows.filter(({ label }) => name(label) !== null);
	const top = named.reduce((most, row) => (row.count > most.count ? row : most));
	return {
		key: 'finding.largest',
		tone: known >= FEW && named.length > 1 ? 'notable' : 'plain',
		values: {
			value: name(top.label)!,
			count: { count: top.count },
			known: { count: known },
			share: { share: top.share! },
			low: { share: top.interval!.low },
			high: { share: top.interval!.high },
		},
	};
}

function middle({ numbers, known }: ProfileResult): Finding {
	const { quantiles, medianInterval } = numbers!;
	const [, p25, p50, p75] = quantiles;
	const number = (value: number): FindingValue =>
		numbers!.unit === '%' ? { share: value } : { number: value };
	return {
		key: 'finding.middle',
		tone: known >= FEW ? 'notable' : 'plain',
		values: {
			p25: number(p25!),
			p50: number(p50!),
			p75: number(p75!),
			low: number(medianInterval.low),
			high: number(medianInterval.high),
			known: { count: known },
		},
	};
}

/** The value of a group that differs by most points from everyone's, by intervals that hold for all comparisons together. */
function strongest({ rows, known, cross }: ProfileResult): Finding {
	const compared = cross!.columns.flatMap((column) =>
		column.cells.flatMap((cell, r) => {
			const row = rows[r]!;
			const value = name(row.label);
			const of = name(column.label);
			const expected = (column.known * row.count) / known;
			if (value === null || of === null || cell.index === null) return [];
			if (column.known < FEW || expected < EXPECTED || column.known === known) return [];
			return [{ cell, row, value, of, column }];
		}),
	);
	const comparisons = compared.length;
	const z = jointZ(comparisons);
	const apart = compared
		.map((one) => ({
			...one,
			index: partRatio(one.cell.count, one.column.known, one.row.count, known, z),
		}))
		.filter(({ index }) => index.low > 1 || index.high < 1);
	const points = ({ cell, row }: (typeof apart)[number]): number =>
		Math.abs(cell.share! - row.share!);
	const [top] = apart.sort((a, b) => points(b) - points(a) || b.index.ratio - a.index.ratio);
	if (top === undefined)
		return {
			key: 'finding.alike',
			values: { comparisons: { count: comparisons } },
			tone: comparisons > 0 ? 'plain' : 'caution',
		};
	return {
		key: 'finding.index',
		tone: 'notable',
		values: {
			of: top.of,
			value: top.value,
			share: { share: top.cell.share! },
			all: { share: top.row.share! },
			index: { number: 100 * top.index.ratio, digits: 0 },
			low: { number: 100 * top.index.low, digits: 0 },
			high: { number: 100 * top.index.high, digits: 0 },
			comparisons: { count: comparisons },
		},
	};
}

function ruleOf({ rule, cross }: ProfileResult): Finding[] {
	const rules = new Set([rule, cross?.rule ?? 'own']);
	return (['most-frequent', 'median'] as const)
		.filter((one) => rules.has(one))
		.map((one) => ({ key: `finding.rule.${one}`, values: {}, tone: 'plain' }));
}
