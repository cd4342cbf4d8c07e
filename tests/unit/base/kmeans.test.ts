import { drain } from '$lib/base/drain';
import { elbow, kmeans, refine, type Points } from '$lib/base/kmeans';
import { random } from '$lib/base/random';
import { silhouettes } from '$lib/base/silhouette';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const line = (values: readonly number[]): Points => ({
	n: values.length,
	d: 1,
	values: Float64Array.from(values),
});
const all = (n: number) => Uint32Array.from({ length: n }, (_, i) => i);

test('two plain groups, worked by hand', () => {
	const points = line([1, 2, 3, 11, 12, 13]);
	const found = drain(kmeans(points, 2, random(1), 5))!;
	expect(found.inertia).toBe(4);
	expect([...found.centres].sort((a, b) => a - b)).toEqual([2, 12]);
	const [told] = drain(silhouettes(points, all(6), [found]));
	expect(told!.mean).toBeCloseTo((19 / 22 + 0.9 + 5 / 6) / 3, 12);
});

test('fewer different points than clusters cannot be divided', () => {
	expect(drain(kmeans(line([1, 1, 2, 2]), 3, random(1), 3))).toBeNull();
	expect(drain(kmeans(line([]), 2, random(1), 3))).toBeNull();
	expect(drain(kmeans(line([1, 1, 2, 2]), 2, random(1), 3))!.inertia).toBe(0);
});

test('a point alone in its cluster has silhouette 0', () => {
	const way = { k: 2, labels: Uint8Array.from([0, 0, 1]) };
	const [told] = drain(silhouettes(line([0, 1, 10]), all(3), [way]));
	expect(told!.clusters[1]).toBe(0);
	expect(told!.mean).toBeCloseTo((0.9 + 8 / 9) / 3, 12);
});

test('the elbow of a curve', () => {
	expect(elbow([100, 20, 15, 12, 10])).toBe(1);
	expect(elbow([4, 3, 2, 1])).toBe(-1);
	expect(elbow([5, 1])).toBe(-1);
	expect(elbow([])).toBe(-1);
});

test('property: every point is with its nearest centre, centres are means, one seed gives one result', () => {
	const values = fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { minLength: 4, maxLength: 40 });
	fc.assert(
		fc.property(values, fc.integer({ min: 2, max: 4 }), fc.nat(99), (list, k, seed) => {
			const points = { n: list.length, d: 2, values: Float64Array.from(list.flat()) };
			const found = drain(kmeans(points, k, random(seed), 3));
			const distinct = new Set(list.map(String)).size;
			if (found === null) return expect(distinct).toBeLessThan(k);
			expect(drain(kmeans(points, k, random(seed), 3))).toEqual(found);
			const { centres, labels } = found;
			const square = (i: number, c: number) =>
				(list[i]![0] - centres[2 * c]!) ** 2 + (list[i]![1] - centres[2 * c + 1]!) ** 2;
			let inertia = 0;
			list.forEach((_, i) => {
				inertia += square(i, labels[i]!);
				for (let c = 0; c < k; c++)
					expect(square(i, labels[i]!)).toBeLessThanOrEqual(square(i, c) + 1e-4);
			});
			expect(found.inertia).toBeCloseTo(inertia, 9);
			for (let c = 0; c < k; c++) {
				const own = list.filter((_, i) => labels[i] === c);
				expect(own.length).toBeGreaterThan(0);
				expect(centres[2 * c]).toBeCloseTo(own.reduce((sum, [x]) => sum + x, 0) / own.length, 9);
			}
		}),
	);
});

/** Iterations as they are told: each point is held against every centre. */
function plainly({ n, d, values }: Points, from: Float64Array, k: number): number[] {
	const centres = from.slice();
	let labels: number[] = [];
	for (let iteration = 0; iteration < 200; iteration++) {
		const next = Array.from({ length: n }, (_, i) => {
			const squares = Array.from({ length: k }, (_, c) => {
				let sum = 0;
				for (let f = 0; f < d; f++) sum += (values[i * d + f]! - centres[c * d + f]!) ** 2;
				return sum;
			});
			return squares.indexOf(Math.min(...squares));
		});
		if (next.every((label, i) => label === labels[i])) return next;
		labels = next;
		for (let c = 0; c < k; c++) {
			const own = all(n).filter((i) => labels[i] === c);
			for (let f = 0; f < d && own.length > 0; f++)
				centres[c * d + f] = own.reduce((sum, i) => sum + values[i * d + f]!, 0) / own.length;
		}
	}
	return labels;
}

test('property: points that are held against no other centre would have stayed', () => {
	const { next } = random('points');
	const cases = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 2, max: 6 }), fc.nat());
	fc.assert(
		fc.property(cases, ([d, k]) => {
			const n = 120;
			const values = Float64Array.from(
				{ length: n * d },
				(_, i) => Math.floor(40 * next()) + 25 * (Math.floor(i / d) % 4),
			);
			const centres = values.slice(0, k * d);
			const expected = plainly({ n, d, values }, centres, k);
			const found = drain(refine({ n, d, values }, centres, k));
			if (found !== null && new Set(expected).size === k)
				expect([...found.labels]).toEqual(expected);
		}),
	);
});
