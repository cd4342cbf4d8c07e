// Arbitrary small event logs for properties of analyses.
import fc from 'fast-check';
import { BitSet } from '$lib/base/bitset';
import { DAY, formatDay, HOUR, parseDay } from '$lib/base/time';
import type { Data } from '$lib/analyses/contract';
import type { ScopeSpec } from '$lib/model/notebook';
import { dataFromText } from './data';

export interface Event {
	readonly member: number;
	/** Hours from the first day. */
	readonly hour: number;
	readonly kind: string;
	/** In cents; only orders and refunds show it. */
	readonly cents: number;
	readonly channel: string;
}

/** Around the end of a February of a leap year. */
export const FIRST = parseDay('2024-01-20');

export interface Shape {
	readonly members?: number;
	readonly days?: number;
	readonly most?: number;
}

export function logs({ members = 12, days = 60, most = 120 }: Shape = {}): fc.Arbitrary<Event[]> {
	const event = fc.record({
		member: fc.integer({ min: 0, max: members - 1 }),
		// Midnights are where mistakes are made.
		hour: fc.oneof(
			fc.nat(days * 24),
			fc.nat(days).map((day) => day * 24),
		),
		kind: fc.constantFrom('order', 'refund', 'view', 'message', 'join'),
		cents: fc.integer({ min: -300, max: 5000 }),
		channel: fc.constantFrom('', ...'abcdefghijkl'),
	});
	return fc.array(event, { minLength: 1, maxLength: most });
}

export function textOf(events: readonly Event[]): string {
	const rows = events.map(({ member, hour, kind, cents, channel }) => {
		const time = FIRST + hour * HOUR;
		const clock = String(hour % 24).padStart(2, '0');
		const amount = kind === 'order' || kind === 'refund' ? String(cents / 100) : '';
		return `m${member},${formatDay(time)} ${clock}:00,${kind},${amount},${channel},${member % 3}x`;
	});
	return ['member_id,time,event,amount,channel,member:city', ...rows].join('\n');
}

export function dataOf(
	events: readonly Event[],
	scope: ScopeSpec = {},
	keep?: (member: number) => boolean,
): Data {
	const whole = dataFromText(textOf(events), { scope });
	if (keep === undefined) return whole;
	const numbers = whole.members.ids.flatMap((id, m) => (keep(Number(id.slice(1))) ? [m] : []));
	return dataFromText(textOf(events), {
		scope,
		segment: BitSet.from(whole.members.count, numbers),
	});
}

/** The same rows in another order; `salt` says which. */
export function shuffled(events: readonly Event[], salt: number): Event[] {
	return events
		.map((event, i) => [Math.imul(i + 1, salt | 1) >>> 0, event] as const)
		.sort((a, b) => a[0] - b[0])
		.map(([, event]) => event);
}

export function dayAfter(days: number): string {
	return formatDay(FIRST + days * DAY);
}
