import * as v from 'valibot';
import { parseDay } from '../base/time';

/** A civil date `YYYY-MM-DD` that the calendar has. */
export const daySchema = v.pipe(
	v.string(),
	v.isoDate(),
	v.check(isDay, (issue) => `There is no day ${issue.input}`),
);

function isDay(text: string): boolean {
	try {
		return Number.isFinite(parseDay(text));
	} catch {
		return false;
	}
}
