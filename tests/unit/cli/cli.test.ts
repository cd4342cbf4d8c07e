// The command line as a process: what stands on stdout and stderr, and the exit code.
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** Bundling the command line and the viewer. */
const BUILD_MS = 240_000;
const TEST_MS = 60_000;

const EVENTS = `member_id,time,event,amount
a,2024-01-01 09:00:00,click,
a,2024-01-03 09:00:00,order,12.5
b,2024-01-02 10:00:00,click,
b,2024-01-20 10:00:00,order,5
c,2024-01-04 10:00:00,click,`;
const ORDERS = `buyer,paid_at,amount
u1,2024-02-01,10
u2,2024-02-02,20`;
const MAPPING = {
	version: 1,
	row: 'event',
	member: 'buyer',
	events: [{ time: 'paid_at', kind: { constant: 'order' } }],
	roles: { amount: 'amount' },
};
const FUNNEL = {
	steps: [{ kind: 'click' }, { kind: 'order' }],
	order: 'ordered',
	window: { value: 7, unit: 'day' },
};
const NOTEBOOK = {
	format: 1,
	id: 'n1',
	title: 'March',
	dataset: null,
	scope: {},
	cells: [
		{ id: 'c0', type: 'text', markdown: '# Way in' },
		{ id: 'c1', type: 'analysis', analysis: 'funnel', params: FUNNEL, face: 'picture' },
	],
	createdAt: 0,
	updatedAt: 0,
};

interface Ended {
	readonly code: number;
	readonly out: string;
	readonly err: string;
}

let folder: string;
/** The bundle as it was when the tests began: sources may change while they run. */
let runner: string;

function opsbook(...args: string[]): Promise<Ended> {
	return node(runner, ...args);
}

function node(script: string, ...args: string[]): Promise<Ended> {
	return new Promise((resolve) => {
		const env = { ...process.env, TZ: 'America/Sao_Paulo' };
		execFile(process.execPath, [script, ...args], { cwd: folder, env }, (error, out, err) => {
			resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err });
		});
	});
}
const json = ({ code, out, err }: Ended) => {
	expect(err).toBe('');
	expect(code).toBe(0);
	return JSON.parse(out);
};
const put = (name: string, content: string | object) =>
	writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'opsbook-'));
	await put('events.csv', EVENTS);
	await put('orders.csv', ORDERS);
	// Written long before it is read: a file that has just changed is refused.
	await put('noamount.csv', 'member_id,time,event\na,2024-01-01,click');
	await put('mapping.json', MAPPING);
	await put('notebook.json', NOTEBOOK);
	expect(await node(join(ROOT, 'scripts', 'opsbook.mjs'), '--help')).toMatchObject({
		code: 0,
		err: '',
	});
	const [bundle] = await readdir(join(ROOT, '.opsbook', 'cli'));
	await cp(join(ROOT, '.opsbook', 'cli', bundle!), join(folder, 'bundle'), { recursive: true });
	await cp(join(ROOT, 'static', 'report'), join(folder, 'viewer'), { recursive: true });
	runner = join(folder, 'runner.mjs');
	await put(
		'runner.mjs',
		`import { main } from './bundle/main.js';
const viewerFolder = ${JSON.stringify(join(folder, 'viewer'))};
process.exitCode = await main(process.argv.slice(2), { viewerFolder });`,
	);
}, BUILD_MS);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.concurrent('inspect', { timeout: TEST_MS }, () => {
	it('says what files are and what their rows mean', async () => {
		const [events, orders] = json(await opsbook('inspect', 'events.csv', 'orders.csv'));
		expect(events).toMatchObject({ lacks: [] });
		expect(events).toMatchObject({
			file: 'events.csv',
			format: 'opsbook-events',
			encoding: 'utf-8',
			delimiter: ',',
			rows: 5,
			mapping: { row: 'event', member: 'member_id', roles: { amount: 'amount' } },
			problems: { counts: [] },
		});
		expect(events.columns.map((column: { kind: string }) => column.kind)).toEqual([
			'category',
			'time',
			'category',
			'number',
		]);
		expect(orders).toMatchObject({ mapping: MAPPING });
	});

	it('tells the good from the bad', async () => {
		await put('empty.csv', '');
		const { code, out, err } = await opsbook('inspect', 'events.csv', 'empty.csv', 'gone.csv');
		expect(code).toBe(1);
		expect(JSON.parse(out)).toMatchObject([
			{ rows: 5 },
			{ file: 'empty.csv', error: { kind: 'unreadable' } },
			{ file: 'gone.csv', error: { kind: 'no-file' } },
		]);
		expect(err).toContain('empty.csv');
		expect(err).toContain('gone.csv: no such file');
	});
});

