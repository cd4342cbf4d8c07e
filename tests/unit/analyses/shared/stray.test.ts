import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bulkOf } from '$lib/analyses/shared/stray';
import { DAY, formatDay, parseDay } from '$lib/base/time';
import { eventDays } from '$lib/intake/event-days';

const first = parseDay('2024-01-01');
const bulk = (days: readonly number[]) => {
	const counted = eventDays(Float64Array.from(days, (day) => first + day * DAY));
	const found = counted && bulkOf(counted);
	return found && [formatDay(found.from), formatDay(found.to), found.stray];
};
/** Ten events on each of so many days. */
const busy = (from: number, days: number) =>
	Array.from({ length: days * 10 }, (_, i) => from + Math.floor(i / 10));

test('a few events far off are told apart, on both sides', () => {
	expect(bulk([-700, ...busy(0, 60)])).toEqual(['2024-01-01', '2024-02-29', 1]);
	expect(bulk([-700, -650, ...busy(0, 60), 900])).toEqual(['2024-01-01', '2024-02-29', 3]);
});

test('not told: no gap, a short one, one that is short beside the rest, many events', () => {
	expect(bulk(busy(0, 60))).toBeNull();
	expect(bulk([-80, ...busy(0, 60)])).toBeNull();
	expect(bulk([-100, ...busy(0, 900)])).toBeNull();
	expect(bulk([...busy(-300, 1), ...busy(0, 60)])).toBeNull();
	expect(bulk([0])).toBeNull();
	expect(bulk([0, 500])).toBeNull();
});

test('years are counted by weeks: the range holds all of the last one', () => {
	const days = [-9000, ...busy(0, 60)];
	const counted = eventDays(Float64Array.from(days, (day) => first + day * DAY))!;
	expect(counted.step).toBe(7);
	const found = bulkOf(counted)!;
	expect(found.stray).toBe(1);
	expect(found.from).toBeLessThanOrEqual(first);
	expect(found.to).toBeGreaterThanOrEqual(first + 59 * DAY);
});

test('property: the strays are those outside, and at most two in a hundred', () => {
	fc.assert(
		fc.property(fc.array(fc.integer({ min: -3000, max: 3000 }), { maxLength: 5 }), (far) => {
			const days = [...far, ...busy(0, 60)];
			const found = bulkOf(eventDays(Float64Array.from(days, (day) => first + day * DAY))!);
			if (found === null) return;
			const outside = days.filter((day) => {
				const time = first + day * DAY;
				return time < found.from || time > found.to;
			});
			expect(outside).toHaveLength(found.stray);
			expect(found.stray).toBeLessThanOrEqual(days.length * 0.02);
		}),
	);
});
