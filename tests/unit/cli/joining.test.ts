// Several exports as one data set: who is one person in them, and which is a later export of which.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { main } from '../../../src/cli/main';

const said = vi.hoisted(() => ({ out: [] as string[], err: [] as string[] }));
vi.mock('../../../src/cli/output', async (original) => ({
	...(await original<object>()),
	print: (line: string) => void said.out.push(line),
	tell: (line: string) => void said.err.push(line),
}));

let folder: string;
const file = (name: string): string => join(folder, name);
const HEADERS = 'order,member_id,time,event,amount,phone';

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'opsbook-'));
	const put = (name: string, ...lines: string[]) => writeFile(file(name), lines.join('\n'));
	await put(
		'march.csv',
		HEADERS,
		'o1,a,2026-03-01 10:00:00,order,10,13800000001',
		'o2,b,2026-03-02 10:00:00,order,20,13800000002',
	);
	// o2 was paid back in part meanwhile, o3 is new.
	await put(
		'april.csv',
		HEADERS,
		'o2,b,2026-03-02 10:00:00,order,15,13800000002',
		'o3,c,2026-04-01 10:00:00,order,40,13800000003',
	);
	await put('may.csv', HEADERS, 'o3,c,2026-04-01 10:00:00,order,30,13800000003');
	await put(
		'wecom.csv',
		'member_id,time,event,phone',
		'w1,2026-01-01 10:00:00,join,+86 138 0000 0001',
	);
	await put('other.csv', 'member_id,time,event,plan', 'a,2026-01-01 10:00:00,join,x');
	await put(
		'mapping.json',
		JSON.stringify({
			version: 1,
			row: 'event',
			member: 'member_id',
			events: [{ time: 'time', kind: { column: 'event' } }],
			roles: { amount: 'amount', object: 'order' },
		}),
	);
	await put(
		'notebook.json',
		JSON.stringify({
			...{ format: 1, id: 'n', title: 'N', dataset: null, scope: {}, createdAt: 0, updatedAt: 0 },
			cells: [{ id: 'c', type: 'analysis', analysis: 'rfm', params: {}, face: 'table' }],
		}),
	);
});
afterAll(() => rm(folder, { recursive: true }));

async function opsbook(...args: string[]): Promise<{ code: number; out: string; err: string }> {
	said.out.length = said.err.length = 0;
	const code = await main(args, { viewerFolder: folder });
	return { code, out: said.out.join('\n'), err: said.err.join('\n') };
}

const orders = (name: string) => ['--source', file(name), '--mapping', file('mapping.json')];

interface Answer {
	readonly result: {
		readonly members: number | readonly { readonly id: string; readonly monetary: number }[];
		readonly orders: number;
		readonly amount: number;
	};
}

/** How many members, orders and how much money. */
async function counted(...args: string[]): Promise<readonly [number, number, number]> {
	const { code, out, err } = await opsbook('compute', 'rfm', ...args);
	expect({ code, err }).toEqual({ code: 0, err: '' });
	const { result } = JSON.parse(out) as Answer;
	return [result.members as number, result.orders, result.amount];
}

describe('--follows', () => {
	test('rows that both tell are taken from the later export', async () => {
		expect(await counted(...orders('march.csv'), ...orders('april.csv'))).toEqual([3, 4, 85]);
		expect(
			await counted(...orders('march.csv'), ...orders('april.csv'), '--follows', file('march.csv')),
		).toEqual([3, 3, 65]);
	});

	test('a chain, and two that follow one', async () => {
		const chain = [...orders('march.csv'), ...orders('april.csv'), '--follows', file('march.csv')];
		for (const before of ['april.csv', 'march.csv']) {
			const may = [...orders('may.csv'), '--follows', file(before)];
			expect(await counted(...chain, ...may)).toEqual([3, 3, 55]);
		}
	});

	test('a file that follows itself under another name changes nothing', async () => {
		await writeFile(file('again.csv'), `${HEADERS}\no9,z,2026-03-01 10:00:00,order,1,\n`);
		await writeFile(file('twice.csv'), `${HEADERS}\no9,z,2026-03-01 10:00:00,order,1,\n`);
		expect(
			await counted(
				...orders('again.csv'),
				...[...orders('twice.csv'), '--follows', file('again.csv')],
				...[...orders('march.csv'), '--follows', file('twice.csv')],
			),
		).toEqual([3, 3, 31]);
	});

	test('the only tables of two files, also when the later one has a column more', async () => {
		await writeFile(
			file('wider.csv'),
			`${HEADERS},channel\no2,b,2026-03-02 10:00:00,order,15,13800000002,app\n`,
		);
		expect(
			await counted(...orders('march.csv'), ...orders('wider.csv'), '--follows', file('march.csv')),
		).toEqual([2, 2, 25]);
	});

	test('in a notebook', async () => {
		const { code, out } = await opsbook(
			...['run', file('notebook.json')],
			...[...orders('march.csv'), ...orders('april.csv'), '--follows', file('march.csv')],
		);
		expect(code).toBe(0);
		expect(JSON.parse(out)).toMatchObject({ cells: [{ result: { orders: 3 } }] });
	});
});

