import { DAY } from '../base/time';

/** The days of times, counted from the first of them. */
export interface Days {
	/** Of day 0: days since 1970-01-01. */
	readonly first: number;
	/** From day 0 to the last day. */
	readonly count: number;
	/** By index of the time. */
	readonly of: Uint16Array | Uint32Array;
}

/** A column never changes, so its days are counted once and go when the column goes. */
const known = new WeakMap<Float64Array, Days>();

/**
 * The day of each time (none missing), with two bytes a time where 65,536 days are enough: a loop that asks only for days and
 * periods reads a quarter of the memory and divides nothing.
 */
export function daysOf(time: Float64Array): Days {
	let days = known.get(time);
	if (days === undefined) known.set(time, (days = countDays(time)));
	return days;
}

function countDays(time: Float64Array): Days {
	let least = Infinity;
	let most = -Infinity;
	for (let i = 0; i < time.length; i++) {
		const t = time[i]!;
		if (t < least) least = t;
		if (t > most) most = t;
	}
	if (time.length === 0) return { first: 0, count: 0, of: new Uint16Array() };
	const first = Math.floor(least / DAY);
	const count = Math.floor(most / DAY) - first + 1;
	const of = count <= 1 << 16 ? new Uint16Array(time.length) : new Uint32Array(time.length);
	const origin = first * DAY;
	for (let i = 0; i < time.length; i++) of[i] = (time[i]! - origin) / DAY;
	return { first, count, of };
}
