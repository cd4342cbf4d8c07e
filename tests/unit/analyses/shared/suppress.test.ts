import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SUPPRESSED } from '$lib/analyses/contract';
import { Disclosure } from '$lib/analyses/shared/disclosure';

const K = 5;
/** No count in these tests is larger, so that a reader who tries everything comes to an end. */
const LARGEST = 14;

/** Counts of a group whose total is shown too. */
function suppressGroup(
	counts: ArrayLike<number>,
	k: number,
): { readonly parts: number[]; readonly total: number } {
	const disclosure = new Disclosure(k);
	const parts = Array.from(counts, (value) => disclosure.shown(value));
	const sum = Array.from(counts).reduce((all, value) => all + value, 0);
	const total = disclosure.shown(sum, { total: true });
	disclosure.sum(total, parts);
	const settled = disclosure.settle();
	return { parts: parts.map(settled), total: settled(total) };
}

/** All values that a shown number may stand for. */
function readings(shown: number): number[] {
	const all = Array.from({ length: 4 * LARGEST + 1 }, (_, i) => i);
	if (shown === SUPPRESSED) return all.filter((value) => value >= 1 && value < K);
	// Who knows the rules knows that a withheld count is at least k, or that it hides few people in a sea of few.
	return Number.isNaN(shown) ? all.filter((value) => value >= 1) : [shown];
}

/** A reader who tries every reading of the parts: which values of each part and of the total fit? */
function attack(parts: readonly number[], total: number): Set<number>[] {
	const possible = Array.from({ length: parts.length + 1 }, () => new Set<number>());
	const totals = new Set(readings(total));
	const walk = (at: number, chosen: number[], sum: number): void => {
		if (sum > 4 * LARGEST) return;
		if (at === parts.length) {
			if (!totals.has(sum)) return;
			chosen.forEach((value, i) => possible[i]!.add(value));
			possible[parts.length]!.add(sum);
			return;
		}
		for (const value of readings(parts[at]!)) walk(at + 1, [...chosen, value], sum + value);
	};
	walk(0, [], 0);
	return possible;
}

const counts = fc.array(fc.integer({ min: 0, max: LARGEST }), { minLength: 1, maxLength: 4 });
const fewCounts = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 4 });

describe('a group with its total', () => {
	test('tells everything when nothing is small', () => {
		expect(suppressGroup([10, 0, 25], K)).toEqual({ parts: [10, 0, 25], total: 35 });
	});

	test('withholds one more part when only one is small', () => {
		expect(suppressGroup([3, 40, 20], K)).toEqual({ parts: [SUPPRESSED, 40, NaN], total: 63 });
	});

	test('withholds a part that leaves the small one its whole range', () => {
		// 5 would not do: it cannot become smaller without being small itself.
		expect(suppressGroup([1, 5, 12], K).parts).toEqual([SUPPRESSED, 5, NaN]);
	});

	test('does not let two small ones be told by their sum', () => {
		expect(suppressGroup([4, 4], K)).toEqual({ parts: [SUPPRESSED, SUPPRESSED], total: NaN });
		expect(suppressGroup([1, 1, 30], K).parts).toEqual([SUPPRESSED, SUPPRESSED, NaN]);
	});

	test('hides that few are few when the markers alone would tell', () => {
		const { parts, total } = suppressGroup([1, 1, 1, 1], K);
		expect(parts.every((part) => part === SUPPRESSED)).toBe(true);
		expect(total).toBeNaN();
	});

	test.each([
		['any', counts],
		['few', fewCounts],
	])('property: a reader who tries everything learns no count from 1 to 4 (%s)', (_, arbitrary) => {
		fc.assert(
			fc.property(arbitrary, (values) => {
				const { parts, total } = suppressGroup(values, K);
				const possible = attack(parts, total);
				[...parts, total].forEach((shown, i) => {
					const truth = i < values.length ? values[i]! : values.reduce((a, b) => a + b, 0);
					expect(possible[i]!.has(truth)).toBe(true);
					if (truth < 1 || truth >= K) return;
					expect(shown).not.toBe(truth);
					if (shown === SUPPRESSED) expect([...possible[i]!].sort()).toEqual([1, 2, 3, 4]);
					else expect(possible[i]!.size).toBeGreaterThanOrEqual(K - 1);
				});
			}),
		);
	});
});

