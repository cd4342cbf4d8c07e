import type { CategoryColumn, Codes } from './column';
import { rowsOf } from './rows-by-code';

/** The rows of one code, member by member: those of `members[i]` are `rows[starts[i]] … rows[starts[i + 1] − 1]`. */
export interface Runs {
	readonly count: number;
	/** Ascending; each has at least one row. */
	readonly members: Uint32Array;
	/** Length count + 1. */
	readonly starts: Uint32Array;
	readonly rows: Uint32Array;
}

/** Columns never change, so what is known of them is found once and goes when they go. */
const known = new WeakMap<Codes, Map<number, Runs>>();
const picked = new WeakMap<Runs, WeakMap<Float64Array, Float64Array>>();

/** Whose the rows of a code are. `offsets` are the timeline's that the column belongs to. */
export function runsOf(column: CategoryColumn, code: number, offsets: Uint32Array): Runs {
	let ofColumn = known.get(column.codes);
	if (ofColumn === undefined) known.set(column.codes, (ofColumn = new Map<number, Runs>()));
	let runs = ofColumn.get(code);
	if (runs === undefined) ofColumn.set(code, (runs = findRuns(rowsOf(column, code), offsets)));
	return runs;
}

function findRuns(rows: Uint32Array, offsets: Uint32Array): Runs {
	const members: number[] = [];
	const starts: number[] = [];
	let member = -1;
	for (let i = 0; i < rows.length; i++) {
		const row = rows[i]!;
		if (member >= 0 && row < offsets[member + 1]!) continue;
		do member++;
		while (offsets[member + 1]! <= row);
		members.push(member);
		starts.push(i);
	}
	starts.push(rows.length);
	return {
		count: members.length,
		members: Uint32Array.from(members),
		starts: Uint32Array.from(starts),
		rows,
	};
}

/** The values of these rows, one after the other: reading them so touches no memory in between. A view that others share. */
export function pick(values: Float64Array, runs: Runs): Float64Array {
	let ofRuns = picked.get(runs);
	if (ofRuns === undefined) picked.set(runs, (ofRuns = new WeakMap()));
	let out = ofRuns.get(values);
	if (out === undefined) {
		out = Float64Array.from(runs.rows, (row) => values[row]!);
		ofRuns.set(values, out);
	}
	return out;
}
