import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { duplicateOf, redefined, usersOf, withNeeds } from '$lib/app/segments/library';
import type { Notebook } from '$lib/model/notebook';
import type { Rule } from '$lib/model/rule';
import { NEEDS_LENGTH, segmentSchema, type Segment, type Tag } from '$lib/model/segment';

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

test('a note of needs is kept as it was written, and taken away by a blank one', () => {
	const before = segment('s', { type: 'all', of: [] });
	expect(v.parse(segmentSchema, before)).not.toHaveProperty('needs');
	const text = ' 怕断货\n<b>price</b> ';
	const after = withNeeds(before, text, 5);
	expect(after).toEqual({ ...before, needs: text, updatedAt: 5 });
	expect(withNeeds(after, text, 9)).toBe(after);
	expect(withNeeds(before, ' \n', 9)).toBe(before);
	const none = withNeeds(after, ' \n', 9);
	expect(none).toEqual({ ...before, updatedAt: 9 });
	expect(none).not.toHaveProperty('needs');
	// It goes with the segment into its copy and its next definition.
	const frozen = { type: 'frozen', ids: ['a'], at: 7 } as const;
	expect(redefined(after, frozen, 7).after).toMatchObject({ needs: text, definition: frozen });
	const copy = duplicateOf(after, 'copy', 8);
	expect(copy).toEqual({ ...after, id: copy.id, name: 'copy', createdAt: 8, updatedAt: 8 });
	expect(copy.id).not.toBe(after.id);
});

test('a note of any text and length makes a segment that is well formed', () => {
	const before = segment('s', { type: 'all', of: [] });
	fc.assert(
		fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (text) => {
			const after = withNeeds(before, text, 1);
			expect(v.safeParse(segmentSchema, after).issues).toBeUndefined();
			expect(after.needs ?? '').toBe(text.trim() === '' ? '' : text.slice(0, NEEDS_LENGTH));
		}),
		{ examples: [['\u0000'], ['x'.repeat(NEEDS_LENGTH + 1)], ['\ud800']] },
	);
	const long = { ...before, needs: 'x'.repeat(NEEDS_LENGTH + 1) };
	expect(v.safeParse(segmentSchema, long).issues).toHaveLength(1);
});
