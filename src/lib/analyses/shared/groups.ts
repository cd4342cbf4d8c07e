import type { Codes, Column } from '../../columns/column';
import { formatDay, formatTime } from '../../base/time';
import { decodeWtf8 } from '../../base/wtf8';

/** A column as groups to break a figure down by. Code 0 = missing. */
export interface Groups {
	/** Codes are 0 … count − 1. */
	readonly count: number;
	/** One per entry of the column: for hot loops. A view of a category column. */
	readonly codes: Codes;
	/** Group of an entry of the column: of a row for event columns, of a member for member columns. */
	code(entry: number): number;
	/** What to call it; null = missing. */
	label(code: number): string | null;
}

/** Views a category column as it is; other columns are grouped by the text of their values (one pass). */
export function groupsOf(column: Column): Groups {
	if (column.kind === 'category') {
		const { codes, dictionary } = column;
		return {
			count: dictionary.values.length,
			codes,
			code: (i) => codes[i]!,
			label: (code) => (code === 0 ? null : dictionary.values[code]!),
		};
	}
	const text = textOf(column);
	const codes = new Uint32Array(column.length);
	const labels = [''];
	const known = new Map([['', 0]]);
	for (let i = 0; i < column.length; i++) {
		const label = text(i);
		let code = known.get(label);
		if (code === undefined) {
			code = labels.push(label) - 1;
			known.set(label, code);
		}
		codes[i] = code;
	}
	return {
		count: labels.length,
		codes,
		code: (i) => codes[i]!,
		label: (code) => (code === 0 ? null : labels[code]!),
	};
}

function textOf(column: Exclude<Column, { kind: 'category' }>): (entry: number) => string {
	switch (column.kind) {
		case 'number':
			return (i) => (Number.isNaN(column.values[i]!) ? '' : String(column.values[i]!));
		case 'time':
			return (i) => (column.dateOnly ? formatDay : formatTime)(column.values[i]!);
		case 'flag':
			return (i) => (column.present.has(i) ? String(column.values.has(i)) : '');
		case 'text': {
			const { bytes, offsets } = column;
			return (i) => decodeWtf8(bytes, offsets[i], offsets[i + 1]);
		}
		case 'tags': {
			const { codes, offsets, dictionary } = column;
			return (i) =>
				Array.from(codes.subarray(offsets[i]!, offsets[i + 1]!), (c) => dictionary.values[c]!)
					.sort()
					.join(', ');
		}
	}
}