describe('a grid with the sums of its rows and columns', () => {
	const grids = fc
		.tuple(fc.integer({ min: 2, max: 3 }), fc.integer({ min: 2, max: 3 }))
		.chain(([rows, columns]) =>
			fc.array(
				fc.array(fc.integer({ min: 0, max: 30 }), { minLength: columns, maxLength: columns }),
				{ minLength: rows, maxLength: rows },
			),
		);

	function share(grid: readonly (readonly number[])[]) {
		const disclosure = new Disclosure(K);
		const cells = grid.map((row) => row.map((value) => disclosure.shown(value)));
		const add = (values: readonly number[]) =>
			disclosure.shown(
				values.reduce((a, b) => a + b, 0),
				{ total: true },
			);
		const rowSums = grid.map(add);
		const columnSums = grid[0]!.map((_, c) => add(grid.map((row) => row[c]!)));
		cells.forEach((row, r) => disclosure.sum(rowSums[r]!, row));
		columnSums.forEach((sum, c) =>
			disclosure.sum(
				sum,
				cells.map((row) => row[c]!),
			),
		);
		const settled = disclosure.settle();
		return {
			cells: cells.map((row) => row.map(settled)),
			rows: rowSums.map(settled),
			columns: columnSums.map(settled),
		};
	}

	/** Repeats what a reader with a pencil does: a sum with one unknown gives it away. */
	function solve({ cells, rows, columns }: ReturnType<typeof share>): number[][] {
		const known = cells.map((row) => row.map((cell) => (cell >= 0 ? cell : NaN)));
		for (let again = true; again;) {
			again = false;
			const fill = (line: readonly (readonly [number, number])[], sum: number): void => {
				const open = line.filter(([r, c]) => Number.isNaN(known[r]![c]!));
				if (open.length !== 1 || !(sum >= 0)) return;
				const [r, c] = open[0]!;
				known[r]![c] = line.reduce((rest, [i, j]) => rest - (known[i]![j]! || 0), sum);
				again = true;
			};
			cells.forEach((row, r) =>
				fill(
					row.map((_, c) => [r, c] as const),
					rows[r]!,
				),
			);
			columns.forEach((sum, c) =>
				fill(
					cells.map((_, r) => [r, c] as const),
					sum,
				),
			);
		}
		return known;
	}

	test('closes a cycle around a small cell', () => {
		const { cells, rows, columns } = share([
			[2, 40, 50],
			[60, 30, 45],
			[70, 80, 90],
		]);
		expect(cells[0]![0]).toBe(SUPPRESSED);
		expect(cells.flat().filter(Number.isNaN)).toHaveLength(3);
		expect([...rows, ...columns].every((sum) => sum > 0)).toBe(true);
	});

	test('property: pencil and paper give no count from 1 to 4 away', () => {
		fc.assert(
			fc.property(grids, (grid) => {
				const shared = share(grid);
				const known = solve(shared);
				grid.forEach((row, r) =>
					row.forEach((truth, c) => {
						if (truth < 1 || truth >= K) {
							if (shared.cells[r]![c]! >= 0) expect(shared.cells[r]![c]).toBe(truth);
						} else expect(known[r]![c]).toBeNaN();
					}),
				);
			}),
		);
	});
});

test('a count that stands nowhere is protected too', () => {
	const disclosure = new Disclosure(K);
	const size = disclosure.shown(100, { total: true });
	const back = disclosure.shown(97);
	disclosure.sum(size, [back, disclosure.implied(3)]);
	const settled = disclosure.settle();
	expect([settled(size), settled(back)]).toEqual([100, NaN]);
});

test('parts that do not add up are refused', () => {
	const disclosure = new Disclosure(K);
	expect(() => disclosure.sum(disclosure.shown(7), [disclosure.shown(6)])).toThrow(RangeError);
});
