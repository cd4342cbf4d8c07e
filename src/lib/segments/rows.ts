import type { Data } from '../analyses/contract';
import { compileCondition } from '../analyses/shared/condition';
import { kindFlags, kindOf } from '../analyses/shared/selector';
import type { Codes } from '../columns/column';
import { rowsOf } from '../columns/rows-by-code';
import type { Condition, EventSelector } from '../model/event-selector';
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
	let rows = candidates;
	if (limited) rows = inSpan(rows, timeline.time, span);
	if (not !== undefined) rows = withCode(rows, codes, kindFlags(data, { not }));
	for (const condition of where ?? []) rows = withCondition(data, rows, condition);
	return rows;
}

function inSpan(rows: Rows, time: Float64Array, { from, to }: Span): Uint32Array {
	const count = rows === null ? time.length : rows.length;
	const found = new Uint32Array(count);
	let n = 0;
	for (let i = 0; i < count; i++) {
		const row = rows === null ? i : rows[i]!;
		const at = time[row]!;
		if (at >= from && at < to) found[n++] = row;
	}
	return found.subarray(0, n);
}

/** One loop for each kind of column: a test that is called for every row costs more than all else. */
function withCondition(data: Data, rows: Rows, condition: Condition): Uint32Array {
	const { of, column } = data.column(condition.column);
	const { offsets, events } = data.timeline;
	const test = compileCondition(column, condition);
	if (of === 'member') {
		const flags = Uint8Array.from({ length: column.length }, (_, m) => (test(m) ? 1 : 0));
		return ofMembers(rows, events, offsets, flags);
	}
	if (column.kind === 'category') {
		const { length } = column.dictionary.values;
		const each = { ...column, length, codes: Uint32Array.from({ length }, (_, code) => code) };
		const testCode = compileCondition(each, condition);
		const flags = Uint8Array.from({ length }, (_, code) => (testCode(code) ? 1 : 0));
		return withCode(rows, column.codes, flags);
	}
	const { is, isNot, min = -Infinity, max = Infinity } = condition;
	if (column.kind === 'number' && is === undefined && isNot === undefined)
		return withNumber(rows, column.values, min, max);
	return withTest(rows, events, test);
}

function withCode(rows: Rows, codes: Codes, flags: Uint8Array): Uint32Array {
	const count = rows === null ? codes.length : rows.length;
	const found = new Uint32Array(count);
	let n = 0;
	for (let i = 0; i < count; i++) {
		const row = rows === null ? i : rows[i]!;
		// Written always, kept when it fits: cheaper than a branch that is guessed wrong.
		found[n] = row;
		n += flags[codes[row]!]!;
	}
	return found.subarray(0, n);
}

function withNumber(rows: Rows, values: Float64Array, min: number, max: number): Uint32Array {
	const count = rows === null ? values.length : rows.length;
	const found = new Uint32Array(count);
	let n = 0;
	for (let i = 0; i < count; i++) {
		const row = rows === null ? i : rows[i]!;
		const value = values[row]!;
		if (value >= min && value <= max) found[n++] = row;
	}
	return found.subarray(0, n);
}

function ofMembers(
	rows: Rows,
	events: number,
	offsets: Uint32Array,
	flags: Uint8Array,
): Uint32Array {
	const count = rows === null ? events : rows.length;
	const found = new Uint32Array(count);
	let n = 0;
	for (let m = 0, i = 0; m < flags.length; m++) {
		const end = offsets[m + 1]!;
		const wanted = flags[m] === 1;
		for (; i < count; i++) {
			const row = rows === null ? i : rows[i]!;
			if (row >= end) break;
			if (wanted) found[n++] = row;
		}
	}
	return found.subarray(0, n);
}

function withTest(rows: Rows, events: number, test: (row: number) => boolean): Uint32Array {
	const count = rows === null ? events : rows.length;
	const found = new Uint32Array(count);
	let n = 0;
	for (let i = 0; i < count; i++) {
		const row = rows === null ? i : rows[i]!;
		if (test(row)) found[n++] = row;
	}
	return found.subarray(0, n);
}
