import type { Box } from './linter';

const FEWEST = 1;
const MOST = 5;

/** Boxes that hold these combinations of scores from 1 to 5 and no others, none of them twice: few, the largest first found. */
export function coverScores(
	axes: readonly string[],
	inside: (scores: readonly number[]) => boolean,
): Box[] {
	const left = new Map<string, readonly number[]>();
	for (const scores of combinations(axes.length))
		if (inside(scores)) left.set(scores.join(), scores);
	const orders = permutations(axes.map((_, i) => i));
	const boxes: Box[] = [];
	for (let first = next(left); first !== undefined; first = next(left)) {
		const from = first;
		const ends = orders.map((order) => grown(from, order, left));
		const volume = (to: readonly number[]): number =>
			to.reduce((product, high, a) => product * (high - from[a]! + 1), 1);
		const to = ends.reduce((best, one) => (volume(one) > volume(best) ? one : best));
		for (const scores of combinations(axes.length, from, to)) left.delete(scores.join());
		boxes.push(
			Object.fromEntries(
				axes.flatMap((name, a) =>
					from[a] === FEWEST && to[a] === MOST ? [] : [[name, { min: from[a], max: to[a] }]],
				),
			),
		);
	}
	return boxes;
}

const next = (left: ReadonlyMap<string, readonly number[]>) => left.values().next().value;

/** How far a box that begins here can go, along one axis after the other. */
function grown(
	from: readonly number[],
	order: readonly number[],
	left: ReadonlyMap<string, unknown>,
): readonly number[] {
	const to = [...from];
	for (const axis of order) {
		while (to[axis]! < MOST) {
			const start = from.with(axis, to[axis]! + 1);
			const end = to.with(axis, to[axis]! + 1);
			const layer = combinations(from.length, start, end);
			if (!layer.every((scores) => left.has(scores.join()))) break;
			to[axis]!++;
		}
	}
	return to;
}

/** All combinations between two, the last axis running fastest. */
function combinations(
	axes: number,
	from: readonly number[] = Array<number>(axes).fill(FEWEST),
	to: readonly number[] = Array<number>(axes).fill(MOST),
): (readonly number[])[] {
	let all: (readonly number[])[] = [[]];
	for (let a = 0; a < axes; a++) {
		const scores = Array.from({ length: to[a]! - from[a]! + 1 }, (_, i) => from[a]! + i);
		all = all.flatMap((one) => scores.map((score) => [...one, score]));
	}
	return all;
}

function permutations(of: readonly number[]): (readonly number[])[] {
	if (of.length < 2) return [of];
	return of.flatMap((one) =>
		permutations(of.filter((other) => other !== one)).map((rest) => [one, ...rest]),
	);
}