describe('--identity', () => {
	const sources = () => [...orders('march.csv'), '--source', file('wecom.csv')];

	test('all keys join, unless it is said otherwise', async () => {
		expect((await counted(...sources()))[0]).toBe(2);
		expect((await counted(...sources(), '--identity', '{"by":[]}'))[0]).toBe(3);
		expect((await counted(...sources(), '--identity', '{"by":["email","phone"]}'))[0]).toBe(2);
		expect((await counted(...sources(), '--identity={}'))[0]).toBe(2);
	});

	test('by hand', async () => {
		const apart = '{"apart":[["a","w1"]]}';
		expect((await counted(...sources(), '--identity', apart))[0]).toBe(3);
		const together = '{"by":[],"together":[["b","w1"]]}';
		expect((await counted(...sources(), '--identity', together))[0]).toBe(2);
	});
});

test('in a batch', async () => {
	const sources = ['march.csv', 'april.csv', 'wecom.csv'].map(file);
	const mappings = [file('mapping.json'), file('mapping.json'), null];
	const line = (id: string, more: object) =>
		JSON.stringify({ id, analysis: 'rfm', sources, mappings, params: {}, ...more });
	await writeFile(
		file('cases.jsonl'),
		[
			line('plain', {}),
			line('follows', { follows: [null, 0] }),
			line('identity', { identity: { by: [] } }),
			line('forward', { follows: [1] }),
			line('itself', { follows: [null, 1] }),
			line('many', { follows: [null, null, null, null] }),
			line('key', { identity: { by: ['name'] } }),
		].join('\n'),
	);
	const { code, out } = await opsbook('compute', '--batch', file('cases.jsonl'));
	expect(code).toBe(1);
	const answers = out.split('\n').map((text) => JSON.parse(text));
	expect(
		answers.map(({ id, result, error }) => [id, error?.kind ?? [result.members, result.orders]]),
	).toEqual([
		['plain', [3, 4]],
		['follows', [3, 3]],
		['identity', [4, 4]],
		['forward', 'bad-case'],
		['itself', 'bad-case'],
		['many', 'bad-case'],
		['key', 'bad-case'],
	]);
});

describe('commands that cannot be understood', () => {
	test.each<[string[], string]>([
		[['--follows', 'march.csv', '--source', 'april.csv'], '--follows must follow its --source'],
		[
			['--source', 'april.csv', '--follows', 'march.csv', '--source', 'march.csv'],
			'--follows: march.csv is no --source before april.csv',
		],
		[['--source', 'a.csv', '--follows', 'a.csv'], 'a.csv is no --source before a.csv'],
		[
			['--source', 'a', '--source', 'b', '--follows', 'a', '--follows', 'a'],
			'b follows two sources',
		],
		[['--source', 'a.csv', '--follows'], '--follows needs a value'],
		[['--source', 'a.csv', '--identity', '{'], '--identity is not JSON: {'],
		[['--source', 'a.csv', '--identity', '{}', '--identity', '{}'], '--identity is given twice'],
	])('%j', async (args, message) => {
		for (const command of [
			['compute', 'rfm'],
			['run', 'notebook.json'],
		]) {
			const { code, out, err } = await opsbook(...command, ...args);
			expect({ code, out }).toEqual({ code: 2, out: '' });
			expect(err).toContain(message);
			expect(err).toContain('see: npm run opsbook -- --help');
		}
	});
});

describe('input that cannot be used', () => {
	test.each<[string, string]>([
		['{"by":["name"]}', 'identity at by.0: must be one of "phone", "email", "unionid"'],
		['{"together":[["a"]]}', 'identity at together.0.1'],
		['{"keys":[]}', 'identity at keys: there is no such key'],
		['[]', 'identity: must be an object, not a list'],
		['1', 'identity: must be an object'],
	])('--identity %s', async (json, message) => {
		const args = ['--source', file('march.csv'), '--identity', json];
		const { code, out, err } = await opsbook('compute', 'rfm', ...args);
		expect({ code, out }).toEqual({ code: 1, out: '' });
		expect(err).toContain(message);
	});

	test('a workbook of which no table has the headers of the one that it follows', async () => {
		await writeFile(
			file('two.json'),
			JSON.stringify({ one: [{ x: 1, user_id: 'a' }], two: [{ y: 1, user_id: 'a' }] }),
		);
		const { code, err } = await opsbook(
			...['compute', 'rfm', '--source', file('two.json')],
			...[...orders('march.csv'), '--follows', file('two.json')],
		);
		expect(code).toBe(1);
		expect(err).toContain('march.csv: no table of two.json');
		expect(err).toContain('has these headers');
	});
});
