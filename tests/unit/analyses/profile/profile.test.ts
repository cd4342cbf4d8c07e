import { compute, people } from '$lib/analyses/profile/compute';
import { example } from '$lib/analyses/profile/example';
import { findings } from '$lib/analyses/profile/findings';
import { manifest, type ProfileParams } from '$lib/analyses/profile/manifest';
import type { ProfileResult } from '$lib/analyses/profile/result';
import type { Data } from '$lib/analyses/contract';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { dataFromText, runToEnd } from '../../../support/data';

const ask = (some: Partial<ProfileParams>): ProfileParams => v.parse(manifest.params.schema, some);
const run = (data: Data, some: Partial<ProfileParams>): ProfileResult =>
	runToEnd(compute(data, ask(some)));
const told = (data: Data, some: Partial<ProfileParams>) =>
	findings(run(data, some), ask(some), data.facts);
const counts = ({ rows }: ProfileResult) =>
	rows.map(({ label, count }) => [
		typeof label === 'object' ? Object.values(label)[0] : label,
		count,
	]);

const listed = (header: string, rows: readonly string[]) =>
	dataFromText([`member_id,time,event,${header}`, ...rows].join('\n'));

describe('one dimension', () => {
	test('the rest is one row, unless it is a single value', () => {
		const of = (cities: number) =>
			listed(
				'member:city',
				Array.from({ length: cities }, (_, i) => `m${i},,,c${i}\nn${i},,,c${i}`),
			);
		expect(counts(run(of(3), { dimension: 'member:city', top: 2 }))).toEqual([
			['c0', 2],
			['c1', 2],
			['c2', 2],
		]);
		expect(counts(run(of(5), { dimension: 'member:city', top: 2 }))).toEqual([
			['c0', 2],
			['c1', 2],
			[3, 6],
		]);
	});

	test('begins with what tells people apart', () => {
		const first = (header: string, rows: readonly string[]) =>
			manifest.params.defaults(listed(header, rows).facts).dimension;
		const people = (cell: (i: number) => string, event = (_: number) => 'order') =>
			Array.from({ length: 12 }, (_, i) => `m${i},2024-03-0${1 + (i % 9)},${event(i)},${cell(i)}`);
		const country = (i: number) => (i % 3 === 0 ? 'fr' : 'uk');
		expect(first('member:city', people(country))).toBe('member:city');
		expect(first('country', people(country))).toBe('country');
		expect(
			first(
				'country',
				people(() => 'uk'),
			),
		).toBeNull();
		expect(
			first(
				'country',
				people(country, (i) => (i % 2 ? 'click' : 'order')),
			),
		).toBeNull();
		expect(first('order', people(country))).toBeNull();
	});

	test('shares are of those whose value is known', () => {
		const result = run(dataFromText(example.data), { dimension: 'member:city' });
		expect(result).toMatchObject({ members: 8, known: 7, missingShare: 1 / 8 });
		const [lyon, , missing] = result.rows;
		expect(lyon!.interval!.low).toBeLessThan(4 / 7);
		expect(missing).toMatchObject({ share: null, interval: null });
	});

	test('who comes after the time range is nobody yet', () => {
		const data = dataFromText(example.data, { scope: { to: '2024-03-03' } });
		expect(run(data, { dimension: 'member:city' }).members).toBe(4);
	});

	test('numbers: bins, quantiles, the interval of the median, and who is far out', () => {
		const ages = [...Array.from({ length: 100 }, (_, i) => i), 900, -300];
		const data = listed(
			'member:age',
			ages.map((age, i) => `m${i},,,${age}`),
		);
		const { numbers, rows, known } = run(data, { dimension: 'member:age' });
		expect(known).toBe(102);
		expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(102);
		expect(numbers).toMatchObject({ min: -300, max: 900, exact: false });
		expect(numbers!.quantiles[2]).toBe(49.5);
		// R: sort(x)[c(41, 62)] by Campbell and Gardner’s ranks for n = 102.
		expect(numbers!.medianInterval).toEqual({ low: 39, high: 60 });
		expect(numbers!.outliers).toMatchObject({ low: 1, high: 1 });
		expect(people(data, ask({ dimension: 'member:age' }), { outliers: 'high' }).toArray()).toEqual(
			new Uint32Array([100]),
		);
		expect(told(data, { dimension: 'member:age' }).map(({ key }) => key)).toEqual([
			'finding.middle',
			'finding.outliers',
		]);
	});

	test('mostly equal numbers have nobody far out', () => {
		const values = Array.from({ length: 70 }, (_, i) => (i < 55 ? 1 : i * 7));
		const data = listed(
			'member:n',
			values.map((n, i) => `m${i},,,${n}`),
		);
		expect(run(data, { dimension: 'member:n' }).numbers!.outliers).toBeNull();
	});
});

