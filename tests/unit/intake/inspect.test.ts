import { expect, test } from 'vitest';
import { inspect } from '$lib/intake/inspect';
import { readTable } from '$lib/intake/read-table';
import { encode } from '../../support/encode';
import { fileOf } from './read';

const events = 'member_id,time,event\nm1,2024-01-05 10:00:00,click\nm2,2024-01-05 10:01:00,view\n';

test('a small file is told exactly', async () => {
	const inspection = await inspect(fileOf(events, 'e.csv'), {}, 'UTC');
	expect(inspection).toMatchObject({
		name: 'e.csv',
		bytes: events.length,
		rows: 2,
		rowsExact: true,
	});
	expect(inspection.columns.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
		'member_id category',
		'time time',
		'event category',
	]);
	expect(inspection.preview).toEqual([
		['m1', '2024-01-05 10:00:00', 'click'],
		['m2', '2024-01-05 10:01:00', 'view'],
	]);
	expect(inspection.mapping).toMatchObject({ row: 'event', member: 'member_id' });
	expect(inspection.bad).toEqual([]);
});

test('cells that the mapping cannot use are marked', async () => {
	const inspection = await inspect(
		fileOf(`${events},2024-01-05 10:02:00,view\nm3,2024-02-30,view\n`),
		{},
		'UTC',
	);
	expect(inspection.bad).toEqual([
		[2, 0],
		[3, 1],
	]);
	expect(inspection.problems.counts).toMatchObject([
		{ reason: 'impossible-date', column: 'time', count: 1 },
	]);
});

test('it says the same as reading the file', async () => {
	const file = fileOf('a,,b,\n1,x,2024-01-05,\n2,y,2024-01-06,\n合计,,,\n');
	const [inspection, table] = [await inspect(file, {}, 'UTC'), await readTable(file, {}, 'UTC')];
	expect(inspection.columns).toEqual(table.columns);
	expect(inspection.problems).toEqual(table.problems);
	expect(inspection.dialect).toEqual(table.dialect);
	expect(inspection.preview).toEqual([
		['1', 'x', '2024-01-05'],
		['2', 'y', '2024-01-06'],
	]);
});

test('a large file is estimated', { timeout: 60_000 }, async () => {
	const rows = 100_000;
	const inspection = await inspect(
		fileOf(`id,name\n${'12345,somebody\n'.repeat(rows)}`),
		{},
		'UTC',
	);
	expect(inspection.rowsExact).toBe(false);
	expect(Math.abs(inspection.rows / rows - 1)).toBeLessThan(0.02);
	expect(inspection.preview).toHaveLength(50);
});

test('another encoding shows at once', async () => {
	const file = fileOf(encode('姓名,值\n张三,1\n', 'gb18030'));
	expect((await inspect(file, {}, 'UTC')).preview).toEqual([['张三', '1']]);
	const wrong = await inspect(file, { encoding: 'utf-8' }, 'UTC');
	expect(wrong.dialect.undecodable).toBeGreaterThan(0);
	expect(wrong.problems.counts[0]?.reason).toBe('undecodable');
});

test('a first line longer than the sample', { timeout: 60_000 }, async () => {
	const width = 45_000;
	const header = Array.from({ length: width }, (_, i) => `a rather long header ${i}`).join(',');
	const inspection = await inspect(
		fileOf(`${header}\n${'1,'.repeat(width - 1)}1\n`),
		{ delimiter: ',' },
		'UTC',
	);
	expect(inspection.columns.length).toBeGreaterThan(10_000);
});
