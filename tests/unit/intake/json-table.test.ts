import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openFile } from '$lib/intake/convert';
import { ValueSplitter } from '$lib/intake/convert/json-records';
import { inspect } from '$lib/intake/inspect';
import { readTable } from '$lib/intake/read-table';
import type { InputFile } from '$lib/intake/types';
import { fileOf, names, read, texts } from './read';
import { reasonOf } from './refused';

async function open(content: string | Uint8Array<ArrayBuffer>): Promise<InputFile> {
	const tables = await openFile(fileOf(content, 'data.json'));
	expect(tables).toHaveLength(1);
	return tables[0]!;
}

const csv = async (content: string | Uint8Array<ArrayBuffer>) =>
	(await (await open(content)).blob.text()).trimEnd().split('\r\n');

const refused = (content: string) => reasonOf(openFile(fileOf(content, 'data.json')));

describe('where records lie', () => {
	const expected = ['a,b', '1,', '2,x'];

	test.each([
		['a list', '[{"a": 1}, {"a": 2, "b": "x"}]'],
		['a list in lines', '\ufeff[\n  {\n    "a": 1\n  },\n  {"a": 2, "b": "x"}\n]\n'],
		['one to a line', '{"a": 1}\n{"a": 2, "b": "x"}\n'],
		['with blank lines and CRLF', '{"a": 1}\r\n\r\n{"a": 2, "b": "x"}'],
		['one after the other', '{"a": 1}{"a": 2, "b": "x"}'],
		['one after the other, on lines too', '{"a": 1}\n{"a": 2, "b": "x"}{"a": 3}'],
		['one after the other, over lines', '{\n"a": 1\n}\n{\n"a": 2,\n"b": "x"\n}'],
		['in an object', '{"total": 2, "data": [{"a": 1}, {"a": 2, "b": "x"}], "next": null}'],
		['deeper', '{"code": 0, "data": {"page": 1, "list": [{"a": 1}, {"a": 2, "b": "x"}]}}'],
	])('%s', async (_, content) => {
		expect((await csv(content)).slice(0, 3)).toEqual(expected);
	});

	test('several lists are several tables', async () => {
		const tables = await openFile(fileOf('{"users": [{"id": 1}], "orders": [{"no": 2}]}', 'x'));
		expect(tables.map(({ origin }) => origin)).toEqual([
			{ converter: 'json-table', file: 'x', part: 'users' },
			{ converter: 'json-table', file: 'x', part: 'orders' },
		]);
	});

	test('a single event is a record', async () => {
		expect(await csv('{"event": "x", "properties": {"time": 1602611311}}\n')).toEqual([
			'event,properties.time',
			'x,1602611311',
		]);
	});

	test.each([
		['{"version": 1, "settings": {"a": true}}', 'json-no-table'],
		['{}', 'json-no-table'],
		['[]', 'file-empty'],
		['[{}]', 'json-no-table'],
		['[[1, 2], [3, 4]]', 'json-no-table'],
		['[{"a": 1}, {"a": 2', 'json-cut-off'],
		['[{"a": 1}, {"a": "2', 'json-cut-off'],
		['{"data": [{"a": 1}', 'json-cut-off'],
		['[{"a": 1}, {"a": 2,,}]', 'json-damaged'],
		['[{"a": 1}, {"a"}}]', 'json-damaged'],
		['{"a": 1}\n{"a": \n{"a": \n{"b"', 'json-damaged'],
	])('%s is refused: %s', async (content, reason) => {
		expect(await refused(content)).toBe(reason);
	});

	test('what is not opened is refused too', async () => {
		expect(await reasonOf(read('{"version": 1}'))).toBe('json-no-table');
	});

	test('a damaged line costs only itself', async () => {
		const file = await open('{"a": 1}\n{"a": \n{"a": 3}\n"text"\n{"a": 4}\n{"a": 5');
		expect((await file.blob.text()).split('\r\n').slice(1, 4)).toEqual(['1', '3', '4']);
		expect(file.origin?.notes).toEqual([{ reason: 'json-entry-left-out', count: 3, at: 'line 2' }]);
	});
});

