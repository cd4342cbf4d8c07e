import type { Data } from '$lib/analyses/contract';
import { compute, people } from '$lib/analyses/composition/compute';
import { findings } from '$lib/analyses/composition/findings';
import { manifest, type CompositionParams } from '$lib/analyses/composition/manifest';
import type { CompositionResult } from '$lib/analyses/composition/result';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { dataFromText, runToEnd } from '../../../support/data';

const HEADER = 'member_id,time,event,member:group,member:city,member:age,member:sex';
const ASKED = {
	group: 'member:group',
	region: 'member:city',
	age: 'member:age',
	sex: 'member:sex',
} as const;
const ask = (some: Partial<CompositionParams> = {}): CompositionParams =>
	v.parse(manifest.params.schema, { ...ASKED, ...some });
const run = (data: Data, some: Partial<CompositionParams> = {}): CompositionResult =>
	runToEnd(compute(data, ask(some)));
const log = (rows: readonly string[]) => dataFromText([HEADER, ...rows].join('\n'));

describe('edge cases', () => {
	test('ages count by bands of ten years', () => {
		const data = log(['a,,,g,,20,', 'b,,,g,,29,', 'c,,,g,,30,']);
		const { traits } = run(data);
		expect(traits[1]).toMatchObject({ id: 'age', values: 2, base: 1 / 3 });
	});

	test('without a column everybody is one group; without a value nobody is compared', () => {
		const data = log(['a,,,g,Lyon,,', 'b,,,,Oslo,,', 'c,,,,,,']);
		expect(run(data, { group: null })).toMatchObject({
			grouped: 3,
			ungrouped: 0,
			groups: [{ label: null, size: 3, likeness: [{ known: 2, agree: 0 }, {}, {}] }],
		});
		expect(run(data)).toMatchObject({ grouped: 1, ungrouped: 2 });
		expect(run(data).groups[0]!.likeness[0]).toMatchObject({ known: 1, agree: null, chance: null });
	});

	test('groups beyond the chosen number count for everyone’s figures', () => {
		const rows = Array.from({ length: 8 }, (_, i) => [
			`a${i},,,g${i},Lyon,,`,
			`b${i},,,g${i},Oslo,,`,
		]);
		const result = run(log(rows.flat()), { top: 3 });
		expect(result.groups).toHaveLength(3);
		expect(result.others).toEqual({ groups: 5, size: 10 });
		expect(result.traits[0]).toMatchObject({ known: 16, base: (2 * 8 * 7) / (16 * 15) });
		expect(people(log(rows.flat()), ask({ top: 3 }), 'others').size).toBe(10);
	});

	test('finds its columns by their headers', () => {
		const { facts } = log(['a,,,g,Lyon,20,f']);
		expect(manifest.params.defaults(facts)).toMatchObject(ASKED);
		const chinese = dataFromText(
			'member_id,time,event,group,member:城市,member:年龄,member:性别,member:兴趣\na,2024-01-01,x,g,上海,20,女,书',
		);
		expect(manifest.params.defaults(chinese.facts)).toMatchObject({
			group: 'group',
			region: 'member:城市',
			age: 'member:年龄',
			sex: 'member:性别',
			interest: 'member:兴趣',
		});
	});
});

describe('findings', () => {
	const keys = (data: Data, some: Partial<CompositionParams> = {}) =>
		findings(run(data, some), ask(some), data.facts).map(({ key, tone }) => `${tone} ${key}`);
	const crowd = (group: string, n: number, cities: string, sexes: string) =>
		Array.from(
			{ length: n },
			(_, i) => `${group}${i},,,${group},${cities[i % cities.length]},,${sexes[i % sexes.length]}`,
		);

	test('a group that is more alike, or more mixed, than chance has it', () => {
		const apart = [...crowd('x', 60, 'l', 'fm'), ...crowd('y', 60, 'o', 'fm')];
		expect(keys(log(apart), { age: null })[0]).toBe('notable finding.alike');
		const mixed = [
			...crowd('x', 60, 'lo', 'f'),
			...['a', 'b', 'c', 'd', 'e', 'f'].flatMap((group) => crowd(group, 30, 'l', 'f')),
		];
		const list = findings(run(log(mixed)), ask(), log(mixed).facts);
		expect(list[0]).toMatchObject({ key: 'finding.mixed', values: { group: 'x' } });
	});

	test('what chance explains is no news; few people cannot tell', () => {
		const alike = [...crowd('x', 60, 'lo', 'ffm'), ...crowd('y', 60, 'lo', 'ffm')];
		expect(keys(log(alike), { age: null })[0]).toBe('plain finding.asChance');
		expect(keys(log([...crowd('x', 5, 'l', 'f'), ...crowd('y', 5, 'o', 'm')]))[0]).toBe(
			'caution finding.asChance',
		);
	});

	test('nobody, and nothing chosen', () => {
		expect(keys(log([]))).toEqual(['caution finding.nobody']);
		const none = { region: null, age: null, sex: null };
		expect(keys(log(['a,,,g,,,']), none)).toEqual(['caution finding.noTraits']);
	});
});

test('property: sizes add up, and likeness is that of the pairs', () => {
	const member = fc.record({
		group: fc.constantFrom('', 'p', 'q', 'r'),
		city: fc.constantFrom('', 'Lyon', 'Oslo', 'Rome'),
		sex: fc.constantFrom('', 'f', 'm'),
	});
	fc.assert(
		fc.property(fc.array(member, { minLength: 1, maxLength: 30 }), (list) => {
			const data = log(list.map(({ group, city, sex }, m) => `m${m},,,${group},${city},,${sex}`));
			const result = run(data, { age: null, top: 5 });
			expect(result.grouped + result.ungrouped).toBe(list.length);
			expect(result.groups.reduce((sum, { size }) => sum + size, 0)).toBe(result.grouped);
			const pairs = (values: readonly string[]) => {
				const known = values.filter((value) => value !== '');
				const all = known.flatMap((a, i) => known.slice(i + 1).map((b) => a === b));
				return all.length === 0 ? null : all.filter(Boolean).length / all.length;
			};
			for (const { label, likeness } of result.groups) {
				const own = list.filter(({ group }) => group === (label as { text: string }).text);
				(['city', 'sex'] as const).forEach((of, i) => {
					const expected = pairs(own.map((one) => one[of]));
					const { agree, chance } = likeness[i]!;
					if (expected === null) expect(agree).toBeNull();
					else expect(agree).toBeCloseTo(expected, 12);
					const base = result.traits[i]!.base;
					if (chance === null || base === null) return;
					expect(chance.low).toBeLessThanOrEqual(base);
					expect(chance.high).toBeGreaterThanOrEqual(base);
				});
			}
		}),
	);
});
