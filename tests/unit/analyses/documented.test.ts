// docs/formats.md: the params of an analysis are valid and complete, and its result is that of the worked example.
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { answer, check, loadAnalysis } from '../../support/analyses';
import { dataFromText } from '../../support/data';

const page = readFileSync(new URL('../../../docs/formats.md', import.meta.url), 'utf8');

test.each([
	...['activity-mix', 'circles', 'clusters', 'composition', 'content-tiers', 'creators'],
	...['action-plan', 'lifecycle', 'preference', 'profile', 'roles'],
])('the documented params and result of %s', async (id) => {
	const section = (page.split(new RegExp(`^### ${id}$`, 'm'))[1] ?? '').split(/^##/m)[0]!;
	const [asked, told] = [...section.matchAll(/```json\n([^]*?)```/g)].map(
		([, json]) => JSON.parse(json!) as unknown,
	);
	const analysis = await loadAnalysis(id);
	const { example, manifest } = analysis;
	expect(v.parse(manifest.params.schema, asked)).toEqual(asked);
	expect(asked).toEqual(check(analysis, example.params));
	const data = dataFromText(example.data, { scope: example.scope ?? {} });
	const { result } = answer(analysis, data, asked);
	const printed = JSON.stringify(result, (_, x: unknown) => {
		if (ArrayBuffer.isView(x)) return Array.from(x as Float64Array);
		return typeof x === 'number' ? Math.round(x * 10_000) / 10_000 : x;
	});
	expect(JSON.parse(printed)).toEqual(told);
});
