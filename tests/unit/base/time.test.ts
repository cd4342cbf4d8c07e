import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND, WEEK } from '../../../src/lib/base/time';
import {
	add,
	between,
	civil,
	floorTo,
	formatDay,
	formatTime,
	next,
	parseDay,
	wallFromCivil,
} from '../../../src/lib/base/time';
import type { Unit } from '../../../src/lib/base/time';

// Years 0000 to 9999, where Date's UTC fields are an oracle.
const wall = fc.integer({ min: -62_167_219_200_000, max: Date.UTC(9999, 11, 31) });
const unit = fc.constantFrom<Unit>('day', 'week', 'month');
const weekStart = fc.integer({ min: 1, max: 7 });

describe('civil fields', () => {
	it('are those of the UTC calendar', () => {
		fc.assert(
			fc.property(wall, (w) => {
				const date = new Date(w);
				expect(civil(w)).toEqual({
					year: date.getUTCFullYear(),
					month: date.getUTCMonth() + 1,
					day: date.getUTCDate(),
					weekday: date.getUTCDay() || 7,
					hour: date.getUTCHours(),
					minute: date.getUTCMinutes(),
					second: date.getUTCSeconds(),
				});
			}),
			{ numRuns: 2000 },
		);
	});

	it('make the wall time again', () => {
		fc.assert(
			fc.property(wall, (w) => {
				const { year, month, day, hour, minute, second } = civil(w);
				const ms = ((w % SECOND) + SECOND) % SECOND;
				expect(wallFromCivil(year, month, day, hour, minute, second, ms)).toBe(w);
			}),
		);
	});

	it('roll over', () => {
		expect(formatDay(wallFromCivil(2024, 13, 1))).toBe('2025-01-01');
		expect(formatDay(wallFromCivil(2024, 0, 1))).toBe('2023-12-01');
		expect(formatDay(wallFromCivil(2024, 2, 30))).toBe('2024-03-01');
	});
});

describe('periods', () => {
	it('hold what they were found for, and follow each other without gap', () => {
		fc.assert(
			fc.property(unit, wall, weekStart, (u, w, s) => {
				const start = floorTo(u, w, s);
				const end = next(u, start);
				expect(start).toBeLessThanOrEqual(w);
				expect(w).toBeLessThan(end);
				expect(floorTo(u, end - 1, s)).toBe(start);
				expect(floorTo(u, end, s)).toBe(end);
			}),
		);
	});

	it('are counted by between as add counts them', () => {
		fc.assert(
			fc.property(unit, wall, weekStart, fc.integer({ min: -5000, max: 5000 }), (u, w, s, n) => {
				const start = floorTo(u, w, s);
				expect(between(u, start, add(u, start, n))).toBe(n);
			}),
		);
	});

	it('start weeks where told', () => {
		const thursday = parseDay('1970-01-01');
		expect(formatDay(floorTo('week', thursday))).toBe('1969-12-29');
		expect(formatDay(floorTo('week', thursday, 7))).toBe('1969-12-28');
		expect(formatDay(floorTo('week', thursday, 4))).toBe('1970-01-01');
		expect(formatDay(floorTo('week', thursday - 1, 4))).toBe('1969-12-25');
	});

	it('know leap years', () => {
		expect(formatDay(next('month', parseDay('2024-02-01')))).toBe('2024-03-01');
		expect(next('month', parseDay('2024-02-01')) - parseDay('2024-02-01')).toBe(29 * DAY);
		expect(next('month', parseDay('1900-02-01')) - parseDay('1900-02-01')).toBe(28 * DAY);
		expect(between('week', parseDay('2024-12-30'), parseDay('2025-01-13'))).toBe(2);
		expect(WEEK).toBe(7 * 24 * HOUR);
	});
});

describe('texts', () => {
	it('of days come back', () => {
		fc.assert(
			fc.property(wall, (w) => {
				expect(parseDay(formatDay(floorTo('day', w)))).toBe(floorTo('day', w));
			}),
		);
	});

	it.each([
		'2024-02-30',
		'0000-00-00',
		'2023-02-29',
		'2024-13-01',
		'2024-1-1',
		'2024-01-01 ',
		'',
		'x',
	])('that are no day are refused: %j', (text) => {
		expect(() => parseDay(text)).toThrow(RangeError);
	});

	it('show times to the second, before 1970 too, and nothing for a missing time', () => {
		expect(formatTime(HOUR + 2 * MINUTE + 3 * SECOND + 999)).toBe('1970-01-01 01:02:03');
		expect(formatTime(-1)).toBe('1969-12-31 23:59:59');
		expect(formatTime(NaN)).toBe('');
		expect(formatDay(NaN)).toBe('');
	});
});
