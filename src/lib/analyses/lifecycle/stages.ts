import { quantilesOfCounts } from '../../base/select';
import type { Data } from '../contract';
import { groupsOf } from '../shared/groups';
import { snap } from '../shared/money';
import { dayOf } from '../shared/periods';
import { NONE, type Frame, type Lives } from './lives';
import type { LifecycleParams } from './manifest';
import { STAGES, STANDINGS, type Bounds, type Stage } from './result';

/** Indices of STANDINGS. */
const at = (stage: Stage): number => STAGES.indexOf(stage);
const [NEW, GROWING, MATURE, AT_RISK, LOST, NEVER] = [
	at('new'),
	at('growing'),
	at('mature'),
	at('at-risk'),
	at('lost'),
	at('never'),
];
export const ABSENT = STANDINGS.indexOf('absent');

/** A group with fewer gaps than this is judged by everyone's. */
export const FEW_GAPS = 30;
/** So many groups have bounds of their own. */
const MOST_GROUPS = 12;

export interface Judged {
	readonly bounds: readonly Bounds[];
	/** By member: index of the bounds. */
	readonly boundsOf: Uint8Array;
	/** Standing of a member at one of the ends. */
	standing(member: number, end: number): number;
}

export function judge(data: Data, params: LifecycleParams, frame: Frame, lives: Lives): Judged {
	const { boundsOf, names } = grouped(data, params, lives);
	const bounds = names.map((group, b) => boundsFor(group, b, boundsOf, params, lives));
	const all = bounds[0]!;
	const own = bounds.map((one) =>
		one.borrowed ? { ...one, atRisk: all.atRisk, lost: all.lost } : one,
	);
	const days = frame.ends.map((end) => dayOf(end - 1));
	const { ends, last, recent, prior, left, since } = lives;

	function standing(m: number, e: number): number {
		if (since[m]! >= frame.ends[e]!) return ABSENT;
		const i = m * ends + e;
		if (left[i] === 1) return LOST!;
		if (days[e]! - dayOf(since[m]!) < params.newDays) return NEW!;
		if (last[i] === NONE) return NEVER!;
		const silent = days[e]! - last[i]!;
		const { atRisk, lost } = own[boundsOf[m]!]!;
		if (silent > lost) return LOST!;
		if (silent > atRisk) return AT_RISK!;
		return recent[i]! > prior[i]! ? GROWING! : MATURE!;
	}
	return { bounds: own, boundsOf, standing };
}

/** The largest groups; 0 is everyone, and whoever is in none of them. */
function grouped(
	data: Data,
	{ by }: LifecycleParams,
	{ lastRow, since }: Lives,
): { boundsOf: Uint8Array; names: readonly (string | null)[] } {
	const { members } = data.timeline;
	const boundsOf = new Uint8Array(members);
	if (by === null) return { boundsOf, names: [null] };
	const { of, column } = data.column(by);
	const groups = groupsOf(column);
	// Of a column of events: the value at the last activity.
	const codeOf = (m: number): number => {
		const entry = of === 'member' ? m : lastRow[m]!;
		return entry === -1 ? 0 : groups.code(entry);
	};
	const sizes = new Map<string, number>();
	for (let m = 0; m < members; m++) {
		const label = since[m]! < Infinity ? groups.label(codeOf(m)) : null;
		if (label !== null) sizes.set(label, (sizes.get(label) ?? 0) + 1);
	}
	const largest = [...sizes]
		.sort(([a, n], [b, k]) => k - n || (a < b ? -1 : 1))
		.slice(0, MOST_GROUPS)
		.map(([label]) => label);
	for (let m = 0; m < members; m++) {
		const label = groups.label(codeOf(m));
		boundsOf[m] = label === null ? 0 : largest.indexOf(label) + 1;
	}
	return { boundsOf, names: [null, ...largest] };
}

function boundsFor(
	group: string | null,
	b: number,
	boundsOf: Uint8Array,
	params: LifecycleParams,
	{ gaps, gapStart, gapCounts }: Lives,
): Bounds {
	const own = b === 0 ? gapCounts : new Uint32Array(gapCounts.length);
	let [count, members] = [0, 0];
	for (let m = 0; m < boundsOf.length; m++) {
		if (b > 0 && boundsOf[m] !== b) continue;
		const [from, to] = [gapStart[m]!, gapStart[m + 1]!];
		if (from < to) members++;
		count += to - from;
		if (b > 0) for (let i = from; i < to; i++) own[gaps[i]!]!++;
	}
	const [atRisk, lost] =
		count === 0
			? [params.newDays, params.newDays]
			: quantilesOfCounts(own, [params.atRisk / 100, params.lost / 100]);
	return {
		group,
		gaps: count,
		members,
		atRisk: snap(atRisk!),
		lost: snap(lost!),
		borrowed: b > 0 && count < FEW_GAPS,
	};
}
