import type { Duration } from '../contract';

export { DURATION_UNITS, durationSchema } from '../../model/event-selector';

const MS: Readonly<Record<Duration['unit'], number>> = {
	second: 1000,
	minute: 60_000,
	hour: 3_600_000,
	day: 86_400_000,
	week: 604_800_000,
};

/** Milliseconds. Days are 24 hours and weeks seven of them, whatever the calendar says. */
export function durationMs(duration: Duration): number {
	return duration.value * MS[duration.unit];
}
