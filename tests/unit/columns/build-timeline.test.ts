import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { random } from '../../../src/lib/base/random';
import { cellText } from '../../../src/lib/columns/access';
import { buildTimeline } from '../../../src/lib/columns/build-timeline';
import type { TimelineInput } from '../../../src/lib/columns/build-timeline';
import { CategoryBuilder, NumberBuilder } from '../../../src/lib/columns/builders';
import type { CategoryColumn, NumberColumn } from '../../../src/lib/columns/column';
import type { EventRole } from '../../../src/lib/columns/timeline';

interface Event {
	readonly member: number;
	readonly time: number;
}

function inputOf(events: readonly Event[], memberCount: number): TimelineInput {
	const kind = new CategoryBuilder();
	const channel = new CategoryBuilder();
	const amount = new NumberBuilder();
	events.forEach((_, i) => {
		kind.push(i % 3 === 0 ? 'join' : 'order');
		channel.push(`c${i % 300}`);
		amount.push(i % 4 === 0 ? NaN : i);
	});
	return {
		memberCount,
		member: Uint32Array.from(events, (event) => event.member),
		time: Float64Array.from(events, (event) => event.time),
		kind: kind.finish(),
		source: Uint8Array.from(events, (_, i) => i % 2),
		row: Uint32Array.from(events, (_, i) => i * 2),
		roles: new Map<EventRole, CategoryColumn | NumberColumn>([
			['channel', channel.finish()],
			['amount', amount.finish()],
		]),
	};
}

const MEMBERS = 6;
const time = fc.oneof(
	fc.integer({ min: -5, max: 5 }),
	fc.constantFrom(-0, 0, -1e15, 1e15),
	fc.double({ noNaN: true, noDefaultInfinity: true }),
	fc.integer({ min: 1_700_000_000_000, max: 1_710_000_000_000 }),
);
// Many events, so that members have runs long enough to be merged, too.
const events = fc
	.tuple(fc.nat(MEMBERS - 1), fc.constantFrom(20, 300))
	.chain(([last, maxLength]) =>
		fc.array(fc.record({ member: fc.nat(last), time }), { maxLength, size: 'max' }),
	);

function check(list: readonly Event[]): void {
	const { timeline } = buildTimeline(inputOf(list, MEMBERS));
	const naive = list
		.map((event, i) => ({ ...event, i }))
		.sort((a, b) => a.member - b.member || a.time - b.time);
	expect([...timeline.time]).toEqual(naive.map((event) => event.time));
	expect([...timeline.row]).toEqual(naive.map((event) => event.i * 2));
	expect([...timeline.source]).toEqual(naive.map((event) => event.i % 2));
	expect(naive.map((_, at) => cellText(timeline.kind, at))).toEqual(
		naive.map((event) => (event.i % 3 === 0 ? 'join' : 'order')),
	);
	expect(naive.map((_, at) => cellText(timeline.roles.get('channel')!, at))).toEqual(
		naive.map((event) => `c${event.i % 300}`),
	);
	expect(naive.map((_, at) => cellText(timeline.roles.get('amount')!, at))).toEqual(
		naive.map((event) => (event.i % 4 === 0 ? '' : String(event.i))),
	);
	for (let m = 0; m < MEMBERS; m++) {
		const mine = [...timeline.row.subarray(timeline.offsets[m], timeline.offsets[m + 1])];
		expect(mine).toEqual(naive.filter((event) => event.member === m).map((event) => event.i * 2));
	}
}

describe('buildTimeline', () => {
	it('sorts like a stable comparator sort', () => {
		fc.assert(fc.property(events, check), { numRuns: 500 });
	});

	it('sorts input in time order too', () => {
		fc.assert(
			fc.property(events, (list) => {
				check(list.toSorted((a, b) => a.time - b.time));
			}),
		);
	});

	it('takes no events and no members', () => {
		const { timeline } = buildTimeline(inputOf([], 0));
		expect(timeline).toMatchObject({ members: 0, events: 0, offsets: Uint32Array.of(0) });
		expect([...buildTimeline(inputOf([], 3)).timeline.offsets]).toEqual([0, 0, 0, 0]);
	});

	it('refuses an event without a time', () => {
		expect(() => buildTimeline(inputOf([{ member: 0, time: NaN }], 1))).toThrow(RangeError);
		const late = [2, 1, NaN].map((t) => ({ member: 0, time: t }));
		expect(() => buildTimeline(inputOf(late, 1))).toThrow(RangeError);
	});

	it('sorts half a million events in no order', () => {
		const r = random('timeline');
		const list = Array.from({ length: 500_000 }, () => ({
			member: r.int(0, 49_999),
			time: 1_700_000_000_000 + r.int(0, 15_552_000) * 1000,
		}));
		const input = inputOf(list, 50_000);
		const { timeline } = buildTimeline(input);
		for (let m = 0; m < timeline.members; m++) {
			for (let i = timeline.offsets[m]! + 1; i < timeline.offsets[m + 1]!; i++) {
				if (timeline.time[i]! < timeline.time[i - 1]!)
					throw new Error(`event ${i} is out of order`);
			}
		}
	});
});
