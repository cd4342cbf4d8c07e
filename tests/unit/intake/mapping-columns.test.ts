// What a mapping may say beside the column of a time and of an amount: where else the time stands, and in which currency.
import { describe, expect, test } from 'vitest';
import { formatTime } from '$lib/base/time';
import { checkMapping } from '$lib/intake/check-mapping';
import { build } from '$lib/intake/build';
import { dateOfNumber } from '$lib/intake/event-times';
import { badCells } from '$lib/intake/preview';
import type { MappedTable } from '$lib/intake/types';
import type { Mapping } from '$lib/model/mapping';
import { mapped, proposed } from './tables';

const built = (...tables: MappedTable[]) => build(tables, { zone: 'UTC' });

describe('a time that stands in another column', () => {
	const orders = (rows: string) =>
		mapped(`number,who,paid at,created\n${rows}`, {
			row: 'event',
			member: 'who',
			events: [{ time: 'paid at', otherwise: 'number', kind: { constant: 'order' } }],
		});

	test.each([
		['240601-000000000001', '2024-06-01'],
		[' 000229-1', '2000-02-29'],
		['240601', '2024-06-01'],
		['240231-1', ''],
		['241301-1', ''],
		['2406011-1', ''],
		['E240601-1', ''],
		['', ''],
	])('the number %j begins with the day %j', (text, day) => {
		const wall = dateOfNumber(text);
		expect(Number.isNaN(wall) ? '' : formatTime(wall).slice(0, 10)).toBe(day);
	});

	test('is taken where the time is empty, row by row', async () => {
		const { timeline, uses } = await built(
			orders(`240601-1,a,2024-06-02 10:00:00,
				240603-2,a,,
				x,a,,`),
		);
		expect(Array.from(timeline.time, formatTime)).toEqual([
			'2024-06-02 10:00:00',
			'2024-06-03 00:00:00',
		]);
		expect(uses[0]!.problems.counts).toEqual([
			{ reason: 'no-time', column: 'paid at', effect: 'row-left-out', count: 1 },
		]);
	});

	test('or everywhere, when the column of times is empty', async () => {
		const table = orders(`240601-1,a,,
			240603-2,b,,`);
		expect(checkMapping(table.mapping, table.table.columns)).toEqual([]);
		const { facts } = await built(table);
		expect(facts).toMatchObject({ events: 2, dateOnly: true });
	});

	test('may be a column of times too', async () => {
		const table = orders('1,a,,2024-06-05 08:00:00\n2,b,2024-06-04 07:00:00,2024-06-01');
		const events = [{ ...table.mapping.events[0]!, otherwise: 'created' }];
		const { timeline } = await built({ ...table, mapping: { ...table.mapping, events } });
		expect(Array.from(timeline.time, formatTime)).toEqual([
			'2024-06-05 08:00:00',
			'2024-06-04 07:00:00',
		]);
	});

	test('makes a cell of the preview usable', () => {
		const { mapping, table } = orders('240601-1,a,,');
		const cells = [
			['240601-1', 'a', '', ''],
			['none', 'a', '', ''],
		];
		expect(badCells(mapping, cells, table.columns)).toEqual([[1, 2]]);
	});

	test('must be one that can hold a date', () => {
		const { mapping, table } = orders('5,a,,');
		const events = (otherwise: string): Mapping => ({
			...mapping,
			events: [{ ...mapping.events[0]!, otherwise }],
		});
		const keys = (otherwise: string) =>
			checkMapping(events(otherwise), table.columns).map(({ key }) => key);
		expect(keys('number')).toEqual(['mapping-not-a-time']);
		expect(keys('nowhere')).toEqual(['mapping-unknown-column']);
	});
});

describe('the currency in a column', () => {
	const header = 'user id,date,amount,currency';
	const currency = async (...rows: string[]) => {
		const { facts, uses } = await built(mapped(`${header}\n${rows.join('\n')}`));
		return [facts.currency, uses[0]!.problems.counts.map(({ reason }) => reason)];
	};

	test('is proposed beside an amount, and not without one', () => {
		expect(proposed(`${header}\na,2024-01-01,5,usd\na,2024-01-02,5,usd`).currency).toBe('currency');
		expect(proposed('user id,date,币种\na,2024-01-01,usd\na,2024-01-02,cny')).not.toHaveProperty(
			'currency',
		);
	});

	test.each([
		['usd', 'USD'],
		['￥', 'CNY'],
		['人民币', 'CNY'],
		['CHF', 'CHF'],
		['credits', null],
		['', null],
	])('%j is %s', async (said, expected) => {
		const rows = [`a,2024-01-01,5,${said}`, `b,2024-01-02,6,`, `a,2024-01-03,7,${said}`];
		expect(await currency(...rows)).toEqual([expected, []]);
	});

	test('two are said, and none is shown', async () => {
		expect(await currency('a,2024-01-01,5,usd', 'a,2024-01-02,6,EUR')).toEqual([
			null,
			['several-currencies'],
		]);
	});

	test('rows that are left out do not count', async () => {
		expect(await currency('a,2024-01-01,5,usd', 'a,2024-01-02,6,USD', ',2024-01-02,6,EUR')).toEqual(
			['USD', ['no-member']],
		);
	});
});
