import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { manifest as overview } from '$lib/analyses/overview/manifest';
import { compute, describePeople } from '$lib/analyses/rfm/compute';
import { example } from '$lib/analyses/rfm/example';
import { manifest as rfm } from '$lib/analyses/rfm/manifest';
import { manifest as trend } from '$lib/analyses/trend/manifest';
import { dataFromText, runToEnd } from '../../support/data';

const page = readFileSync(new URL('../../../docs/formats.md', import.meta.url), 'utf8');

/** The blocks of JSON under the heading of an analysis. */
function blocks(id: string): unknown[] {
	const section = (page.split(new RegExp(`^### ${id}$`, 'm'))[1] ?? '').split(/^##/m)[0]!;
	return [...section.matchAll(/```json\n([^]*?)```/g)].map(
		([, json]) => JSON.parse(json!) as unknown,
	);
}

test.each([overview, trend, rfm])('the documented params of $id are valid', ({ id, params }) => {
	expect(v.safeParse(params.schema, blocks(id)[0]).issues).toBeUndefined();
});

/** Numbers as the page prints them. */
const printed = (value: unknown): unknown =>
	JSON.parse(
		JSON.stringify(value, (_, x: unknown) => {
			if (ArrayBuffer.isView(x)) return Array.from(x as Float64Array);
			return typeof x === 'number' ? Math.round(x * 10_000) / 10_000 : x;
		}),
	);

test('the documented result and people of rfm are those of its example', () => {
	const data = dataFromText(example.data, { scope: example.scope ?? {} });
	const [asked, result, people] = blocks('rfm') as [unknown, { segments: unknown[] }, unknown[]];
	const params = v.parse(rfm.params.schema, asked);
	const found = printed(runToEnd(compute(data, params))) as { segments: unknown[] };
	expect({ ...found, segments: found.segments.slice(0, 1) }).toEqual(result);
	expect(printed(describePeople(data, params).slice(0, 1))).toEqual(people);
});
