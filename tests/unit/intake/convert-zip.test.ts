import { describe, expect, test } from 'vitest';
import { readZip } from '$lib/intake/convert/zip/read-zip';
import { encode } from '../../support/encode';
import { reasonOf } from './refused';
import { zipOf } from './zip-bytes';
import type { How, Packed } from './zip-bytes';

const file = (bytes: Uint8Array<ArrayBuffer>) => ({ name: 'a.zip', blob: new Blob([bytes]) });
const open = (entries: readonly Packed[], how?: How) => readZip(file(zipOf(entries, how)));
const first = async (entry: Packed, limit?: number) => (await open([entry]))[0]!.read(limit);

describe('reading an archive', () => {
	const packed: Packed[] = [
		{ name: 'b/orders.csv', data: 'a,b\n1,2\n'.repeat(100) },
		{ name: 'plain.txt', data: 'x', stored: true },
	];

	test.each<[string, How]>([
		['as usual', {}],
		['with the fields of zip64', { wide: true }],
		['behind something else', { before: Buffer.from('#!/bin/sh\n') }],
		['with a comment', { comment: 'PK\u0005\u0006 exported' }],
	])('gives names, sizes and bytes: %s', async (_, how) => {
		const entries = await open(packed, how);
		expect(entries.map(({ name, size }) => [name, size])).toEqual([
			['b/orders.csv', 800],
			['plain.txt', 1],
		]);
		expect(await (await entries[0]!.read()).text()).toBe('a,b\n1,2\n'.repeat(100));
		expect(await (await entries[1]!.read()).text()).toBe('x');
	});

	test('leaves out folders, dotfiles and what macOS adds', async () => {
		const names = ['x/', '.hidden', 'x/.DS_Store', '__MACOSX/x/._a.csv', 'x/a.csv'];
		const entries = await open(names.map((name) => ({ name, data: '' })));
		expect(entries.map(({ name }) => name)).toEqual(['x/a.csv']);
	});

	test.each([
		['GB18030', '订单.csv', encode('订单.csv', 'gb18030')],
		['UTF-8 that is not said', '订单.csv', Buffer.from('订单.csv')],
		['code page 437', 'é.csv', Uint8Array.of(0x82, 0x2e, 0x63, 0x73, 0x76)],
	])('reads names in %s', async (_, name, nameBytes) => {
		const entries = await open([{ name: '', nameBytes, data: '' }]);
		expect(entries[0]!.name).toBe(name);
	});

	test('keeps ../ as a part of a name', async () => {
		const entries = await open([{ name: '../../etc/passwd', data: 'a,b' }]);
		expect(entries[0]!.name).toBe('../../etc/passwd');
	});

	test('reads 65,535 entries and no more, whatever the count says', async () => {
		const many = Array.from({ length: 65_536 }, (_, i) => ({
			name: `${i}`,
			data: '',
			stored: true,
		}));
		expect(await open(many.slice(1))).toHaveLength(65_535);
		expect(await reasonOf(open(many))).toBe('zip-too-many');
		expect(await reasonOf(open(many, { count: 10 }))).toBe('zip-too-many');
	});
});

describe('refusing an archive', () => {
	const data = 'a,b\n'.repeat(1000);

	test('that is locked, only when it is read', async () => {
		const entries = await open([{ name: 'a', data, flags: 1 }]);
		expect(entries[0]!.encrypted).toBe(true);
		expect(await reasonOf(entries[0]!.read())).toBe('zip-locked');
	});

	test('that is packed in another way', async () => {
		expect(await reasonOf(first({ name: 'a', data, method: 14 }))).toBe('zip-method');
	});

	test('that says less than it holds, or more, or other bytes', async () => {
		for (const says of [{ size: 10 }, { size: 10_000 }, { crc: 1 }])
			expect(await reasonOf(first({ name: 'a', data, says }))).toBe('file-damaged');
	});

	test('by the limit of the reader', async () => {
		expect(await reasonOf(first({ name: 'a', data }, 3999))).toBe('file-too-large');
		expect((await first({ name: 'a', data }, 4000)).size).toBe(4000);
	});

	test('that says it unpacks to hundreds of times its size', async () => {
		const says = { size: 100 * 1024 * 1024 };
		expect(await reasonOf(open([{ name: 'a', data, says }]))).toBe('file-bomb');
		const huge = { size: 5 * 1024 ** 3 };
		const wide = { wide: true };
		expect(await reasonOf(open([{ name: 'a', data, says: huge }], wide))).toBe('file-too-large');
	});

	test('that unpacks to hundreds of times its size, though it is honest', async () => {
		const zeros = new Uint8Array(65 * 1024 * 1024);
		expect(await reasonOf(first({ name: 'a', data: zeros }))).toBe('file-bomb');
	});

	test('whose entries share their bytes', async () => {
		const entry = { name: 'a', data: Buffer.from(data), stored: true };
		const shared = Array.from({ length: 50 }, () => ({ ...entry, says: { offset: 0 } }));
		const one = zipOf([entry]);
		const all = zipOf(shared);
		// The directory of all behind the bytes of one.
		const directory = all.subarray(all.length - 22 - 50 * 47);
		const bytes = Buffer.concat([one.subarray(0, 4031), directory]);
		bytes.writeUInt32LE(4031, bytes.length - 6);
		expect(await reasonOf(readZip(file(new Uint8Array(bytes))))).toBe('file-bomb');
	});

	test('that was cut off at any place, or is none', async () => {
		const whole = zipOf([{ name: 'a.csv', data: 'a,b\n1,2\n' }]);
		for (let length = 0; length < whole.length; length++)
			expect(await reasonOf(readZip(file(whole.slice(0, length))))).toBe('file-damaged');
	});

	test('that was changed in any byte, or reads what it can', async () => {
		const whole = zipOf([{ name: 'a.csv', data: 'a,b\n1,2\n'.repeat(9) }]);
		for (let at = 0; at < whole.length; at++) {
			const bytes = whole.slice();
			bytes[at]! ^= 0xff;
			const reading = readZip(file(bytes)).then((entries) =>
				Promise.all(entries.map((entry) => entry.read())),
			);
			await reading.then(
				() => undefined,
				() => reasonOf(reading),
			);
		}
	});
});
