import { example } from '$lib/analyses/circles/example';
import type { Finding } from '$lib/analyses/contract';
import { RINGS } from '$lib/analyses/circles/result';
import { frameOf } from '$lib/analyses/circles/rings';
import { parseDay } from '$lib/base/time';
import { expect, test } from 'vitest';
import { dataFromText } from '../../../support/data';
import { always, saidOf } from '../../../support/why';

const said = (ref: unknown, some: object = {}) =>
	saidOf('circles', dataFromText(example.data), { ...example.params, ...some }, ref);
const BOUNDS = 'The outer circle begins at 1, the middle one at 2, the centre at 3.';

test('the example: days in the month, where the circles begin, and the circle', async () => {
	const february = {
		ann: ['Centre: in the month of 2024-02-01, message on 3 days.', BOUNDS],
		bo: ['Outer: in the month of 2024-02-01, message on 1 day.', BOUNDS],
		cai: ['Outer: in the month of 2024-02-01, message on 1 day.', BOUNDS],
		dan: ['Outside: in the month of 2024-02-01, message on 0 days.', BOUNDS],
		eve: ['Outer: in the month of 2024-02-01, message on 1 day.', BOUNDS],
	};
	expect(await said({ month: parseDay('2024-02-01'), of: 'centre' })).toEqual(february);
	expect(await said({ of: 'outer' })).toEqual(february);
	const january = await said({ month: parseDay('2024-01-01'), of: 'centre' });
	expect(january.eve).toEqual(['Not known yet by the end of the month of 2024-01-01.']);
});

test('of movements also where they were before; events; a month that is not over', async () => {
	const moved = await said({ month: parseDay('2024-02-01'), from: 3, to: 1 });
	expect(moved.bo!.at(-1)).toBe('The month before: Centre, message on 3 days.');
	expect(moved.eve!.at(-1)).toBe('New: not known before this month.');
	const events = await said({ of: 'inward' }, { measure: 'events' });
	expect(events.bo).toEqual([
		'Middle: in the month of 2024-02-01, message 2 times.',
		BOUNDS,
		'The month before: Centre, message 3 times.',
	]);
	const march = await said({ month: parseDay('2024-03-01'), of: 'known' });
	expect(march.ann!.at(-1)).toBe('The month is not covered to both its ends: more may come.');
});

test('nothing of a month that is none, and of all members', async () => {
	expect((await said({ month: 1, of: 'known' })).ann).toEqual([]);
	expect((await said('members')).ann).toEqual([]);
});

test('property: the circle that is named is the one whose people the member is among', () =>
	always('circles', ({ data, members, why, people }) => {
		const { starts, count } = frameOf(data).months;
		const least = { outside: 0, outer: 1, middle: 2, centre: 3 };
		for (const when of [{}, ...Array.from(starts.subarray(0, count), (month) => ({ month }))]) {
			const [outside, outer, middle, centre] = RINGS.map((of) => people({ ...when, of }));
			const known = people({ ...when, of: 'known' });
			for (const m of members) {
				const ring = why({ ...when, of: 'outer' }, m)[0]?.values.ring;
				const named = (ring as { message: string } | undefined)?.message.slice('ring.'.length);
				expect(known.has(m)).toBe(named !== undefined);
				const place = least[named as keyof typeof least] ?? -1;
				expect(outside!.has(m)).toBe(place === 0);
				expect([outer, middle, centre].map((set) => set!.has(m))).toEqual(
					[1, 2, 3].map((at) => place >= at),
				);
			}
		}
	}));

test('property: where they were before is where who moved came from', () =>
	always('circles', ({ data, members, why, people }) => {
		const { starts, count } = frameOf(data).months;
		for (const month of starts.subarray(0, count)) {
			const moves = members.map((m) => {
				const [now, , before] = why({ month, from: 0, to: 0 }, m);
				const cameFrom = before?.key === 'why.new' ? -1 : place(before);
				return before === undefined ? null : [cameFrom, place(now)];
			});
			for (const from of [-1, 0, 1, 2, 3])
				for (const to of [0, 1, 2, 3]) {
					const set = people({ month, from, to });
					moves.forEach((move, m) =>
						expect(set.has(m)).toBe(move !== null && move[0] === from && move[1] === to),
					);
				}
		}
	}));

const place = (one: Finding | undefined) =>
	RINGS.findIndex((ring) => (one?.values.ring as { message?: string })?.message === `ring.${ring}`);
