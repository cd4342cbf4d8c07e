import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatTime } from '../../../src/lib/base/time';
import { isZone, localZone, wallTime } from '../../../src/lib/base/zone';

/** The slow way: the fields that Intl shows. */
function shown(instant: number, zone: string): string {
	const parts = new Intl.DateTimeFormat('en-US', {
		timeZone: zone,
		hourCycle: 'h23',
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit',
		second: '2-digit',
	}).formatToParts(instant);
	const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
	return `${of('year')}-${of('month')}-${of('day')} ${of('hour')}:${of('minute')}:${of('second')}`;
}

const at = (text: string, zone: string): string => formatTime(wallTime(Date.parse(text), zone));

describe('wallTime', () => {
	it('is what the clocks of the zone show', () => {
		const zones = [
			'Asia/Shanghai',
			'America/New_York',
			'Australia/Lord_Howe',
			'Asia/Kathmandu',
			'UTC',
		];
		fc.assert(
			fc.property(
				fc.constantFrom(...zones),
				fc.integer({ min: Date.UTC(1950, 0), max: Date.UTC(2040, 0) }),
				(zone, instant) => {
					expect(formatTime(wallTime(instant, zone))).toBe(shown(instant, zone));
				},
			),
			{ numRuns: 1000 },
		);
	});

	it('changes at the second at which the clocks change', () => {
		expect(at('2024-03-10T06:59:59Z', 'America/New_York')).toBe('2024-03-10 01:59:59');
		expect(at('2024-03-10T07:00:00Z', 'America/New_York')).toBe('2024-03-10 03:00:00');
		expect(at('2024-11-03T05:59:59Z', 'America/New_York')).toBe('2024-11-03 01:59:59');
		expect(at('2024-11-03T06:00:00Z', 'America/New_York')).toBe('2024-11-03 01:00:00');
		// Midnight of that day does not exist.
		expect(at('2018-11-04T02:59:59Z', 'America/Sao_Paulo')).toBe('2018-11-03 23:59:59');
		expect(at('2018-11-04T03:00:00Z', 'America/Sao_Paulo')).toBe('2018-11-04 01:00:00');
		// China had summer time from 1986 to 1991.
		expect(at('1988-07-01T00:00:00Z', 'Asia/Shanghai')).toBe('1988-07-01 09:00:00');
	});

	it('keeps milliseconds and missing times', () => {
		expect(wallTime(123, 'Asia/Shanghai')).toBe(8 * 3_600_000 + 123);
		expect(wallTime(NaN, 'Asia/Shanghai')).toBeNaN();
	});

	it('refuses unknown zones', () => {
		expect(() => wallTime(0, 'Middle/Earth')).toThrow(RangeError);
		expect(isZone('Middle/Earth')).toBe(false);
		expect(isZone('')).toBe(false);
		expect(isZone('Europe/Berlin')).toBe(true);
		expect(isZone(localZone())).toBe(true);
	});

	it('converts a million times spread over fifty years', () => {
		let sum = 0;
		for (let i = 0; i < 1_000_000; i++) sum += wallTime(i * 1_577_847, 'Europe/Paris');
		expect(sum).toBeGreaterThan(0);
	});
});