describe('findings', () => {
	const group = (city: string, from: number, n: number, sexes: string) =>
		Array.from({ length: n }, (_, i) => `m${from + i},,,${city},${sexes[i % sexes.length]}`);
	const both = { dimension: 'member:sex', by: 'member:city' };

	test('a difference that holds among all comparisons is told with its index', () => {
		const rows = [...group('Lyon', 0, 100, 'fffm'), ...group('Oslo', 100, 100, 'fmmm')];
		const list = told(listed('member:city,member:sex', rows), both);
		expect(list.map(({ key, tone }) => `${tone} ${key}`)).toEqual([
			'notable finding.largest',
			'notable finding.index',
		]);
		expect(list[1]!.values).toMatchObject({
			index: { number: 150 },
			share: { share: 0.75 },
			all: { share: 0.5 },
			comparisons: { count: 4 },
		});
	});

	test('what chance explains is not', () => {
		const rows = [...group('Lyon', 0, 100, 'fm'), ...group('Oslo', 100, 99, 'fm')];
		expect(told(listed('member:city,member:sex', rows), both)[1]).toMatchObject({
			key: 'finding.alike',
			tone: 'plain',
			values: { comparisons: { count: 4 } },
		});
		const few = [...group('Lyon', 0, 10, 'f'), ...group('Oslo', 10, 10, 'm')];
		expect(
			told(listed('member:city,member:sex', few), both).map(({ key, tone }) => `${tone} ${key}`),
		).toEqual(['plain finding.largest', 'caution finding.alike', 'caution finding.few']);
	});

	test('nobody, nothing known, much missing, and the rule of event columns', () => {
		expect(told(dataFromText('member_id,time,event'), {})).toMatchObject([
			{ key: 'finding.nobody' },
		]);
		const blank = listed('member:city', ['a,,,', 'b,,,Lyon']);
		expect(
			told(blank, { dimension: 'member:city' }).map(({ key, tone }) => `${tone} ${key}`),
		).toContain('caution finding.missing');
		expect(told(blank, {}).map(({ key }) => key)).toEqual([
			'finding.unknown',
			'finding.rule.most-frequent',
		]);
	});
});

const member = fc.record({
	city: fc.constantFrom('', 'Lyon', 'Oslo', 'Rome', 'Bari'),
	age: fc.oneof(fc.constant(''), fc.nat(90).map(String)),
	channels: fc.array(fc.constantFrom('', 'web', 'app'), { maxLength: 4 }),
});

test('property: rows, columns and fields add up, and indices weighted by size are 1', () => {
	const refs = fc.constantFrom(null, 'member:city', 'member:age', 'channel');
	fc.assert(
		fc.property(
			fc.array(member, { minLength: 1, maxLength: 40 }),
			refs,
			refs,
			(list, dimension, by) => {
				const rows = list.flatMap(({ city, age, channels }, m) =>
					['', ...channels].map((channel, i) =>
						i === 0
							? `m${m},,,,${city},${age}`
							: `m${m},2024-01-0${i},view,${channel},${city},${age}`,
					),
				);
				const data = listed('channel,member:city,member:age', rows);
				const {
					members,
					known,
					missing,
					rows: found,
					cross,
				} = run(data, { dimension, by, top: 2 });
				expect(members).toBe(list.length);
				expect(known + missing).toBe(members);
				const sum = (all: readonly number[]) => all.reduce((a, b) => a + b, 0);
				expect(sum(found.map(({ count }) => count))).toBe(members);
				if (known > 0) expect(sum(found.map(({ share }) => share ?? 0))).toBeCloseTo(1, 12);
				if (cross === null) return;
				expect(sum(cross.columns.map(({ count }) => count))).toBe(members);
				found.forEach(({ count, share }, r) => {
					expect(sum(cross.columns.map(({ cells }) => cells[r]!.count))).toBe(count);
					if (share === null) return;
					const mean = sum(
						cross.columns.map(
							(column) => (column.known * (column.cells[r]!.index?.ratio ?? 0)) / known,
						),
					);
					expect(mean).toBeCloseTo(1, 9);
				});
			},
		),
	);
});
