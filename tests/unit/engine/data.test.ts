import { isEmptyScope } from '$lib/engine/data';
import { BitSet } from '$lib/base/bitset';
import { describe, expect, it } from 'vitest';
import { dataFromText, revisionFromText, runToEnd } from '../../support/data';

const TEXT = `member_id,time,event,amount,channel,page,member:city
a,2024-01-03 10:00,order,12.5,web,home,Lyon
a,2024-01-01 09:00,join,,web,home,
b,2024-01-02 23:59:59.999,join,,app,shop,"Oslo, N"
c,,,,,,Rome
a,2024-01-05,order,7,app,shop,`;

const day = (text: string) => Date.parse(`${text}T00:00:00Z`);
const spans = (data: ReturnType<typeof dataFromText>) =>
	Array.from(data.timeline.start, (start, m) => [start, data.timeline.end[m]]);

describe('dataFromText', () => {
	it('sorts by member and time and keeps members without events', () => {
		const data = dataFromText(TEXT);
		expect(data.members.ids).toEqual(['a', 'b', 'c']);
		expect([...data.timeline.offsets]).toEqual([0, 3, 4, 4]);
		const { kind } = data.timeline;
		expect(Array.from(kind.codes, (code) => kind.dictionary.values[code])).toEqual([
			'join',
			'order',
			'order',
			'join',
		]);
	});

	it('finds roles, other event columns and member columns', () => {
		const data = dataFromText(TEXT);
		expect(data.column('amount')).toMatchObject({ of: 'event', column: { kind: 'number' } });
		expect(data.column('page')).toMatchObject({ of: 'event', column: { kind: 'category' } });
		const city = data.column('member:city');
		expect(city.of).toBe('member');
		expect(city.column).toMatchObject({ dictionary: { values: ['', 'Lyon', 'Oslo, N', 'Rome'] } });
		expect(() => data.column('nowhere')).toThrow('nowhere');
	});

	it('counts the facts', () => {
		const { facts } = revisionFromText(TEXT);
		expect(facts).toMatchObject({
			members: 3,
			events: 4,
			dateOnly: false,
			roles: ['amount', 'channel'],
		});
		expect(facts.kinds[0]).toMatchObject({ name: 'join', count: 2, members: 2, amounts: 0 });
		expect(facts.kinds[1]).toMatchObject({ name: 'order', count: 2, members: 1, amounts: 2 });
	});
});

describe('makeData', () => {
	it('cuts nothing and copies nothing without a scope', () => {
		const data = dataFromText(TEXT);
		expect(spans(data)).toEqual([
			[0, 3],
			[3, 4],
			[4, 4],
		]);
		expect(data.timeline.start.buffer).toBe(data.timeline.offsets.buffer);
		expect(data.timeline.memberCount).toBe(3);
		expect(data.scope).toMatchObject({ members: null, from: -Infinity, to: Infinity });
	});

	it('is covered to just after the last event, or to the end of its day when there are only dates', () => {
		expect(dataFromText(TEXT).covered).toBe(day('2024-01-05') + 1);
		const dates = 'member_id,time,event\na,2024-01-05,join';
		expect(dataFromText(dates).covered).toBe(day('2024-01-06'));
	});

	it('is covered to the end of the as-of day, and never beyond the range', () => {
		expect(dataFromText(TEXT, { scope: { asOf: '2024-01-31' } }).covered).toBe(day('2024-02-01'));
		const scope = { asOf: '2024-01-31', to: '2024-01-02' };
		expect(dataFromText(TEXT, { scope }).covered).toBe(day('2024-01-03'));
	});

	it('leaves out what happened after the as-of day, to the millisecond', () => {
		expect(spans(dataFromText(TEXT, { scope: { asOf: '2024-01-02' } }))).toEqual([
			[0, 1],
			[3, 4],
			[4, 4],
		]);
		expect(spans(dataFromText(TEXT, { scope: { asOf: '2024-01-01' } }))).toEqual([
			[0, 1],
			[3, 3],
			[4, 4],
		]);
	});

	it('leaves out members outside the segment', () => {
		const data = dataFromText(TEXT, {
			segment: BitSet.from(3, [1]),
			scope: { asOf: '2024-01-04' },
		});
		expect(spans(data)).toEqual([
			[0, 0],
			[3, 4],
			[4, 4],
		]);
		expect(data.timeline.memberCount).toBe(1);
		expect([0, 1, 2].map((m) => data.timeline.inScope(m))).toEqual([false, true, false]);
		expect([...data.timeline.offsets]).toEqual([0, 3, 4, 4]);
	});

	it('knows an empty scope', () => {
		expect(isEmptyScope(dataFromText(TEXT), true)).toBe(false);
		expect(isEmptyScope(dataFromText(TEXT, { scope: { from: '2024-01-06' } }), true)).toBe(true);
		expect(
			isEmptyScope(dataFromText(TEXT, { scope: { from: '2024-01-04', to: '2024-01-04' } }), true),
		).toBe(true);
		expect(
			isEmptyScope(dataFromText(TEXT, { scope: { from: '2024-01-03', to: '2024-01-03' } }), true),
		).toBe(false);
		expect(isEmptyScope(dataFromText(TEXT, { segment: BitSet.from(3, [2]) }), true)).toBe(true);
		expect(isEmptyScope(dataFromText(TEXT, { segment: BitSet.from(3, [2]) }), false)).toBe(false);
		expect(isEmptyScope(dataFromText(TEXT, { segment: new BitSet(3) }), false)).toBe(true);
	});

	it('stands without any event', () => {
		const data = dataFromText('member_id,time,event\na,,\nb,,');
		expect(data.timeline.memberCount).toBe(2);
		expect(data.covered).toBe(0);
		expect(isEmptyScope(data, true)).toBe(true);
	});
});

describe('runToEnd', () => {
	it('gives the result and refuses progress that falls', () => {
		const steps = (...shares: number[]) =>
			(function* () {
				yield* shares;
				return 'done';
			})();
		expect(runToEnd(steps(0.2, 0.2, 1))).toBe('done');
		expect(() => runToEnd(steps(0.5, 0.4))).toThrow('progress');
		expect(() => runToEnd(steps(1.1))).toThrow('progress');
	});
});
