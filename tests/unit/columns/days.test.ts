import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY } from '$lib/base/time';
import { daysOf } from '$lib/columns/days';

const when = fc.oneof(
	fc.integer({ min: -3 * DAY, max: 3 * DAY }),
	fc.integer({ min: Date.UTC(1, 0, 1), max: Date.UTC(9999, 11, 31) }),
);

test('the day of each time, whatever the first is', () => {
	fc.assert(
		fc.property(fc.array(when, { maxLength: 50 }), (list) => {
			const times = Float64Array.from(list);
			const { first, count, of } = daysOf(times);
			expect(Array.from(of, (day) => first + day)).toEqual(list.map((t) => Math.floor(t / DAY)));
			if (list.length > 0) expect(Math.max(...of)).toBe(count - 1);
			expect(daysOf(times).of).toBe(of);
		}),
	);
});

test('two bytes a time, as long as they hold the days', () => {
	expect(daysOf(Float64Array.of(0, 65_535 * DAY)).of).toBeInstanceOf(Uint16Array);
	expect(daysOf(Float64Array.of(0, 65_536 * DAY)).of).toEqual(Uint32Array.of(0, 65_536));
});
