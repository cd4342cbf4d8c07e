// What `opsbook inspect` says of files that hold several tables: which is which.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { main } from '../../../src/cli/main';
import { xlsxOf } from '../intake/xlsx-bytes';
import { zipOf } from '../intake/zip-bytes';

const said = vi.hoisted(() => ({ out: [] as string[] }));
vi.mock('../../../src/cli/output', async (original) => ({
	...(await original<object>()),
	print: (line: string) => void said.out.push(line),
}));

let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'opsbook-'));
});
afterAll(() => rm(folder, { recursive: true }));

const rows = '<row><c t="str"><v>name</v></c></row><row><c t="str"><v>ann</v></c></row>';

test('tables of an archive and sheets go by their names', async () => {
	const two = xlsxOf([
		{ name: 'seen', rows },
		{ name: 'unseen', state: 'hidden', rows },
	]);
	const data = 'name\nann\n';
	const files = {
		'one.csv': data,
		'one.zip': zipOf([{ name: 'a.csv', data }]),
		'many.zip': zipOf([
			{ name: 'march/a.csv', data },
			{ name: 'b.xlsx', data: xlsxOf([{ rows }]) },
		]),
		'two.xlsx': two,
	};
	const paths = Object.keys(files).map((name) => join(folder, name));
	await Promise.all(Object.entries(files).map(([name, of]) => writeFile(join(folder, name), of)));
	expect(await main(['inspect', ...paths], { viewerFolder: folder })).toBe(0);
	const found = JSON.parse(said.out.join('\n')) as readonly Record<string, unknown>[];
	expect(found.map(({ container, part, hidden }) => ({ container, part, hidden }))).toEqual([
		{},
		{},
		{ part: 'march/a.csv' },
		{ container: 'xlsx', part: 'b.xlsx' },
		{ container: 'xlsx', part: 'seen' },
		{ container: 'xlsx', part: 'unseen', hidden: true },
	]);
});
