import { expect, test } from 'vitest';
import { usersOf } from '$lib/app/segments/library';
import type { Notebook } from '$lib/model/notebook';
import type { Rule } from '$lib/model/rule';
import type { Segment, Tag } from '$lib/model/segment';

const segment = (id: string, rule: Rule): Segment => ({
	format: 1,
	id,
	dataset: 'd',
	name: id,
	definition: { type: 'living', rule, asOf: 'data' },
	createdAt: 0,
	updatedAt: 0,
	sizes: [],
});
const tag = (name: string, rule: Rule | null): Tag => ({
	format: 1,
	id: name,
	dataset: 'd',
	name,
	dimension: 'value',
	given: [],
	taken: [],
	log: [],
	createdAt: 0,
	updatedAt: 0,
	...(rule && { rule: { rule, asOf: 'data' } }),
});
const notebook = (title: string, rest: object): Notebook =>
	({ title, scope: {}, cells: [], ...rest }) as unknown as Notebook;
const cell = (rest: object): object => ({ cells: [{ id: 'c', type: 'analysis', ...rest }] });

test('whoever names a segment is found: by a rule, a scope or params', () => {
	const wanted = segment('wanted', { type: 'all', of: [] });
	const direct: Rule = { type: 'none', of: [{ type: 'segment', segment: 'wanted' }] };
	const plan = { rows: [{ segment: 'everyone' }, { segment: 'wanted' }] };
	const number = { type: 'class', analysis: 'a', ref: {} } as const;
	const segments = [
		wanted,
		segment('by rule', direct),
		segment('by scope of a number', { ...number, params: {}, scope: { segment: 'wanted' } }),
		segment('by params of a number', { ...number, params: plan }),
		segment('other', { type: 'segment', segment: 'by rule' }),
	];
	const tags = [tag('tag by rule', direct), tag('by hand', null)];
	const notebooks = [
		notebook('by its scope', { scope: { segment: 'wanted' } }),
		notebook('by scope of a cell', cell({ scope: { segment: 'wanted' } })),
		notebook('by a comparison', cell({ compare: ['everyone', 'wanted'] })),
		notebook('by params', cell({ params: plan })),
		notebook('not', { cells: [{ id: 't', type: 'text', markdown: 'wanted' }] }),
		notebook('defaults', cell({})),
	];
	const users = usersOf({ segmentsOf: () => segments, tagsOf: () => tags, notebooks }, wanted);
	expect(users).toEqual([
		'by rule',
		'by scope of a number',
		'by params of a number',
		'tag by rule',
		'by its scope',
		'by scope of a cell',
		'by a comparison',
		'by params',
	]);
});