describe.concurrent('compute', { timeout: TEST_MS }, () => {
	const compute = (...args: string[]) => opsbook('compute', ...args);

	it('answers with analysis, version, params and result', async () => {
		const answer = json(
			await compute('funnel', '--source', 'events.csv', '--params', JSON.stringify(FUNNEL)),
		);
		expect(Object.keys(answer)).toEqual(['analysis', 'version', 'params', 'result']);
		expect(answer).toMatchObject({ analysis: 'funnel', params: FUNNEL });
		expect(answer.result.steps.map((step: { count: number }) => step.count)).toEqual([3, 1]);
	});

	it('honours the scope', async () => {
		const args = ['funnel', '--source', 'events.csv', '--params', JSON.stringify(FUNNEL)];
		const scope = { from: '2024-01-02', to: '2024-01-31' };
		const { result } = json(await compute(...args, '--scope', JSON.stringify(scope)));
		expect(result.steps.map((step: { count: number }) => step.count)).toEqual([2, 0]);
		const segment = { type: 'event', event: { kind: 'order' }, measure: { of: 'never' } };
		const never = json(await compute(...args, '--scope', JSON.stringify({ segment })));
		expect(never.result.steps.map((step: { count: number }) => step.count)).toEqual([1, 0]);
		const nothing = json(await compute(...args, '--scope={"from":"2030-01-01"}'));
		expect(nothing.result.steps[0].count).toBe(0);
	});

	it('takes a mapping for the source before it, and several sources as one data set', async () => {
		const { result } = json(
			await compute(
				'rfm',
				'--source',
				'events.csv',
				'--source',
				'orders.csv',
				'--mapping',
				'mapping.json',
				'--people',
			),
		);
		expect(result.members.map((member: { id: string }) => member.id)).toEqual([
			'a',
			'b',
			'u1',
			'u2',
		]);
		expect(result.members[3]).toMatchObject({ recencyDays: 0, frequency: 1, monetary: 20 });
	});

	it('names the people behind the numbers', async () => {
		const { people } = json(
			await compute(
				'funnel',
				'--source',
				'events.csv',
				'--params',
				JSON.stringify(FUNNEL),
				'--people',
			),
		);
		expect(people).toContainEqual({ ref: { step: 1, state: 'reached' }, ids: ['a'] });
	});

	it('asks a sensible question when none is given', async () => {
		for (const analysis of ['overview', 'trend', 'funnel', 'retention', 'rfm']) {
			expect(json(await compute(analysis, '--source', 'events.csv'))).toMatchObject({ analysis });
		}
	});

	it('reads wall-clock times whatever the zone of the machine', async () => {
		await put(
			'zoned.csv',
			'member_id,time,event\na,2024-01-01T23:30:00Z,click\nb,2024-01-02T00:30:00Z,click',
		);
		const count = async (...zone: string[]) => {
			const scope = ['--scope', '{"to":"2024-01-01"}'];
			const args = ['--params', '{"steps":[{"kind":"click"},{"kind":"order"}]}', ...scope, ...zone];
			return json(await compute('funnel', '--source', 'zoned.csv', ...args)).result.steps[0].count;
		};
		expect(await count()).toBe(1);
		expect(await count('--zone', 'Asia/Shanghai')).toBe(0);
		expect(await count('--zone', 'America/New_York')).toBe(2);
	});

	it.each([
		[['funnel', '--source', 'gone.csv'], 'gone.csv'],
		[['funnel', '--source', '.'], 'not a file'],
		[['funnel', '--source', 'events.csv', '--mapping', 'gone.json'], 'gone.json'],
		[['funnel', '--source', 'events.csv', '--mapping', 'events.csv'], 'events.csv: not JSON'],
		[['funnel', '--source', 'events.csv', '--mapping', 'notebook.json'], 'not a mapping'],
		[['funnel', '--source', 'events.csv', '--mapping', 'mapping.json'], 'buyer'],
		[
			['funnel', '--source', 'events.csv', '--params', '{"steps":[{"kind":"click"}],"bogus":1}'],
			'bogus',
		],
		[
			[
				'funnel',
				'--source',
				'events.csv',
				'--params',
				'{"steps":[{"kind":"a","where":[{"column":"nope","is":["x"]}]},{"kind":"b"}]}',
			],
			'nope',
		],
		[['rfm', '--source', 'noamount.csv'], 'amount'],
		[
			['funnel', '--source', 'events.csv', '--params', '{"steps":["any"],"order":"backwards"}'],
			'params at order: must be one of "ordered", "strict", "any", not "backwards"',
		],
		[
			['funnel', '--source', 'events.csv', '--params', '{"order":"any"}'],
			'params at steps: is missing',
		],
		[
			['funnel', '--source', 'events.csv', '--params', '[]'],
			'params: must be an object, not a list',
		],
		[['retention', '--source', 'events.csv', '--scope', '[]'], 'scope: must be an object'],
		[
			['funnel', '--source', 'events.csv', '--scope', '{"from":"2024-02-30"}'],
			'scope at from: There is no day 2024-02-30',
		],
		[
			[
				'funnel',
				'--source',
				'events.csv',
				'--scope',
				'{"segment":{"type":"all","of":[{"type":"tag"}]}}',
			],
			'scope at segment.of.0.tag: is missing',
		],
		[
			['funnel', '--source', 'events.csv', '--scope', '{"segment":"loyal"}'],
			'there is no segment loyal; give its rule in its place',
		],
		[
			['funnel', '--source', 'events.csv', '--scope', '{"when":"now"}'],
			'scope at when: there is no such key',
		],
		[
			['funnel', '--source', 'events.csv', '--scope', '{"from":"2024-03-01","to":"2024-02-01"}'],
			'scope: 2024-03-01 is after 2024-02-01',
		],
	])('%j is bad input', async (args, named) => {
		const { code, out, err } = await compute(...args);
		expect({ code, out }).toEqual({ code: 1, out: '' });
		expect(err).toContain(named);
		expect(err).not.toMatch(/Invalid|Expected|received/);
	});

	it.each([
		[[]],
		[['funnel']],
		[['nothing', '--source', 'events.csv']],
		[['toString', '--source', 'events.csv']],
		[['__proto__', '--source', 'events.csv']],
		[['funnel', '--source']],
		[['funnel', '--source=']],
		[['funnel', '--mapping', 'mapping.json', '--source', 'events.csv']],
		[['funnel', '--source', 'events.csv', '--params', '{']],
		[['funnel', '--source', 'events.csv', '--params', '{}', '--params', '{}']],
		[['funnel', '--source', 'events.csv', '--scope', 'yesterday']],
		[['funnel', '--source', 'events.csv', '--zone', 'Mars/Olympus']],
		[['funnel', '--source', 'events.csv', '--people=yes']],
		[['funnel', '--source', 'events.csv', '--verbose']],
		[['funnel', '--batch', 'cases.jsonl']],
	])('%j is no command', async (args) => {
		const { code, out, err } = await compute(...args);
		expect({ code, out }).toEqual({ code: 2, out: '' });
		expect(err).toContain('see: npm run opsbook -- --help');
		expect(err).not.toContain('Usage:');
	});
});

