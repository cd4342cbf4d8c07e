import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortNumbers } from '$lib/base/sort-numbers';

test('sorts as comparing does, and leaves the values as they are', () => {
	const some = fc.array(fc.double({ noNaN: true }), { minLength: 3, maxLength: 60 });
	fc.assert(
		fc.property(some, fc.constantFrom(1, 100), (list, times) => {
			const values = Float64Array.from({ length: list.length * times }, (_, i) =>
				i % 7 === 0 ? list[i % list.length]! * (i + 1) : list[i % list.length]!,
			);
			const before = values.slice();
			expect(sortNumbers(values)).toEqual(values.slice().sort());
			expect(values).toEqual(before);
		}),
		{ numRuns: 60 },
	);
});

test('sorts many as well as few', () => {
	const many = Float64Array.from(
		{ length: (1 << 17) + 5 },
		(_, i) => ((i * 7919) % 104_729) / 100 - 300,
	);
	expect(sortNumbers(many)).toEqual(many.slice().sort());
});
