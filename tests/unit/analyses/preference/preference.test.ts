import type { Data } from '$lib/analyses/contract';
import { compute, describePeople, people } from '$lib/analyses/preference/compute';
import { example } from '$lib/analyses/preference/example';
import { findings } from '$lib/analyses/preference/findings';
import { manifest, type PreferenceParams } from '$lib/analyses/preference/manifest';
import type { PreferenceResult } from '$lib/analyses/preference/result';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { dataFromText, runToEnd } from '../../../support/data';

const ask = (some: object): PreferenceParams => v.parse(manifest.params.schema, some);
const run = (data: Data, some: object): PreferenceResult => runToEnd(compute(data, ask(some)));
const log = (...rows: string[]) =>
	dataFromText(['member_id,time,event,object,channel', ...rows].join('\n'));
/** `times` views of an object by a member, an hour apart. */
const views = (member: string, object: string, times: number, day = '2024-03-01', hour = 0) =>
	Array.from(
		{ length: times },
		(_, i) =>
			`${member},${day} ${String(hour).padStart(2, '0')}:${String(i).padStart(2, '0')},view,${object},`,
	);

describe('the worked example', () => {
	const data = dataFromText(example.data);

	test('each member with the lifts', () => {
		const lines = describePeople(data, example.params).filter(
			({ aspect }) => aspect === 'category',
		);
		expect(lines.map(({ id }) => id)).toEqual(['ann', 'bo', 'cai', 'dan']);
		const [ann, , cai, dan] = lines;
		expect(ann).toMatchObject({ effective: 1, top: [{ value: 'craft' }] });
		expect(ann!.top[0]!.low).toBeCloseTo(0.5101 / 0.375, 3);
		expect(cai!.top).toMatchObject([{ value: 'travel', lift: 4 }]);
		expect(cai!.top[0]!.low).toBeCloseTo(1.2, 2);
		expect(cai!.top[0]!.high).toBeCloseTo(6.8, 2);
		expect(cai!.effective).toBeCloseTo(2 ** 1.5, 12);
		expect(dan!.top).toEqual([]);
	});

	test('who is absent', () => {
		const set = people(data, example.params, { aspect: 'channel', of: 'absent' });
		expect([...set.toArray()].map((m) => data.members.ids[m])).toEqual(['dan', 'eve']);
	});
});

describe('edge cases', () => {
	test('one value only: nobody prefers it', () => {
		const { aspects } = run(log(...views('a', 'x', 9), ...views('b', 'x', 9)), {
			category: 'object',
		});
		expect(aspects[0]).toMatchObject({ decided: 2, none: 2, rows: [{ prefer: 0, share: 1 }] });
	});

	test('a single event of a rare value does not win', () => {
		const rows = [
			...views('a', 'rare', 1),
			...views('a', 'common', 30, '2024-03-02'),
			...['b', 'c', 'd'].flatMap((m) => [
				...views(m, 'other', 50),
				...views(m, 'common', 10, '2024-03-02'),
			]),
		];
		const [line] = describePeople(log(...rows), ask({ category: 'object' }));
		expect(line!.top.map(({ value }) => value)).toEqual(['common']);
	});

	test('the rest counts as one value', () => {
		const rows = ['p', 'q', 'r', 's', 't'].flatMap((object, i) =>
			views('a', object, 9 - i, `2024-03-0${i + 1}`),
		);
		const { aspects } = run(log(...rows), { category: 'object', top: 2 });
		expect(aspects[0]!.rows.map(({ label, events }) => [Object.values(label)[0], events])).toEqual([
			['p', 9],
			['q', 8],
			[3, 18],
		]);
	});

	test('parts of the day begin at 0, 6, 12 and 18 o’clock, before 1970 too', () => {
		const rows = ['00:00', '05:59', '06:00', '11:59', '12:00', '18:00', '23:59'];
		const data = log(...rows.map((time) => `a,1969-12-31 ${time},view,,`));
		const part = run(data, {}).aspects.find(({ id }) => id === 'part');
		expect(part!.rows.map(({ events }) => events)).toEqual([2, 2, 1, 2]);
	});

	test('days without a time of day have no parts', () => {
		const result = run(log('a,2024-03-01,view,x,', 'a,2024-03-02,view,x,'), {});
		expect(result.aspects.map(({ id }) => id)).toEqual(['category']);
		const keys = findings(result, ask({}), log().facts).map(({ key }) => key);
		expect(keys).toContain('finding.noTime');
	});

	test('asks for what describes the objects, if it can', () => {
		const { defaults } = manifest.params;
		const { facts } = log('a,2024-03-01,view,x,web', 'a,2024-03-02,view,y,app');
		expect(defaults(facts)).toMatchObject({ category: 'object', channel: 'channel' });
		const described = { name: 'object:体裁', kind: 'category' as const, present: 2, distinct: 2 };
		const eventColumns = [...facts.eventColumns, described];
		expect(defaults({ ...facts, eventColumns })).toMatchObject({ category: 'object:体裁' });
		expect(defaults({ ...facts, eventColumns: [], roles: [] })).toMatchObject({
			category: null,
			channel: null,
		});
	});
});

