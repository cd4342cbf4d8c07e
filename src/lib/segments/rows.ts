import type { Data } from '../analyses/contract';
import { kindFlags, kindOf, matcher, type Matcher } from '../analyses/shared/selector';
import type { Codes } from '../columns/column';
import { rowsOf } from '../columns/rows-by-code';
import type { EventSelector } from '../model/event-selector';
import type { Span } from './window';

/** Rows of the timeline, ascending; null = all of them. */
export type Rows = Uint32Array | null;

/**
 * The rows that a selector finds in a span of time, whoever's they are. Rows of one kind are looked up (columns/rows-by-code);
 * everything else is one pass over the candidates.
 */
export function selectRows(data: Data, selector: EventSelector, span: Span): Rows {
	const { timeline, facts } = data;
	const kind = kindOf(selector);
	let candidates: Rows = null;
	if (kind !== undefined) {
		const code = timeline.kind.dictionary.values.indexOf(kind);
		candidates = code <= 0 ? new Uint32Array() : rowsOf(timeline.kind, code);
	}
	const where = selector === 'any' ? undefined : selector.where;
	const not = selector === 'any' ? undefined : selector.not;
	const limited =
		span.from > (facts.firstTime ?? -Infinity) || span.to <= (facts.lastTime ?? Infinity);
	if (!limited && where === undefined && not === undefined) return candidates;
	const { codes } = timeline.kind;
	return filterRows(candidates, {
		...span,
		events: timeline.events,
		offsets: timeline.offsets,
		time: timeline.time,
		codes,
		flags: not === undefined ? null : kindFlags(data, { not }),
		test: where === undefined ? null : matcher(data, { where }),
	});
}

interface Filter extends Span {
	readonly events: number;
	readonly offsets: Uint32Array;
	readonly time: Float64Array;
	readonly codes: Codes;
	readonly flags: Uint8Array | null;
	readonly test: Matcher | null;
}

function filterRows(
	candidates: Rows,
	{ from, to, events, offsets, time, codes, flags, test }: Filter,
): Uint32Array {
	const count = candidates === null ? events : candidates.length;
	const found = new Uint32Array(count);
	let n = 0;
	let member = 0;
	for (let i = 0; i < count; i++) {
		const row = candidates === null ? i : candidates[i]!;
		const at = time[row]!;
		if (at < from || at >= to) continue;
		if (flags !== null && flags[codes[row]!] === 0) continue;
		if (test !== null) {
			while (offsets[member + 1]! <= row) member++;
			if (!test(row, member)) continue;
		}
		found[n++] = row;
	}
	return found.subarray(0, n);
}
