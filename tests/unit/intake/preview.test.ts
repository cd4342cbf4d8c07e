import { describe, expect, test } from 'vitest';
import * as messages from '$lib/intake/messages';
import { badCells, checkMapping } from '$lib/intake/preview';
import type { Mapping } from '$lib/model/mapping';
import { tableFromText } from './tables';

const header = ['id', 'paid', 'refunded', 'total', 'qty', 'kind', 'state'];
const { columns } = tableFromText(
	`${header.join(',')}\na,2026-01-01,2026-01-02,5,1,order,ok\nb,2026-01-01,2026-01-02,5,2,order,ok`,
);

const orders: Mapping = {
	version: 1,
	row: 'event',
	member: 'id',
	events: [{ time: 'paid', kind: { column: 'kind' } }],
	roles: { amount: 'total' },
};

/** The headers of the bad cells of one row. */
function bad(row: string, mapping: Mapping = orders): string[] {
	return badCells(mapping, [row.split(',')], columns).map(([, at]) => header[at]!);
}

describe('bad cells', () => {
	test.each([
		['a,2026-01-01,,5,1,order,ok', []],
		['a,2026-01-01,,,1,order,ok', []],
		['a,2026/1/1 10:00,,￥5.00,1,order,ok', []],
		['a,13/02/2026,,5,1,order,ok', []],
		['a,20260101,,499.00（系统计算中）,1,order,ok', []],
		[',2026-01-01,,5,1,order,ok', ['id']],
		[' ,2026-01-01,,5,1,order,ok', ['id']],
		['a,,,5,1,order,ok', ['paid']],
		['a,soon,,5,1,order,ok', ['paid']],
		['a,2026-02-30,,5,1,order,ok', ['paid']],
		['a,2026-01-01,,five,1,order,ok', ['total']],
		['a,2026-01-01,,****,1,order,ok', ['total']],
		['a,2026-01-01,,5,1,,ok', ['kind']],
		['a,,,x,1,,ok', ['paid', 'total']],
		['a', ['paid']],
	])('%s', (row, expected) => {
		expect(bad(row)).toEqual(expected);
	});

	test('of several times one may be empty, not all, and none unreadable', () => {
		const two: Mapping = {
			...orders,
			events: [
				{ time: 'paid', kind: { constant: 'order' } },
				{ time: 'refunded', kind: { constant: 'refund' } },
			],
		};
		expect(bad('a,2026-01-01,,5,1,,ok', two)).toEqual([]);
		expect(bad('a,,,5,1,,ok', two)).toEqual(['paid', 'refunded']);
		expect(bad('a,2026-01-01,later,5,1,,ok', two)).toEqual(['refunded']);
	});

	test('a person need not have joined at a time; a price needs its quantity to be a number', () => {
		expect(bad('a,,,5,1,order,ok', { ...orders, row: 'member' })).toEqual([]);
		expect(bad('a,2026-01-01,,5,two,order,ok', { ...orders, amountTimes: 'qty' })).toEqual(['qty']);
	});

	test('skipped rows and lookups have none', () => {
		const skip: Mapping['skip'] = [{ column: 'state', when: 'is', values: ['void'] }];
		expect(bad(',,,x,1,,void', { ...orders, skip })).toEqual([]);
		expect(bad(',,,x,1,,ok', { ...orders, skip })).not.toEqual([]);
		expect(bad(',,,x,1,,ok', { ...orders, row: 'lookup' })).toEqual([]);
	});

	test('rows and columns are told by position', () => {
		const rows = [
			['a', '2026-01-01', '', '5', '1', 'order', 'ok'],
			['', '', '', '5', '1', 'order', 'ok'],
		];
		expect(badCells(orders, rows, columns)).toEqual([
			[1, 0],
			[1, 1],
		]);
	});
});

describe('checks', () => {
	const faults = (change: Partial<Mapping>) =>
		checkMapping({ ...orders, ...change }, columns).map(({ key, column }) =>
			`${key} ${column}`.trim(),
		);

	test('a mapping that can be used has no faults', () => {
		expect(faults({})).toEqual([]);
		expect(faults({ row: 'lookup', member: null, key: 'id', events: [], roles: {} })).toEqual([]);
	});

	test.each<[Partial<Mapping>, string[]]>([
		[{ member: null }, ['mapping-no-member']],
		[{ member: 'paid' }, ['mapping-not-a-member paid']],
		[{ member: 'who' }, ['mapping-unknown-column who']],
		[{ events: [] }, ['mapping-no-event']],
		[{ events: [], row: 'member' }, []],
		[{ row: 'lookup' }, ['mapping-no-key']],
		[{ events: [{ time: 'total', kind: { constant: 'x' } }] }, ['mapping-not-a-time total']],
		[{ events: [{ time: 'paid', kind: { column: 'what' } }] }, ['mapping-unknown-column what']],
		[
			{ events: [{ time: 'paid', kind: { constant: 'x' }, amount: 'kind' }] },
			['mapping-not-a-number kind'],
		],
		[
			{ roles: { amount: 'state', score: 'kind' } },
			['mapping-not-a-number state', 'mapping-not-a-number kind'],
		],
		[{ amountTimes: 'state' }, ['mapping-not-a-number state']],
		[{ name: 'nick' }, ['mapping-unknown-column nick']],
		[{ skip: [{ column: 'gone', when: 'empty' }] }, ['mapping-unknown-column gone']],
	])('%j', (change, expected) => {
		expect(faults(change)).toEqual(expected);
	});

	test('an empty column cannot say who or when, but one of several times may be empty', () => {
		const empty = columns.map((one) =>
			['id', 'paid'].includes(one.name) ? { ...one, kind: 'text' as const, present: 0 } : one,
		);
		expect(checkMapping(orders, empty).map(({ key }) => key)).toEqual([
			'mapping-empty-column',
			'mapping-empty-column',
		]);
		const events = [...orders.events, { time: 'refunded', kind: { constant: 'refund' } }];
		expect(checkMapping({ ...orders, events }, empty).map(({ column }) => column)).toEqual(['id']);
	});

	test('every fault has its message', () => {
		for (const { key } of checkMapping({ ...orders, member: null, events: [] }, [])) {
			expect(messages.en[key]).not.toBe('');
			expect(messages.zh[key]).not.toBe('');
		}
	});
});
