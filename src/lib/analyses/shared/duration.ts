import * as v from 'valibot';
import type { Duration } from '../contract';

export const DURATION_UNITS = [
	'second',
	'minute',
	'hour',
	'day',
	'week',
] as const satisfies readonly Duration['unit'][];

const MS: Readonly<Record<Duration['unit'], number>> = {
	second: 1000,
	minute: 60_000,
	hour: 3_600_000,
	day: 86_400_000,
	week: 604_800_000,
};

export const durationSchema = v.strictObject({
	value: v.pipe(v.number(), v.finite(), v.gtValue(0)),
	unit: v.picklist(DURATION_UNITS),
});

/** Milliseconds. Days are 24 hours and weeks seven of them, whatever the calendar says. */
export function durationMs(duration: Duration): number {
	return duration.value * MS[duration.unit];
}
