import { DAY, HOUR } from '../../base/time';
import type { ColumnRef, Data } from '../contract';
import { blocks } from '../shared/blocks';
import { codesOf, type ValueLabel } from '../shared/member-values';
import { rowsBetween } from '../shared/range';
import { stepBits } from '../shared/selector';
import type { PreferenceParams } from './manifest';
import type { AspectId, PreferenceLabel } from './result';

/** Values of events, cut to those that have a row. */
export interface Values {
	readonly id: AspectId;
	/** Row of an event of a member; −1 = not known. */
	rowOf(event: number, member: number): number;
	readonly labels: readonly PreferenceLabel[];
	/** Events by row. */
	readonly events: readonly number[];
	readonly unknown: number;
}

/** Calls `visit` for the events of every member that count. */
export function* eachEvent(
	data: Data,
	{ event }: PreferenceParams,
	visit: (member: number, events: ArrayLike<number>, n: number) => void,
): Generator<number, void, void> {
	const { timeline, scope } = data;
	const { codes } = timeline.kind;
	const { byKind, byRow } = stepBits(data, [event]);
	const range = { first: 0, last: 0 };
	const found: number[] = [];
	for (const block of blocks(timeline)) {
		for (let m = block.from; m < block.to; m++) {
			rowsBetween(data, m, scope.from, scope.to, range);
			let n = 0;
			for (let i = range.first; i < range.last; i++)
				if ((byRow === null ? byKind[codes[i]!]! : byRow[i]!) !== 0) found[n++] = i;
			if (n > 0) visit(m, found, n);
		}
		yield block.share;
	}
}

/** The aspects that are asked for and that the data have. */
export function* aspectsOf(
	data: Data,
	params: PreferenceParams,
): Generator<number, Values[], void> {
	const out = [yield* columnValues(data, params, 'category', params.category)];
	if (!data.facts.dateOnly) out.push(yield* partValues(data, params));
	if (params.channel !== null)
		out.push(yield* columnValues(data, params, 'channel', params.channel));
	return out;
}

function* columnValues(
	data: Data,
	params: PreferenceParams,
	id: AspectId,
	ref: ColumnRef | null,
): Generator<number, Values, void> {
	const { of, column } =
		ref === null ? ({ of: 'event', column: data.timeline.kind } as const) : data.column(ref);
	const { count, codes, text } = codesOf(column);
	const byMember = of === 'member';
	const sizes = new Float64Array(count);
	yield* silently(
		eachEvent(data, params, (member, events, n) => {
			for (let i = 0; i < n; i++) sizes[codes[byMember ? member : events[i]!]!]!++;
		}),
	);
	const used = [...sizes.keys()].filter((code) => code > 0 && sizes[code]! > 0);
	used.sort((a, b) => sizes[b]! - sizes[a]! || (text(a) < text(b) ? -1 : 1));
	const shown = used.length > params.top + 1 ? used.slice(0, params.top) : used;
	const others = used.length - shown.length;
	const isFlag = column.kind === 'flag';
	const labels = shown.map((code): PreferenceLabel => {
		const label = text(code);
		if (ref === null) return { kind: label };
		const flag: ValueLabel = { message: label === 'true' ? 'value.yes' : 'value.no' };
		return isFlag ? flag : { text: label };
	});
	const events = shown.map((code) => sizes[code]!);
	if (others > 0) {
		labels.push({ others });
		events.push(used.slice(shown.length).reduce((sum, code) => sum + sizes[code]!, 0));
	}
	const table = new Int32Array(count).fill(shown.length);
	table[0] = -1;
	shown.forEach((code, row) => (table[code] = row));
	const rowOf = byMember
		? (_event: number, member: number) => table[codes[member]!]!
		: (event: number) => table[codes[event]!]!;
	return { id, rowOf, labels, events, unknown: sizes[0]! };
}

const PARTS = ['night', 'morning', 'afternoon', 'evening'] as const;

/** Quarters of the day, from midnight, 6, 12 and 18 o'clock. */
function* partValues(data: Data, params: PreferenceParams): Generator<number, Values, void> {
	const { time } = data.timeline;
	const rowOf = (event: number): number => {
		const t = time[event]!;
		return Math.floor((t - Math.floor(t / DAY) * DAY) / (6 * HOUR));
	};
	const events = PARTS.map(() => 0);
	yield* silently(
		eachEvent(data, params, (_member, found, n) => {
			for (let i = 0; i < n; i++) events[rowOf(found[i]!)]!++;
		}),
	);
	const labels = PARTS.map((part): PreferenceLabel => ({ message: `part.${part}` }));
	return { id: 'part', rowOf, labels, events, unknown: 0 };
}

/** Lets the engine breathe without a share done: a first look, before the way is known. */
function* silently(steps: Generator<number, void, void>): Generator<number, void, void> {
	for (const _share of steps) yield 0;
}