describe.concurrent('compute --batch', { timeout: TEST_MS }, () => {
	const lines = (text: string) =>
		text
			.trim()
			.split('\n')
			.map((line) => JSON.parse(line));

	it('answers line for line', async () => {
		const cases = [
			{ id: 'one', analysis: 'funnel', sources: ['events.csv'], params: FUNNEL },
			{
				id: 2,
				analysis: 'funnel',
				sources: ['events.csv'],
				params: FUNNEL,
				scope: { to: '2024-01-02' },
			},
			{
				id: 'rfm',
				analysis: 'rfm',
				sources: ['events.csv', 'orders.csv'],
				mappings: [null, MAPPING],
				params: {},
			},
			{
				id: 'file',
				analysis: 'rfm',
				sources: ['orders.csv'],
				mappings: ['mapping.json'],
				params: {},
				people: true,
			},
		];
		await put('cases.jsonl', `${cases.map((line) => JSON.stringify(line)).join('\r\n\r\n')}\n`);
		const ended = await opsbook('compute', '--batch', 'cases.jsonl');
		expect(ended).toMatchObject({ code: 0, err: '' });
		const answers = lines(ended.out);
		expect(answers.map(({ id }) => id)).toEqual(['one', 2, 'rfm', 'file']);
		expect(Object.keys(answers[0])).toEqual(['id', 'analysis', 'version', 'params', 'result']);
		expect(answers[0].result.steps[1].count).toBe(1);
		expect(answers[1].result.steps[0].count).toBe(2);
		expect(answers[2].result.buyers).toBe(4);
		expect(answers[3].result.members).toHaveLength(2);
	});

	it('goes on after a case that fails, and says so', async () => {
		await put(
			'mixed.jsonl',
			[
				'{"id":"broken"',
				'{"id":"who","analysis":"nothing","sources":["events.csv"],"params":{}}',
				'{"id":"where","analysis":"funnel","sources":["gone.csv"],"params":{}}',
				'{"id":"what","analysis":"funnel","sources":[],"params":{}}',
				'{"id":"more","analysis":"funnel","sources":["events.csv"],"__proto__":{"x":1},"extra":1}',
				'[]',
				JSON.stringify({ id: 'fine', analysis: 'funnel', sources: ['events.csv'], params: FUNNEL }),
			].join('\n'),
		);
		const { code, out, err } = await opsbook('compute', '--batch', 'mixed.jsonl');
		expect(code).toBe(1);
		expect(lines(out).map(({ id, error }) => [id, error?.kind ?? null])).toEqual([
			[null, 'bad-case'],
			['who', 'unknown-analysis'],
			['where', 'no-file'],
			['what', 'bad-case'],
			['more', 'bad-case'],
			[null, 'bad-case'],
			['fine', null],
		]);
		expect(err).toContain('mixed.jsonl, line 3 (where): gone.csv: no such file');
	});

	it('finds sources beside the cases, too', async () => {
		const elsewhere = await mkdtemp(join(tmpdir(), 'opsbook-'));
		await writeFile(join(elsewhere, 'own.csv'), EVENTS);
		const line = { id: 1, analysis: 'funnel', sources: ['own.csv'], params: FUNNEL };
		await writeFile(join(elsewhere, 'cases.jsonl'), JSON.stringify(line));
		const ended = await opsbook('compute', '--batch', join(elsewhere, 'cases.jsonl'));
		expect(ended).toMatchObject({ code: 0, err: '' });
		await rm(elsewhere, { recursive: true });
	});
});

