import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY, HOUR } from '$lib/base/time';
import { eventDays } from '$lib/intake/event-days';

const at = (day: string, hour = 0): number => Date.parse(`${day}T00:00:00Z`) + hour * HOUR;

test('counts events by day, with the days between on which nothing was', () => {
	const times = [at('2026-03-04', 23), at('2026-03-01', 8), at('2026-03-01', 9)];
	expect(eventDays(Float64Array.from(times))).toEqual({
		first: at('2026-03-01'),
		step: 1,
		counts: [2, 0, 0, 1],
		early: 0,
	});
	expect(eventDays(new Float64Array())).toBeNull();
});

test('counts what cannot be so early, and counts by weeks where days are too many', () => {
	const days = eventDays(Float64Array.from([0, at('2026-03-01')]))!;
	expect(days).toMatchObject({ first: 0, step: 7, early: 1 });
	expect(days.counts).toHaveLength(Math.ceil((at('2026-03-01') / DAY + 1) / 7));
	expect(days.counts.at(-1)).toBe(1);
	expect(eventDays(Float64Array.from([at('1999-12-31', 23), at('2000-01-01')]))!.early).toBe(1);
});

test('loses no event and makes at most 4,000 blocks', () => {
	const time = fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_000 });
	fc.assert(
		fc.property(fc.array(time, { minLength: 1 }), (times) => {
			const { counts, first, step } = eventDays(Float64Array.from(times))!;
			expect(counts.reduce((sum, count) => sum + count)).toBe(times.length);
			expect(counts.length).toBeLessThanOrEqual(4_000);
			expect(first % DAY === 0 && (step === 1 || step % 7 === 0)).toBe(true);
			expect(counts[0]).toBeGreaterThan(0);
			expect(counts.at(-1)).toBeGreaterThan(0);
		}),
	);
});
