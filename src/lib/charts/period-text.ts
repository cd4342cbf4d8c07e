import { DAY, type Unit } from '../base/time';
import type { Numbers } from '../i18n/numbers';

/** A period on an axis: short. `start` is wall time. */
export function periodTick(start: number, unit: Unit, n: Numbers): string {
	return unit === 'month' ? n.date(start, 'iso').slice(0, 7) : n.date(start, 'short');
}

/** A period in full: the day, the month, or the first and last day of the week. */
export function periodText(start: number, unit: Unit, n: Numbers): string {
	if (unit === 'month') return n.date(start, 'month');
	if (unit === 'day') return n.date(start);
	return `${n.date(start)} – ${n.date(start + 6 * DAY, 'short')}`;
}
