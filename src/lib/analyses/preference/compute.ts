import { BitSet } from '../../base/bitset';
import { drain, stretch } from '../../base/drain';
import { wilson } from '../../base/interval';
import { quantiles } from '../../base/quantile';
import { partRatio } from '../../base/ratio';
import type { Compute, Data, People } from '../contract';
import { labelText } from '../shared/member-values';
import { memberSince } from '../shared/since';
import { aspectsOf, type Values } from './aspects';
import type { PreferenceParams } from './manifest';
import type {
	Aspect,
	AspectId,
	Pair,
	PreferenceLabel,
	PreferenceRef,
	PreferenceResult,
} from './result';
import { baseOf, eachTaste, effective, likings, spreadOf } from './taste';

/** Categories whose pairs are looked at. */
const PAIRED = 8;

export const compute: Compute<PreferenceParams, PreferenceResult> = function* (data, params) {
	const members = membersOf(data);
	const all = yield* aspectsOf(data, params);
	const aspects: Aspect[] = [];
	let pairs: Pair[] = [];
	for (const [i, values] of all.entries()) {
		const both = i === 0 ? new Uint32Array(PAIRED * PAIRED) : null;
		const steps = aspectOf(data, params, values, members, both);
		const aspect = yield* stretch(steps, i / all.length, (i + 1) / all.length);
		aspects.push(aspect);
		if (both !== null) pairs = pairsOf(aspect, both);
	}
	const [{ decided, few }] = aspects as [Aspect];
	return { members, aspects, active: decided + few, pairs, dateOnly: data.facts.dateOnly };
};

/** Who is known before the end of the time range. */
function membersOf({ timeline, scope }: Data): number {
	let count = 0;
	for (let m = 0; m < timeline.members; m++) if (memberSince(timeline, m) < scope.to) count++;
	return count;
}

function* aspectOf(
	data: Data,
	params: PreferenceParams,
	values: Values,
	members: number,
	both: Uint32Array | null,
): Generator<number, Aspect, void> {
	const { labels, events, unknown } = values;
	const base = baseOf(values);
	const reach = labels.map(() => 0);
	const prefer = labels.map(() => 0);
	const first = labels.map(() => 0);
	const spread: [number, number, number] = [0, 0, 0];
	const numbers: number[] = [];
	let few = 0;
	let none = 0;
	yield* eachTaste(data, params, values, (taste) => {
		for (const row of taste.touched) reach[row]!++;
		if (both !== null) countPairs(taste.touched, both);
		if (taste.n < params.least) {
			few++;
			return;
		}
		const liked = likings(taste, base);
		for (const { row } of liked) prefer[row]!++;
		if (liked[0] === undefined) none++;
		else first[liked[0].row]!++;
		const number = effective(taste);
		numbers.push(number);
		spread[spreadOf(number)]++;
	});
	const decided = numbers.length;
	const total = events.reduce((sum, n) => sum + n, 0);
	return {
		id: values.id,
		rows: labels.map((label, row) => ({
			label,
			events: events[row]!,
			share: total === 0 ? 0 : events[row]! / total,
			reach: reach[row]!,
			prefer: prefer[row]!,
			first: first[row]!,
			rate: decided === 0 ? null : prefer[row]! / decided,
			interval: decided === 0 ? null : wilson(prefer[row]!, decided),
		})),
		events: total,
		unknown,
		decided,
		few,
		absent: members - decided - few,
		none,
		spread,
		effective: quantiles(numbers, [0.1, 0.25, 0.5, 0.75, 0.9]),
	};
}

function countPairs(touched: readonly number[], both: Uint32Array): void {
	for (const a of touched)
		for (const b of touched) if (a < b && b < PAIRED) both[a * PAIRED + b]!++;
}

function pairsOf({ rows, decided, few }: Aspect, both: Uint32Array): Pair[] {
	const out: Pair[] = [];
	const n = Math.min(rows.length, PAIRED);
	for (let a = 0; a < n; a++)
		for (let b = a + 1; b < n; b++) {
			const count = both[a * PAIRED + b]!;
			const lift = partRatio(count, rows[a]!.reach, rows[b]!.reach, decided + few);
			out.push({ a, b, both: count, lift });
		}
	return out;
}

export const people: People<PreferenceParams, PreferenceRef> = (data, params, ref) => {
	const id: AspectId = typeof ref === 'object' && 'aspect' in ref ? ref.aspect : 'category';
	const values = drain(aspectsOf(data, params)).find((one) => one.id === id);
	const set = new BitSet(data.timeline.members);
	if (values === undefined) return set;
	const base = baseOf(values);
	const present = new BitSet(set.length);
	const steps = eachTaste(data, params, values, (taste) => {
		present.add(taste.member);
		const isDecided = taste.n >= params.least;
		const belongs = (): boolean => {
			if (ref === 'active') return true;
			if ('pair' in ref) return ref.pair.every((row) => taste.counts[row]! > 0);
			if ('spread' in ref) return isDecided && spreadOf(effective(taste)) === ref.spread;
			if ('row' in ref) {
				if (ref.of === 'reach') return taste.counts[ref.row]! > 0;
				const liked = isDecided ? likings(taste, base).map(({ row }) => row) : [];
				return ref.of === 'first' ? liked[0] === ref.row : liked.includes(ref.row);
			}
			if (ref.of === 'absent') return false;
			if (ref.of === 'few') return !isDecided;
			return isDecided && (ref.of === 'decided' || likings(taste, base).length === 0);
		};
		if (belongs()) set.add(taste.member);
	});
	drain(steps);
	if (typeof ref === 'object' && 'of' in ref && ref.of === 'absent')
		for (let m = 0; m < set.length; m++)
			if (memberSince(data.timeline, m) < data.scope.to && !present.has(m)) set.add(m);
	return set;
};

export { why } from './why';

/** One member's preferences, for lists that leave the page. */
export interface PreferenceMember {
	readonly id: string;
	readonly aspect: AspectId;
	/** Events whose value is known. */
	readonly events: number;
	/** Effective number of values. */
	readonly effective: number;
	/** At most three, first the surest; none where the events are too few. */
	readonly top: readonly {
		readonly value: string;
		readonly lift: number;
		readonly low: number;
		readonly high: number;
	}[];
}

/** A line for each member and aspect with events whose value is known. */
export function describePeople(data: Data, params: PreferenceParams): PreferenceMember[] {
	const out: PreferenceMember[] = [];
	for (const values of drain(aspectsOf(data, params))) {
		const base = baseOf(values);
		const steps = eachTaste(data, params, values, (taste) => {
			const liked = taste.n < params.least ? [] : likings(taste, base);
			out.push({
				id: data.members.ids[taste.member]!,
				aspect: values.id,
				events: taste.n,
				effective: effective(taste),
				top: liked.map(({ row, lift, interval }) => ({
					value: valueText(values.labels[row]!),
					lift,
					low: interval.low,
					high: interval.high,
				})),
			});
		});
		drain(steps);
	}
	return out;
}

function valueText(label: PreferenceLabel): string {
	if ('others' in label) return 'others';
	return 'message' in label ? label.message.replace(/^\w+\./, '') : labelText(label);
}
