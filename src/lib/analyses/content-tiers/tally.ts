import type { Data } from '../contract';
import { blocks } from '../shared/blocks';
import { snap } from '../shared/money';
import { rowsBetween } from '../shared/range';
import type { Span } from '../shared/span';
import type { ContentTiersParams } from './manifest';
import type { Windows } from './result';
import type { Source } from './source';

/** What was done with each content in a time range, by its code. */
export interface Tally {
	/** 1 where an event counts, though it were only a refund. */
	readonly present: Uint8Array;
	readonly score: Float64Array;
}

export interface Tallies {
	readonly range: Tally;
	readonly before: Tally | null;
	readonly now: Tally | null;
	/** In the range: members by content; things done, and those of them that name no content or no amount. */
	readonly people: Uint32Array;
	readonly events: number;
	readonly without: number;
	readonly withoutAmount: number;
}

/** Adds up the events of the range and of both windows. Yields the share done. */
export function* tally(
	data: Data,
	score: ContentTiersParams['score'],
	source: Source,
	range: Span,
	windows: Windows | null,
): Generator<number, Tallies, void> {
	const reader = contentReader(data, score, source, range, windows);
	for (const block of blocks(data.timeline)) {
		reader.read(block.from, block.to);
		yield block.share;
	}
	return reader.tallies();
}

const NEVER: Span = { from: Infinity, to: Infinity };

/**
 * What is counted of a content in the range lies together, so that an event reaches for one place in memory: events, members, 1 + the
 * member who was counted last, and in which of the time ranges something was refunded.
 */
const PLACES = 4;
const PEOPLE = 1;
const LAST = 2;
const REFUNDED = 3;
/** Of each window: how many events or members, and 1 + the last member. */
const WINDOW = 2;
/** Time ranges, and their bits where something was refunded. */
const RANGE = 0;
const BEFORE = 1;
const NOW = 2;

