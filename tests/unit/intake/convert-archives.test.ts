import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openFile } from '$lib/intake/convert';
import { ConvertCancelled } from '$lib/intake/convert/types';
import { reasonOf } from './refused';
import { zipOf } from './zip-bytes';

const file = (name: string, bytes: Uint8Array) => ({
	name,
	blob: new Blob([new Uint8Array(bytes)]),
});
const zipped = (...names: string[]) =>
	file('a.zip', zipOf(names.map((name) => ({ name, data: `name\n${name}\n` }))));
const names = async (work: ReturnType<typeof openFile>) => (await work).map(({ name }) => name);

describe('gzip', () => {
	const text = 'a,b\n1,2\n'.repeat(100_000);

	test.each([
		['users.csv.gz', 'users.csv'],
		['USERS.CSV.GZ', 'USERS.CSV'],
		['export', 'export'],
		['.gz', '.gz'],
	])('%s holds %s', async (name, inside) => {
		const tables = await openFile(file(name, gzipSync(text)));
		expect(tables.map((table) => table.name)).toEqual([inside]);
		expect(await tables[0]!.blob.text()).toBe(text);
	});

	test('that was cut off or changed is refused', async () => {
		const bytes = gzipSync(text);
		expect(await reasonOf(openFile(file('a.gz', bytes.subarray(0, -20))))).toBe('file-damaged');
		bytes[bytes.length - 6]! ^= 1;
		expect(await reasonOf(openFile(file('a.gz', bytes)))).toBe('file-damaged');
		expect(await reasonOf(openFile(file('a.gz', bytes.subarray(0, 3))))).toBe('file-damaged');
	});

	test('that fills the memory is refused', async () => {
		const bytes = gzipSync(new Uint8Array(66 * 1024 * 1024));
		expect(await reasonOf(openFile(file('a.gz', bytes)))).toBe('file-bomb');
	});

	test('tells how far it is, and can be cancelled', async () => {
		const seen: number[] = [];
		const bytes = gzipSync(text);
		await openFile(file('a.gz', bytes), {
			progress: (at) => seen.push(at),
			cancelled: () => false,
		});
		expect(seen.at(-1)).toBe(bytes.length);
		let asked = 0;
		const cancelled = () => asked++ > 0;
		await expect(
			openFile(file('a.gz', bytes), { progress: () => undefined, cancelled }),
		).rejects.toBeInstanceOf(ConvertCancelled);
	});
});

describe('zip', () => {
	test('gives what may be a table, in its order', async () => {
		const archive = zipped('b.csv', 'x/a.TSV', 'logo.png', 'notes', '../up.txt', 'x/', 'doc.pdf');
		expect(await names(openFile(archive))).toEqual(['b.csv', 'x/a.TSV', 'notes', '../up.txt']);
	});

	test('opens what is packed inside', async () => {
		const inner = zipOf([{ name: 'c.csv', data: 'a,b\n1,2\n' }]);
		const outer = zipOf([
			{ name: 'inner.zip', data: inner },
			{ name: 'd.csv.gz', data: gzipSync('a,b\n') },
		]);
		expect(await names(openFile(file('a.zip', outer)))).toEqual(['c.csv', 'd.csv']);
	});

	test.each([
		['without a table', zipped('logo.png')],
		['of a text document', zipped('[Content_Types].xml', 'word/document.xml')],
		['that is empty', zipped()],
	])('%s is refused', async (_, archive) => {
		expect(await reasonOf(openFile(archive))).toBe('zip-nothing');
	});

	test('that is locked or damaged is refused', async () => {
		const locked = zipOf([{ name: 'a.csv', data: 'a', flags: 1 }]);
		expect(await reasonOf(openFile(file('a.zip', locked)))).toBe('zip-locked');
		expect(await reasonOf(openFile(file('a.zip', locked.subarray(0, 50))))).toBe('file-damaged');
	});
});
