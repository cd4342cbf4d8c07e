import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { computeCase } from '../../../src/cli/compute-case';
import { Workspace } from '../../../src/cli/workspace';

let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'opsbook-'));
	await writeFile(
		join(folder, 'events.csv'),
		'member_id,time,event,object\na,2026-01-05,view,n1\nb,2026-01-05,view,n2\nb,2026-01-06,view,n1',
	);
	await writeFile(join(folder, 'notes.csv'), '标题,体裁\nn1,图文\nn2,视频');
});
afterAll(() => rm(folder, { recursive: true }));

test('a lookup among the sources lends its columns to a question', async () => {
	const sources = ['events.csv', 'notes.csv'].map((name) => ({
		path: join(folder, name),
		...{ mapping: null, follows: null },
	}));
	const answer = await computeCase(new Workspace(), {
		...{ analysis: 'trend', sources, scope: {}, zone: 'UTC', identity: undefined, people: false },
		params: { metric: 'events', unit: 'week', breakdown: 'object:体裁' },
	});
	expect(answer.result).toMatchObject({
		series: [
			{ label: { text: '图文' }, total: 2 },
			{ label: { text: '视频' }, total: 1 },
		],
	});
});
