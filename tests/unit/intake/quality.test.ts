import { describe, expect, test } from 'vitest';
import { ProblemLog, joinReports, problemsCsv } from '$lib/intake/quality';
import * as messages from '$lib/intake/messages';

test('counts are exact, the sample is capped and fair', () => {
	const log = new ProblemLog('f.csv');
	for (let row = 1; row <= 5000; row++)
		log.add(row, 'a', `v${row}`, 'not-a-number', 'cell-missing');
	log.add(3, 'b', 'x', 'not-a-time', 'cell-missing');
	const { counts, sample } = log.report();
	expect(counts).toEqual([
		{ reason: 'not-a-number', column: 'a', effect: 'cell-missing', count: 5000 },
		{ reason: 'not-a-time', column: 'b', effect: 'cell-missing', count: 1 },
	]);
	expect(sample).toHaveLength(101);
	expect(sample.map(({ row }) => row)).toEqual(
		sample.map(({ row }) => row).toSorted((a, b) => a - b),
	);
	expect(sample).toContainEqual(expect.objectContaining({ column: 'b', row: 3 }));
});

test('never more than a thousand in the sample', () => {
	const log = new ProblemLog('f.csv');
	for (let column = 0; column < 40; column++) {
		for (let row = 1; row <= 60; row++) log.add(row, `c${column}`, '', 'masked', 'kept');
	}
	expect(log.report().sample).toHaveLength(1000);
});

test('reports of two files join', () => {
	const logs = ['one', 'two'].map((file) => {
		const log = new ProblemLog(file);
		log.add(1, 'a', '', 'masked', 'kept', 2);
		return log.report();
	});
	expect(joinReports(logs).counts).toEqual([
		{ reason: 'masked', column: 'a', effect: 'kept', count: 4 },
	]);
	expect(joinReports(logs).sample.map(({ file }) => file)).toEqual(['one', 'two']);
});

test('as CSV it does no harm in a spreadsheet', () => {
	const log = new ProblemLog('f.csv');
	log.add(7, '=a', '=HYPERLINK("http://x")', 'not-a-number', 'cell-missing');
	const csv = problemsCsv(log.report(), (reason) => messages.en[reason as 'not-a-number']);
	expect(csv.split('\r\n')[1]).toBe(
		'f.csv,7,\'=a,"\'=HYPERLINK(""http://x"")",Not a number.,cell-missing',
	);
});

test('long values are cut', () => {
	const log = new ProblemLog('f.csv');
	log.add(1, 'a', 'x'.repeat(1e6), 'masked', 'kept');
	expect(log.report().sample[0]!.value.length).toBe(201);
});

describe('rows that were left out', () => {
	const LEFT = 100_000;

	function logged(rows: number, value: (row: number) => string = () => ''): ProblemLog {
		const log = new ProblemLog('f.csv');
		for (let row = 1; row <= rows; row++)
			log.add(row, 'paid at', value(row), 'no-time', 'row-left-out');
		return log;
	}

	test('are all in the CSV, in the order of the rows, beside the sample of the others', () => {
		const log = logged(1500, (row) => (row % 2 === 0 ? '-' : ''));
		log.add(700, 'amount', 'x', 'not-a-number', 'cell-missing');
		const report = log.report();
		expect(report.sample.length).toBe(101);
		const lines = problemsCsv(report).trimEnd().split('\r\n');
		expect(lines).toHaveLength(1 + 1500 + 1);
		expect(lines[2]).toBe("f.csv,2,paid at,'-,no-time,row-left-out");
		expect(lines.slice(700, 702)).toEqual([
			'f.csv,700,amount,x,not-a-number,cell-missing',
			"f.csv,700,paid at,'-,no-time,row-left-out",
		]);
		expect(lines.at(-1)).toBe("f.csv,1500,paid at,'-,no-time,row-left-out");
	});

	test('are counted beyond a hundred thousand, and packed', () => {
		const { counts, sample, leftOut } = logged(LEFT + 5, (row) => `${row % 3}`).report();
		expect(counts[0]?.count).toBe(LEFT + 5);
		expect(sample).toHaveLength(100);
		expect(leftOut).toHaveLength(1);
		expect(leftOut![0]!.rows).toHaveLength(LEFT);
		expect(leftOut![0]!.values).toEqual(['1', '2', '0']);
		expect(leftOut![0]!.codes).toBeInstanceOf(Uint8Array);
	});

	test('share that over all reasons', () => {
		const log = logged(LEFT - 1);
		for (let row = 1; row <= 5; row++) log.add(row, 'who', '', 'no-member', 'row-left-out');
		const { counts, leftOut } = log.report();
		expect(counts.map(({ count }) => count)).toEqual([LEFT - 1, 5]);
		expect(leftOut!.map(({ rows }) => rows.length)).toEqual([LEFT - 1, 1]);
	});

	test('keep so much of their values, each once', () => {
		const { leftOut } = logged(20_000, (row) => `${row}`.padEnd(190, 'x')).report();
		const { values, codes, rows } = leftOut![0]!;
		expect(values.join('').length).toBeLessThan(1_000_200);
		expect(values[codes[rows.length - 1]!]).toBe('…');
	});

	test('of two logs and of two reports are joined', () => {
		const log = logged(LEFT - 10);
		log.merge(logged(20));
		expect(log.report().leftOut![0]!.rows).toHaveLength(LEFT);
		const joined = joinReports([
			logged(2).report(),
			logged(3).report(),
			new ProblemLog('g').report(),
		]);
		expect(joined.leftOut!.map(({ rows }) => [...rows])).toEqual([
			[1, 2],
			[1, 2, 3],
		]);
	});

	test('of a report from before they were kept: the sample', () => {
		const { leftOut: _, ...before } = logged(3).report();
		expect(problemsCsv(before).trimEnd().split('\r\n')).toHaveLength(4);
	});
});
