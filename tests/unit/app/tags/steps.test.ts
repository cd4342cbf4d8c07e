import { edited, later, merged, nameProblem, newTag, onTop } from '$lib/app/tags/steps';
import { TAG_FORMAT, tagSchema, type Segment, type Tag } from '$lib/model/segment';
import { bearers } from '$lib/segments/bearers';
import { give, take } from '$lib/segments/tags';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

const draft = { name: ' 高价值 ', dimension: 'value', group: '' } as const;
const tag = (id: string, name: string, ids: readonly string[] = []): Tag => {
	const made = newTag(id, 'd', { ...draft, name }, 5);
	return ids.length === 0 ? made : give(made, ids, { at: 5 }).after!;
};

describe('steps with tags', () => {
	it('make a tag as it is saved', () => {
		const made = newTag('t', 'd', draft, 5);
		expect(v.parse(tagSchema, made)).toEqual(made);
		expect(made).toMatchObject({ format: TAG_FORMAT, name: '高价值', createdAt: 5 });
		expect('group' in made).toBe(false);
	});

	it('lie after each other whatever the clock says', () => {
		expect(later({ updatedAt: 5 }, 9)).toBe(9);
		expect(later({ updatedAt: 5 }, 5)).toBe(6);
		expect(later({ updatedAt: 5 }, 1)).toBe(6);
	});

	it('refuse a name that is empty or taken by another', () => {
		const all = [tag('a', 'A'), tag('b', 'B')];
		expect(nameProblem('  ', all)).toBe('nameMissing');
		expect(nameProblem(' A', all)).toBe('nameTaken');
		expect(nameProblem('A', all, 'a')).toBeNull();
		expect(nameProblem('C', all)).toBeNull();
	});

	it('rename a tag in all rules that name it', () => {
		const rule = { type: 'all', of: [{ type: 'tag', tag: 'A' }] } as const;
		const segment: Segment = {
			format: 1,
			...{ id: 's', dataset: 'd', name: 'S', sizes: [], createdAt: 1, updatedAt: 1 },
			definition: { type: 'living', rule, asOf: 'data' },
		};
		const by: Tag = { ...tag('b', 'B'), rule: { rule, asOf: 'data' } };
		const around = { tags: [tag('a', 'A'), by, tag('c', 'C')], segments: [segment] };
		const step = edited(around.tags[0]!, { ...draft, name: 'Z', group: 'G' }, around, 7);
		const renamed = { type: 'all', of: [{ type: 'tag', tag: 'Z' }] };
		expect(step.tags.map(({ after }) => after!.id)).toEqual(['a', 'b']);
		expect(step.tags[0]!.after).toMatchObject({ name: 'Z', group: 'G', updatedAt: 7 });
		expect(step.tags[1]!.after!.rule!.rule).toEqual(renamed);
		expect(step.segments![0]!.after!.definition).toMatchObject({ rule: renamed });

		const same = edited(around.tags[0]!, { ...draft, name: 'A' }, around, 7);
		expect(same.tags).toHaveLength(1);
		expect(same.segments ?? []).toEqual([]);
	});

	it('merge a tag into another: whoever bears one of them bears it', () => {
		const from = take(tag('a', 'A', ['x', 'y', 'z']), ['z'], { at: 6 }).after!;
		const to = tag('b', 'B', ['y', 'w']);
		const { tags } = merged(from, to, { at: 1, from: 'A' });
		expect(bearers(tags[0]!.after!)).toEqual(new Set(['y', 'w', 'x']));
		expect(tags[0]!.after!.updatedAt).toBeGreaterThan(to.updatedAt);
		expect(tags[1]).toEqual({ before: from, after: null });
	});

	it('keep what the rule has found since the page saw the tag', () => {
		const rule = { rule: { type: 'segment', segment: 's' }, asOf: 'data' } as const;
		const found = (at: number, ...ids: string[]) => ({ at, revision: 'r', ids });
		const seen: Tag = { ...tag('a', 'A', ['x']), rule, applied: found(6, 'y'), updatedAt: 6 };
		const log = [{ at: 8, revision: 'r', gained: 1, lost: 0 }];
		const now: Tag = { ...seen, applied: found(8, 'y', 'z'), log, updatedAt: 8 };
		const change = give(seen, ['w'], { at: later(seen, 7) });

		expect(onTop(change, seen)).toEqual(change);
		const { before, after } = onTop(change, now);
		expect(before).toBe(now);
		expect(bearers(after!)).toEqual(new Set(['x', 'y', 'z', 'w']));
		expect(after).toMatchObject({ log, applied: found(8, 'y', 'z') });
		expect(after!.updatedAt).toBeGreaterThan(now.updatedAt);
		// A step that is about the rule itself, a new tag, and one that is gone stay what they are.
		const { rule: _, applied: __, ...dropped } = seen;
		for (const other of [
			{ before: seen, after: dropped },
			{ before: null, after: seen },
			{ before: seen, after: null },
		])
			expect(onTop(other, now)).toEqual(other);
		expect(onTop(change, undefined)).toEqual(change);
	});
});
