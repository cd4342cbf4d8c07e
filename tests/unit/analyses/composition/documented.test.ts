// docs/formats.md: the params are valid, and the result is that of the worked example.
import { readFileSync } from 'node:fs';
import { compute } from '$lib/analyses/composition/compute';
import { example } from '$lib/analyses/composition/example';
import { manifest } from '$lib/analyses/composition/manifest';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { dataFromText, runToEnd } from '../../../support/data';

const page = readFileSync(new URL('../../../../docs/formats.md', import.meta.url), 'utf8');
const section = (page.split(/^### composition$/m)[1] ?? '').split(/^##/m)[0]!;
const [asked, told] = [...section.matchAll(/```json\n([^]*?)```/g)].map(
	([, json]) => JSON.parse(json!) as unknown,
);

test('the documented params are valid, and complete', () => {
	expect(v.parse(manifest.params.schema, asked)).toEqual(asked);
});

test('the documented result is that of the worked example', () => {
	const result = runToEnd(compute(dataFromText(example.data), example.params));
	const rounded = JSON.stringify(result, (_, x: unknown) =>
		typeof x === 'number' ? Math.round(x * 10_000) / 10_000 : x,
	);
	expect(JSON.parse(rounded)).toEqual(told);
});
