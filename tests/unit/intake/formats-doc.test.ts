import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { recogniseAndMap } from '$lib/intake/formats';
import { mappingSchema } from '$lib/model/mapping';
import { notebookSchema, scopeSchema } from '$lib/model/notebook';
import { ruleSchema } from '$lib/model/rule';
import { segmentSchema, tagSchema } from '$lib/model/segment';
import { tableFromText } from './tables';

const page = readFileSync(new URL('../../../docs/formats.md', import.meta.url), 'utf8');

/** The first block of code of this language under a heading. */
function block(heading: string, language: string): string {
	const section = page.split(new RegExp(`^#+ ${heading}$`, 'm'))[1] ?? '';
	return new RegExp('```' + language + '\n([^]*?)```').exec(section)?.[1] ?? '';
}

test.each([
	['Mapping', mappingSchema],
	['Scope', scopeSchema],
	['Rule', ruleSchema],
	['Segment', segmentSchema],
	['Tag', tagSchema],
	['Notebook', notebookSchema],
])('the example under "%s" in docs/formats.md is valid', (heading, schema: v.GenericSchema) => {
	expect(v.safeParse(schema, JSON.parse(block(heading, 'json'))).issues).toBeUndefined();
});

test('the table that maps itself does', () => {
	const { columns } = tableFromText(block('The table that maps itself', 'csv'));
	const headers = columns.map(({ name }) => name);
	const { format, mapping } = recogniseAndMap(headers, [], columns);
	expect(format).toBe('opsbook-events');
	expect(Object.keys(mapping.roles)).toEqual(headers.slice(3));
});