describe.concurrent('run', { timeout: TEST_MS }, () => {
	it('computes the cells of a notebook', async () => {
		const results = json(await opsbook('run', 'notebook.json', '--source', 'events.csv'));
		expect(results).toMatchObject({
			notebook: { id: 'n1', title: 'March' },
			cells: [{ id: 'c1', analysis: 'funnel', scope: {}, params: FUNNEL }],
		});
		expect(results.cells[0].result.steps[1].count).toBe(1);
		await opsbook('run', 'notebook.json', '--source', 'events.csv', '--out', 'results.json');
		expect(JSON.parse(await readFile(join(folder, 'results.json'), 'utf8'))).toEqual(results);
	});

	it('writes a report', async () => {
		const ended = await opsbook(
			'run',
			'notebook.json',
			'--source',
			'events.csv',
			'--out',
			'report.html',
			'--locale',
			'zh-CN',
		);
		expect(ended).toEqual({ code: 0, out: '', err: '' });
		const html = await readFile(join(folder, 'report.html'), 'utf8');
		expect(html).toContain('<html lang="zh-CN">');
		expect(html).toContain('March');
	});

	it('says which cell failed, and writes the others', async () => {
		const bad = { id: 'c2', type: 'analysis', analysis: 'gone', params: {}, face: 'table' };
		await put('partly.json', { ...NOTEBOOK, cells: [...NOTEBOOK.cells, bad] });
		const { code, out, err } = await opsbook('run', 'partly.json', '--source', 'events.csv');
		expect(code).toBe(1);
		expect(err).toContain('cell c2');
		expect(JSON.parse(out).cells).toMatchObject([
			{ id: 'c1' },
			{ id: 'c2', error: { kind: 'unknown-analysis' } },
		]);
	});

	it('computes a comparison for each of its segments, and says which cannot be found', async () => {
		const cells = [{ ...NOTEBOOK.cells[1], scope: { segment: 'z' }, compare: ['everyone', 'vip'] }];
		await put('compared.json', { ...NOTEBOOK, cells });
		const { code, out, err } = await opsbook('run', 'compared.json', '--source', 'events.csv');
		expect(code).toBe(1);
		expect(err).toContain('no segment vip');
		const { cells: told } = JSON.parse(out) as { cells: { compared: object[] }[] };
		const plain = json(await opsbook('run', 'notebook.json', '--source', 'events.csv'));
		const { members, scope, result } = plain.cells[0];
		expect(members).toBeUndefined();
		expect(scope).toEqual({});
		expect(told).toMatchObject([
			{
				id: 'c1',
				analysis: 'funnel',
				compared: [
					{ scope: { segment: 'everyone' }, version: 1, params: FUNNEL, members: 3, result },
					{ scope: { segment: 'vip' }, error: { kind: 'no-segment' } },
				],
			},
		]);
		expect(told[0]).not.toHaveProperty('scope');
		const words = ['--source', 'events.csv', '--out', 'compared.html'];
		expect((await opsbook('run', 'compared.json', ...words)).code).toBe(1);
		const html = await readFile(join(folder, 'compared.html'), 'utf8');
		expect(html).toContain('"type":"comparison"');
		await put('twice.json', { ...NOTEBOOK, cells: [{ ...cells[0], compare: ['a', 'a'] }] });
		const refused = await opsbook('run', 'twice.json', '--source', 'events.csv');
		expect(refused).toMatchObject({ code: 1, out: '' });
		expect(refused.err).toContain('cells.0.compare: names a segment twice');
	});

	it.each([
		[['run'], 2],
		[['run', 'notebook.json'], 2],
		[['run', 'notebook.json', '--source', 'events.csv', '--out', 'report.pdf'], 2],
		[['run', 'notebook.json', '--source', 'events.csv', '--locale', 'tlh'], 2],
		[['run', 'mapping.json', '--source', 'events.csv'], 1],
		[['run', 'events.csv', '--source', 'events.csv'], 1],
		[['run', 'notebook.json', '--source', 'events.csv', '--out', 'no/such/folder.json'], 1],
	])('%j ends with %d', async (args, code) => {
		const ended = await opsbook(...args);
		expect(ended.code).toBe(code);
		expect(ended.out).toBe('');
		expect(ended.err).not.toBe('');
	});
});

describe.concurrent('opsbook', { timeout: TEST_MS }, () => {
	it('explains itself when asked', async () => {
		const { code, out, err } = await opsbook('--help');
		expect({ code, err }).toEqual({ code: 0, err: '' });
		expect(out).toContain('opsbook compute ANALYSIS');
		expect(await opsbook('compute', '--help')).toEqual({ code, out, err });
		expect(await opsbook()).toEqual({ code: 2, out: '', err: out });
	});

	it.each([
		[],
		['frobnicate'],
		['constructor'],
		['inspect'],
		['inspect', '--nope', 'a'],
		['inspect', '--encoding', 'klingon', 'events.csv'],
	])('%j is no command', async (...args) => {
		expect(await opsbook(...args.filter((arg) => typeof arg === 'string'))).toMatchObject({
			code: 2,
			out: '',
		});
	});
});
