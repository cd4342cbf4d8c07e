import { DAY } from '../../base/time';
import type { NumberColumn } from '../../columns/column';
import { daysOf } from '../../columns/days';
import type { WallTime } from '../../model/dataset';
import type { Data } from '../contract';
import { blocks } from '../shared/blocks';
import { snap } from '../shared/money';
import { periodsOver } from '../shared/periods';
import { kindFlags, matcher, plainTest } from '../shared/selector';
import { memberSince } from '../shared/since';
import { spanOf, type Span } from '../shared/span';
import type { CreatorsParams } from './manifest';

/** Members with a piece of content in the range, ascending; the arrays have one entry for each. */
export interface Creators {
	readonly member: Uint32Array;
	readonly volume: Float64Array;
	readonly days: Float64Array;
	readonly value: Float64Array;
	readonly score: Float64Array;
	/** Members known by then. */
	readonly known: number;
	readonly withoutValue: number;
}

/** What a piece is worth. */
type Worth = (row: number, member: number) => number;

/** Reads the pieces before `until` member by member and scores who made some. Yields the share done. */
export function* scoreCreators(
	data: Data,
	params: CreatorsParams,
	until: WallTime,
): Generator<number, Creators, void> {
	const { timeline } = data;
	const span = spanOf(data);
	const to = Math.min(span.to, until);
	const fade = fading(data, params, span.from, to);
	const received =
		params.quality === 'addressed' ? yield* reactions(data, params, span.from, to, fade) : null;
	const reader = pieceReader(data, params, { from: span.from, to, fade, received });
	const done = received === null ? 0 : 0.5;
	for (const block of blocks(timeline)) {
		reader.read(block.from, block.to);
		yield done + block.share * (1 - done);
	}
	return reader.creators();
}

interface Reading extends Span {
	readonly fade: (t: WallTime) => number;
	readonly received: Received | null;
}

/** Reads the pieces of members `from … to`, exclusive; blocks must follow each other. */
function pieceReader(
	data: Data,
	params: CreatorsParams,
	{ from: begin, to: until, fade, received }: Reading,
): { read(from: number, to: number): void; creators(): Creators } {
	const { timeline } = data;
	const { start, end, time, kind } = timeline;
	const { codes } = kind;
	const { of: dayOf } = daysOf(time);
	const content = kindFlags(data, params.content);
	const test = plainTest(data, params.content);
	const isProduct = params.score === 'product';
	// Of the decayed sum no day is asked for.
	const active = isProduct ? kindFlags(data, params.activity) : new Uint8Array(content.length);
	const testActive = isProduct ? plainTest(data, params.activity) : null;
	const worth = received === null ? worthOf(data, params) : null;

	const member: number[] = [];
	const volumes: number[] = [];
	const dayCounts: number[] = [];
	const values: number[] = [];
	const scores: number[] = [];
	let known = 0;
	let withoutValue = 0;

	function read(from: number, to: number): void {
		for (let m = from; m < to; m++) {
			if (memberSince(timeline, m) < until) known++;
			let volume = 0;
			let days = 0;
			let day = -1;
			let value = 0;
			let faded = 0;
			for (let i = start[m]!, stop = end[m]!; i < stop; i++) {
				const t = time[i]!;
				if (t < begin) continue;
				if (t >= until) break;
				const code = codes[i]!;
				const own = dayOf[i]!;
				if (active[code] === 1 && own !== day && (testActive === null || testActive(i, m))) {
					days++;
					day = own;
				}
				if (content[code] === 0 || (test !== null && !test(i, m))) continue;
				volume++;
				if (worth === null) continue;
				const worthy = worth(i, m);
				if (worthy !== worthy) {
					withoutValue++;
					continue;
				}
				value += worthy;
				faded += worthy * fade(t);
			}
			if (volume === 0) continue;
			if (received !== null) {
				value = received.plain[m]!;
				faded = received.faded[m]!;
			}
			member.push(m);
			volumes.push(volume);
			dayCounts.push(days);
			values.push(snap(value));
			// (worth ÷ pieces) × pieces × days
			scores.push(snap(isProduct ? value * days : faded));
		}
	}
	return {
		read,
		creators: () => ({
			member: Uint32Array.from(member),
			volume: Float64Array.from(volumes),
			days: Float64Array.from(dayCounts),
			value: Float64Array.from(values),
			score: Float64Array.from(scores),
			known,
			withoutValue,
		}),
	};
}

/** NaN = the column says nothing. What is below 0 is worth nothing. */
function worthOf(data: Data, { quality, column }: CreatorsParams): Worth {
	if (quality !== 'column' || column === null) return () => 1;
	const found = data.column(column);
	if (found.column.kind !== 'number') throw new Error(`${column} is not a number`);
	const { values }: NumberColumn = found.column;
	const of =
		found.of === 'event' ? (i: number) => values[i]! : (_: number, m: number) => values[m]!;
	return (i, m) => Math.max(0, of(i, m));
}

/** What is left of something at a time: decay ^ calendar months ago; nothing when too long ago. */
function fading(
	data: Data,
	{ score, decay, months }: CreatorsParams,
	from: WallTime,
	to: WallTime,
): (t: WallTime) => number {
	if (score === 'product' || from >= to) return () => 1;
	const { ofDay, begin, count } = periodsOver('month', from, to, data.weekStart);
	const powers = Float64Array.from({ length: count }, (_, p) => {
		const ago = count - 1 - p;
		return months > 0 && ago >= months ? 0 : decay ** ago;
	});
	return (t) => powers[ofDay[((t - begin) / DAY) | 0]!]!;
}

interface Received {
	readonly plain: Float64Array;
	readonly faded: Float64Array;
}

/** Reactions of others that address a member. */
function* reactions(
	data: Data,
	{ reaction }: CreatorsParams,
	from: WallTime,
	to: WallTime,
	fade: (t: WallTime) => number,
): Generator<number, Received, void> {
	const { timeline, members } = data;
	const { start, end, time } = timeline;
	const { column } = data.column('target');
	if (column.kind !== 'category') throw new Error('The target is not a category');
	const numbers = new Map(members.ids.map((id, m) => [id, m]));
	const memberOf = Int32Array.from(column.dictionary.values, (id, code) =>
		code === 0 ? -1 : (numbers.get(id) ?? -1),
	);
	const matches = matcher(data, reaction);
	const plain = new Float64Array(timeline.members);
	const faded = new Float64Array(timeline.members);
	for (const block of blocks(timeline)) {
		for (let m = block.from; m < block.to; m++) {
			for (let i = start[m]!, stop = end[m]!; i < stop; i++) {
				const t = time[i]!;
				if (t < from) continue;
				if (t >= to) break;
				const target = memberOf[column.codes[i]!]!;
				if (target === -1 || target === m || !matches(i, m)) continue;
				plain[target]!++;
				faded[target]! += fade(t);
			}
		}
		yield block.share * 0.5;
	}
	return { plain, faded };
}