describe('findings', () => {
	const keys = (data: Data, some: object) =>
		findings(run(data, some), ask(some), data.facts).map(({ key, tone }) => `${tone} ${key}`);

	test('the preferred category, with how many prefer nothing', () => {
		const rows = Array.from({ length: 40 }, (_, i) => views(`m${i}`, i < 25 ? 'x' : 'y', 8)).flat();
		const list = keys(log(...rows), { category: 'object' });
		expect(list[0]).toBe('notable finding.favourite.category');
		const mixed = Array.from({ length: 40 }, (_, i) => [
			...views(`m${i}`, 'x', 3),
			...views(`m${i}`, 'y', 3, '2024-03-02'),
		]).flat();
		expect(keys(log(...mixed), { category: 'object' })[0]).toBe('plain finding.noneAtAll.category');
	});

	test('categories that go together by more than chance', () => {
		const rows = Array.from({ length: 60 }, (_, i) => [
			...views(`m${i}`, i < 30 ? 'x' : 'z', 3),
			...(i < 30 ? views(`m${i}`, 'y', 2, '2024-03-02') : []),
		]).flat();
		const data = log(...rows);
		const asked = { category: 'object' };
		const pair = findings(run(data, asked), ask(asked), data.facts).find(
			({ key }) => key === 'finding.together',
		);
		expect(pair?.values).toMatchObject({
			a: 'x',
			b: 'y',
			both: { count: 30 },
			lift: { number: 2 },
		});
	});

	test('nobody, too few, and events without a category', () => {
		expect(keys(log('a,2024-03-01,view,,'), { category: 'object' })).toEqual([
			'caution finding.nobody',
		]);
		const few = log(...views('a', 'x', 1), ...views('b', '', 9));
		expect(keys(few, { category: 'object' })).toEqual(
			expect.arrayContaining(['caution finding.few', 'caution finding.unknown']),
		);
	});
});

test('property: as plainly counted', () => {
	const event = fc.record({
		member: fc.nat(5),
		object: fc.constantFrom('', 'p', 'q', 'r'),
		hour: fc.nat(23),
	});
	fc.assert(
		fc.property(fc.array(event, { minLength: 1, maxLength: 80 }), (events) => {
			const rows = events.map(
				({ member, object, hour }, i) =>
					`m${member},2024-03-${String(1 + (i % 28)).padStart(2, '0')} ${String(hour).padStart(2, '0')}:00,view,${object},`,
			);
			const data = log(...rows);
			const result = run(data, { category: 'object', least: 4 });
			const [category, part] = result.aspects;
			const members = new Set(events.map(({ member }) => member));
			expect(result.members).toBe(members.size);
			const known = events.filter(({ object }) => object !== '');
			expect([category!.events, category!.unknown]).toEqual([
				known.length,
				events.length - known.length,
			]);
			for (const aspect of result.aspects) {
				expect(aspect.decided + aspect.few + aspect.absent).toBe(members.size);
				expect(aspect.spread.reduce((a, b) => a + b, 0)).toBe(aspect.decided);
				const firsts = aspect.rows.reduce((sum, { first }) => sum + first, 0);
				expect(firsts + aspect.none).toBe(aspect.decided);
				for (const { reach, prefer, first } of aspect.rows) {
					expect(first).toBeLessThanOrEqual(prefer);
					expect(prefer).toBeLessThanOrEqual(Math.min(reach, aspect.decided));
				}
			}
			const decided = [...members].filter(
				(m) => known.filter(({ member }) => member === m).length >= 4,
			);
			expect(category!.decided).toBe(decided.length);
			expect(part!.rows.map((row) => row.events)).toEqual(
				[0, 1, 2, 3].map((p) => events.filter(({ hour }) => Math.floor(hour / 6) === p).length),
			);
			for (const one of describePeople(data, ask({ category: 'object', least: 4 }))) {
				expect(one.top.length).toBeLessThanOrEqual(3);
				for (const { lift, low, high } of one.top) {
					expect(low).toBeGreaterThan(1);
					expect(lift).toBeGreaterThanOrEqual(low);
					expect(high).toBeGreaterThanOrEqual(lift);
				}
			}
		}),
	);
});