/** Reads the events of members `from … to`, exclusive. */
function contentReader(
	data: Data,
	score: ContentTiersParams['score'],
	{ count, codes, byMember, sign, test, amounts, net, named }: Source,
	range: Span,
	windows: Windows | null,
) {
	const { time, kind } = data.timeline;
	const kinds = kind.codes;
	const { before, now } = windows ?? { before: NEVER, now: NEVER };
	const low = Math.min(range.from, before.from);
	const high = windows === null ? range.to : Math.max(range.to, now.to);
	const ranges = windows === null ? 1 : 3;
	const counts = new Uint32Array(count * PLACES);
	const times = new Uint32Array(windows === null ? 0 : count * 2 * WINDOW);
	const sums = new Float64Array(amounts === null ? 0 : count * ranges);
	const isDistinct = score !== 'events';
	const rows = { first: 0, last: 0 };
	let [events, without, withoutAmount] = [0, 0, 0];

	function add(code: number, member: number): void {
		const at = code * PLACES;
		counts[at]!++;
		if (counts[at + LAST] === member) return;
		counts[at + LAST] = member;
		counts[at + PEOPLE]!++;
	}

	function addTo(window: number, code: number, member: number): void {
		const at = (code * 2 + window - BEFORE) * WINDOW;
		if (isDistinct && times[at + 1] === member) return;
		times[at + 1] = member;
		times[at]!++;
	}

	/** Without money every event that counts is something done. */
	function readPlain(from: number, to: number): void {
		const { from: begin, to: end } = range;
		const { from: first, to: middle } = before;
		const last = now.to;
		let [done, unnamed] = [0, 0];
		for (let m = from; m < to; m++) {
			rowsBetween(data, m, low, high, rows);
			const stop = rows.last;
			for (let i = rows.first; i < stop; i++) {
				if (sign[kinds[i]!] === 0 || (test !== null && !test(i, m))) continue;
				const t = time[i]!;
				const code = codes[byMember ? m : i]!;
				if (t >= begin && t < end) {
					done++;
					if (code === 0) unnamed++;
					add(code, m + 1);
				}
				if (t >= first && t < last) addTo(t < middle ? BEFORE : NOW, code, m + 1);
			}
		}
		events += done;
		without += unnamed;
	}

	function readMoney(from: number, to: number, amounts: Float64Array): void {
		const { from: begin, to: end } = range;
		const { from: first, to: middle } = before;
		const last = now.to;
		let [done, unnamed, unpriced] = [0, 0, 0];
		for (let m = from; m < to; m++) {
			rowsBetween(data, m, low, high, rows);
			const stop = rows.last;
			for (let i = rows.first; i < stop; i++) {
				const s = sign[kinds[i]!]!;
				if (s === 0 || (test !== null && !test(i, m))) continue;
				const amount = amounts[i]!;
				const isDone = s > 0 && !(amount < 0);
				if (!isDone && (!net || amount !== amount)) continue;
				const money = isDone ? amount : -Math.abs(amount);
				const t = time[i]!;
				const code = codes[byMember ? m : i]!;
				if (t >= begin && t < end) {
					if (isDone) {
						done++;
						if (code === 0) unnamed++;
						if (amount !== amount) unpriced++;
						add(code, m + 1);
					} else counts[code * PLACES + REFUNDED]! |= 1 << RANGE;
					if (amount === amount) sums[code * ranges]! += money;
				}
				if (t >= first && t < last) {
					const window = t < middle ? BEFORE : NOW;
					if (isDone) addTo(window, code, m + 1);
					else counts[code * PLACES + REFUNDED]! |= 1 << window;
					if (amount === amount) sums[code * ranges + window]! += money;
				}
			}
		}
		events += done;
		without += unnamed;
		if (named) withoutAmount += unpriced;
	}

	function read(from: number, to: number): void {
		if (amounts === null) readPlain(from, to);
		else readMoney(from, to, amounts);
	}

	function tallyOf(which: number): Tally {
		const present = new Uint8Array(count);
		const scores = new Float64Array(count);
		for (let code = 1; code < count; code++) {
			const at = code * PLACES;
			const own = score === 'people' ? at + PEOPLE : at;
			const n = which === RANGE ? counts[own]! : times[(code * 2 + which - BEFORE) * WINDOW]!;
			if (n === 0 && (counts[at + REFUNDED]! & (1 << which)) === 0) continue;
			present[code] = 1;
			// + 0: no −0, which would not be the same.
			scores[code] = score === 'amount' ? snap(sums[code * ranges + which]!) + 0 : n;
		}
		return { present, score: scores };
	}

	function tallies(): Tallies {
		const people = new Uint32Array(count);
		for (let code = 1; code < count; code++) people[code] = counts[code * PLACES + PEOPLE]!;
		return {
			range: tallyOf(RANGE),
			before: windows === null ? null : tallyOf(BEFORE),
			now: windows === null ? null : tallyOf(NOW),
			people,
			events,
			without,
			withoutAmount,
		};
	}
	return { read, tallies };
}

/** Calls `visit` for every member who did something with a content in the range, with bits by `bitOf[code]`. */
export function* eachActor(
	data: Data,
	{ codes, byMember, sign, test, amounts }: Source,
	range: Span,
	bitOf: Uint8Array,
	visit: (member: number, bits: number) => void,
): Generator<number, void, void> {
	const kinds = data.timeline.kind.codes;
	const rows = { first: 0, last: 0 };
	const read = (from: number, to: number): void => {
		for (let m = from; m < to; m++) {
			rowsBetween(data, m, range.from, range.to, rows);
			let bits = 0;
			for (let i = rows.first; i < rows.last; i++) {
				if (sign[kinds[i]!]! <= 0 || (amounts !== null && amounts[i]! < 0)) continue;
				if (test === null || test(i, m)) bits |= bitOf[codes[byMember ? m : i]!]!;
			}
			if (bits !== 0) visit(m, bits);
		}
	};
	for (const block of blocks(data.timeline)) {
		read(block.from, block.to);
		yield block.share;
	}
}

/** With which contents a member did something in the range, and how often: as `eachActor` counts them. */
export function contentsOf(
	data: Data,
	{ codes, byMember, sign, test, amounts }: Source,
	range: Span,
	member: number,
): Map<number, number> {
	const kinds = data.timeline.kind.codes;
	const rows = rowsBetween(data, member, range.from, range.to, { first: 0, last: 0 });
	const times = new Map<number, number>();
	for (let i = rows.first; i < rows.last; i++) {
		if (sign[kinds[i]!]! <= 0 || (amounts !== null && amounts[i]! < 0)) continue;
		const code = codes[byMember ? member : i]!;
		if (code !== 0 && (test === null || test(i, member)))
			times.set(code, (times.get(code) ?? 0) + 1);
	}
	return times;
}
