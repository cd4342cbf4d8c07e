// Workbooks of another project: every sheet says in its third column which date the second must be.
import { openAsBlob, readdirSync, readFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { workbook } from '$lib/intake/convert/workbook';
import { CsvReader } from '$lib/intake/csv';
import { IntakeError, type InputFile } from '$lib/intake/types';
import { haveSharedData, shared, referenceTest as test } from './shared';

const folder = ['excel_dates', '1904'] as const;
const files = haveSharedData ? readdirSync(shared(...folder)) : [];
const hooks = { progress: () => undefined, cancelled: () => false };

async function open(name: string): Promise<readonly InputFile[]> {
	return workbook.convert({ name, blob: await openAsBlob(shared(...folder, name)) }, hooks);
}

/** The day as a number, as a date, and twice as Excel wrote it out. */
const dated = (days: Readonly<Record<string, string>>) =>
	Object.entries(days).map(([day, date]) => [day, date, date, date]);
const IN_1900 = dated({
	1: '1900-01-01',
	11: '1900-01-11',
	111: '1900-04-20',
	1111: '1903-01-15',
	11111: '1930-06-02',
});
const IN_1904 = dated({
	1: '1904-01-02',
	11: '1904-01-12',
	111: '1904-04-21',
	1111: '1907-01-16',
	11111: '1934-06-03',
});

describe('dates of both systems in all formats', () => {
	test('seven files', () => expect(files).toHaveLength(7));

	test.each(files.filter((name) => !name.endsWith('biff5')))('%s', async (name) => {
		const tables = await open(name);
		const converter = name.replace(/^.*\./, '');
		expect(tables.map(({ origin }) => origin)).toEqual([{ converter, file: name }]);
		const rows = new CsvReader(',').push(await tables[0]!.blob.text(), true);
		expect(rows).toEqual(name.startsWith('1904') ? IN_1904 : IN_1900);
	});

	test('the one of Excel 5 is refused', async () => {
		await expect(open('1904.biff5')).rejects.toMatchObject({ reason: 'file-old-workbook' });
	});
});

test.each(files)('%s changed or cut off anywhere is refused or read', async (name) => {
	const whole = readFileSync(shared(...folder, name));
	for (let at = 8; at < whole.length; at += 41) {
		const bytes = new Uint8Array(whole);
		bytes[at]! ^= 0xff;
		for (const blob of [new Blob([bytes]), new Blob([bytes.subarray(0, at)])]) {
			const error = await workbook.convert({ name, blob }, hooks).then(
				() => undefined,
				(thrown: unknown) => thrown,
			);
			if (error !== undefined) expect(error).toBeInstanceOf(IntakeError);
		}
	}
});
