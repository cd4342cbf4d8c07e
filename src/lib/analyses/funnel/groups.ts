import type { Data } from '../contract';
import { groupsOf, type Groups } from '../shared/groups';
import type { FunnelParams } from './params';
import { stepCounts, type BreakdownGroup } from './result';
import type { Run } from './rules';

/** Groups with a funnel of their own; the rest is "other". */
export const SHOWN_GROUPS = 8;

/** Counts levels by value of the breakdown. */
export interface Breakdown {
	readonly groups: Groups;
	/** Value of the breakdown that a member's run counts for. */
	codeOf(member: number, run: Run): number;
	/** Members by value (rows) and level (columns, steps + 1 of them; column 0 = entered). */
	readonly levels: Uint32Array;
	/** Value codes in the order shown, most entries first; more than one at the last place when there is an "other". */
	shown(): { readonly codes: readonly number[]; readonly others: readonly number[] };
}

export function breakdownOf(data: Data, params: FunnelParams): Breakdown | null {
	if (params.breakdown === null) return null;
	const { of, column } = data.column(params.breakdown);
	const groups = groupsOf(column);
	const width = params.steps.length + 1;
	const levels = new Uint32Array(groups.count * width);
	const atEntry = params.attribution !== 'last';
	return {
		groups,
		levels,
		codeOf: (member, run) =>
			groups.code(of === 'member' ? member : atEntry ? run.entryRow : run.lastRow),
		shown() {
			const codes: number[] = [];
			for (let code = 0; code < groups.count; code++)
				if (levels[code * width]! > 0) codes.push(code);
			const label = (code: number) => groups.label(code) ?? '';
			codes.sort(
				(a, b) => levels[b * width]! - levels[a * width]! || (label(a) < label(b) ? -1 : 1),
			);
			// A single left-over value has a name: no need to call it "other".
			const most = codes.length === SHOWN_GROUPS + 1 ? codes.length : SHOWN_GROUPS;
			return { codes: codes.slice(0, most), others: codes.slice(most) };
		},
	};
}

export function countRun(breakdown: Breakdown, member: number, run: Run): void {
	const width = run.times.length + 1;
	const at = breakdown.codeOf(member, run) * width;
	breakdown.levels[at]!++;
	breakdown.levels[at + run.level]!++;
}

export function breakdownGroups(breakdown: Breakdown, steps: number): BreakdownGroup[] {
	const { codes, others } = breakdown.shown();
	const width = steps + 1;
	const of = (code: number) => breakdown.levels.subarray(code * width, (code + 1) * width);
	const shown: BreakdownGroup[] = codes.map((code) => ({
		value: breakdown.groups.label(code),
		values: 1,
		steps: stepCounts(of(code), steps),
	}));
	if (others.length === 0) return shown;
	const sum = new Uint32Array(width);
	for (const code of others) of(code).forEach((n, level) => (sum[level]! += n));
	return [
		...shown,
		{ value: null, other: true, values: others.length, steps: stepCounts(sum, steps) },
	];
}
