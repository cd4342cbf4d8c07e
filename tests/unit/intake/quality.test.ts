import { expect, test } from 'vitest';
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
