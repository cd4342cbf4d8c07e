import { FEWEST, SUPPRESSED } from '../analyses/contract';
import type { Numbers } from '../i18n/numbers';

/** A number of people as a person reads it; "<5" where a shared report does not tell so few, "–" where it withholds more. */
export function peopleText(count: number, n: Numbers): string {
	return count === SUPPRESSED ? `<${FEWEST}` : n.count(count);
}

/** A number that can be drawn: null where it is not told, not measured or not there. */
export function drawn(value: number | null | undefined, people = false): number | null {
	if (value === null || value === undefined || Number.isNaN(value)) return null;
	return people && value === SUPPRESSED ? null : value;
}
