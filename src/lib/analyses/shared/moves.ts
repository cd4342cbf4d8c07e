import { isTold } from './suppress';

/** From which standing to which: row by row, the highest standing first. */
type Matrix = readonly (readonly number[])[];

/** How many stood where each row stands. */
export function rowSums(counts: Matrix): number[] {
	return counts.map((row) => row.reduce((sum, count) => sum + count, 0));
}

/** How many stand where each column stands. */
export function columnSums(counts: Matrix): number[] {
	return (counts[0] ?? []).map((_, to) => counts.reduce((sum, row) => sum + row[to]!, 0));
}

/** How many stand higher, lower and as they stood. NaN where a count of them is not told. */
export interface Moved {
	readonly up: number;
	readonly down: number;
	readonly stayed: number;
}

/** `leaving`: standings from and to which nothing moves, as what comes or goes. */
export function movedIn(counts: Matrix, leaving: readonly number[] = []): Moved {
	let [up, down, stayed] = [0, 0, 0];
	counts.forEach((row, from) =>
		row.forEach((count, to) => {
			if (leaving.includes(from) || leaving.includes(to)) return;
			const n = isTold(count) ? count : NaN;
			if (to < from) up += n;
			else if (to > from) down += n;
			else stayed += n;
		}),
	);
	return { up, down, stayed };
}