describe('columns', () => {
	test('objects, lists and lists of pairs', async () => {
		const record = {
			id: 'x',
			'a.b': 1,
			a: { b: 2, c: { d: null } },
			tags: ['x', 2, true, null],
			none: [],
			empty: {},
			items: [{ sku: 'A' }, { sku: 'B' }],
			event_params: [
				{ key: 'page', value: { string_value: 'https://x', int_value: null } },
				{ key: 'n', value: { int_value: '5' } },
				{ key: 'n', value: { double_value: 0.5 } },
			],
			user_properties: [{ key: 'plan', value: { string_value: 'pro', set_timestamp_micros: 7 } }],
		};
		const [table] = await openFile(fileOf(JSON.stringify([record]), 'x'));
		const made = await readTable(table!, {}, 'UTC');
		expect(names(made).map((name) => [name, texts(made, name)[0]])).toMatchInlineSnapshot(`
			[
			  [
			    "id",
			    "x",
			  ],
			  [
			    "a.b",
			    "1;2",
			  ],
			  [
			    "a.c.d",
			    "",
			  ],
			  [
			    "tags",
			    "x, 2, true",
			  ],
			  [
			    "none",
			    "",
			  ],
			  [
			    "items",
			    "[{"sku":"A"},{"sku":"B"}]",
			  ],
			  [
			    "event_params.page",
			    "https://x",
			  ],
			  [
			    "event_params.n",
			    "5;0.5",
			  ],
			  [
			    "user_properties.plan",
			    "pro",
			  ],
			  [
			    "user_properties.plan.set_timestamp_micros",
			    "7",
			  ],
			]
		`);
	});

	test('in the order in which they come, also of late records', async () => {
		const rows = Array.from({ length: 3000 }, (_, i) =>
			i === 2500 ? { late: 'x', a: i } : { a: i, b: `t${i}` },
		);
		const lines = await csv(rows.map((row) => JSON.stringify(row)).join('\n'));
		expect(lines).toHaveLength(3001);
		expect([lines[0], lines[1], lines[2501], lines[3000]]).toEqual([
			'a,b,late',
			'0,t0,',
			'2500,,x',
			'2999,t2999,',
		]);
	});

	test('no more than 2,000', async () => {
		const many = Object.fromEntries(Array.from({ length: 2100 }, (_, i) => [`c${i}`, i]));
		const file = await open(JSON.stringify([{ id: 1 }, many]));
		const header = (await file.blob.text()).split('\r\n')[0]!.split(',');
		expect([header.length, header.at(-1)]).toEqual([2000, 'c1998']);
		expect(file.origin?.notes).toEqual([
			{ reason: 'json-columns-left-out', count: 101, at: 'c1999' },
		]);
	});

	test('names like those of objects are names', async () => {
		const content =
			'[{"__proto__": {"x": 1}, "constructor": "c", "toString": 2, "hasOwnProperty": 3}]';
		const table = await readTable(await open(content), {}, 'UTC');
		expect(names(table)).toEqual(['__proto__.x', 'constructor', 'toString', 'hasOwnProperty']);
		expect(({} as { x?: number }).x).toBeUndefined();
	});

	test('long ids keep their digits, in strings they are left alone', async () => {
		expect(
			await csv('[{"id": 12345678901234567890, "n": -1.5e3, "t": "a 12345678901234567890 \\" 1"}]'),
		).toEqual(['id,n,t', '12345678901234567890,-1500,"a 12345678901234567890 "" 1"']);
	});

	test('epochs in seconds, milliseconds and microseconds are times', async () => {
		const content =
			'[{"time": 1777600000, "sent_at": 1777600000123, "event_timestamp": 1777600000123456}]';
		const table = await readTable(await open(content), {}, 'Asia/Shanghai');
		expect(names(table).map((name) => texts(table, name)[0])).toEqual([
			'2026-05-01 09:46:40',
			'2026-05-01 09:46:40',
			'2026-05-01 09:46:40',
		]);
	});

	test('deep and long things', async () => {
		const deep = '{"a":'.repeat(5000) + '1' + '}'.repeat(5000);
		expect((await csv(`[${deep}]`))[0]).toBe('a.a.a.a.a.a.a.a.a');
		const deepList = '['.repeat(50_000) + ']'.repeat(50_000);
		expect(await csv(`[{"a": ${deepList}, "b": 1}]`)).toHaveLength(2);
		const long = 'x'.repeat(1 << 20);
		expect((await csv(`{"a": "${long}"}\n{"a": "y"}`))[1]).toHaveLength(long.length);
	});

	test('Amplitude writes UTC without saying so', async () => {
		const event = {
			amplitude_id: 6_000_000_000_001,
			device_id: 'd',
			user_id: null,
			event_type: 'click',
			event_time: '2026-05-01 23:00:00.500000',
		};
		const file = await open(JSON.stringify(event) + '\n' + JSON.stringify(event));
		const { format, mapping } = await inspect(file, {}, 'Asia/Shanghai');
		expect([format, mapping.member, mapping.name]).toEqual([
			'amplitude',
			'amplitude_id',
			'user_id',
		]);
		const table = await readTable(file, {}, 'Asia/Shanghai');
		expect(texts(table, 'event_time')[0]).toBe('2026-05-02 07:00:00');
	});
});

test('a list in pieces of any length is cut into its values', () => {
	const values = fc.array(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), {
		maxLength: 6,
	});
	fc.assert(
		fc.property(values, fc.integer({ min: 1, max: 9 }), fc.boolean(), (list, size, inLines) => {
			const text = inLines
				? list.map((value) => JSON.stringify(value, null, 1)).join('\n')
				: JSON.stringify(list);
			const splitter = new ValueSplitter();
			const found: string[] = [];
			for (let at = 0; at < text.length; at += size) {
				found.push(...splitter.push(text.slice(at, at + size)));
			}
			expect(found.map((value) => JSON.parse(value) as unknown)).toEqual(
				JSON.parse(JSON.stringify(list)),
			);
			expect(splitter.complete).toBe(text !== '');
		}),
	);
});

test('any records come back as they were', async () => {
	const record = fc.record({
		id: fc.integer({ min: 0, max: 999 }).map((n) => `u${n}`),
		'text ü': fc.string({ maxLength: 20 }).map((text) => `t${text}t`),
		nested: fc.record({ n: fc.integer() }),
	});
	await fc.assert(
		fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 20 }), async (rows) => {
			const [a, b] = [
				await csv(JSON.stringify(rows)),
				await csv(rows.map((row) => JSON.stringify(row)).join('\n') + '\n{}'),
			];
			expect(b.slice(0, -1)).toEqual(a);
			const table = await readTable(await open(JSON.stringify(rows)), {}, 'UTC');
			expect(texts(table, 'nested.n').map(Number)).toEqual(rows.map(({ nested }) => nested.n));
			expect(texts(table, 'id')).toEqual(rows.map(({ id }) => id));
		}),
	);
});
