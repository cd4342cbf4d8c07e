import { toCsv } from '$lib/base/csv';
import { recogniseAndMap } from '$lib/intake/formats';
import { reversed, tagSchema, type Tag } from '$lib/model/segment';
import { bearers } from '$lib/segments/bearers';
import { diff } from '$lib/segments/diff';
import { tagRows } from '$lib/segments/tag-export';
import { deadTags, duplicateTags, quotaOf, tagsPerMember } from '$lib/segments/tag-library';
import { applyAgain, applyFound, give, originOf, take } from '$lib/segments/tags';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { tableFromText } from '../intake/tables';

const tag = (name: string, ids: readonly string[] = [], more: Partial<Tag> = {}): Tag => ({
	...{ format: 1, id: name, dataset: 'd', name, dimension: 'value' },
	given: ids.length === 0 ? [] : [{ at: 1, ids }],
	...{ taken: [], log: [], createdAt: 1, updatedAt: 1 },
	...more,
});
const has = (one: Tag | null) => [...bearers(one!)].sort().join('');

describe('a tag', () => {
	it('is given and taken by hand, and the rule never undoes it', () => {
		const empty = tag('vip');
		const given = give(empty, ['a', 'b'], { at: 2, from: 'RFM' }).after!;
		expect(has(given)).toBe('ab');
		const applied = applyFound(given, { at: 3, revision: 'r1', ids: ['b', 'c', 'd'] });
		expect([has(applied.after), applied.gained, applied.lost]).toEqual(['abcd', ['c', 'd'], []]);
		const taken = take(applied.after!, ['a', 'c'], { at: 4 }).after!;
		expect(has(taken)).toBe('bd');
		const again = applyFound(taken, { at: 5, revision: 'r2', ids: ['c', 'e'] });
		expect([has(again.after), again.gained, again.lost]).toEqual(['be', ['e'], ['d']]);
		expect(again.after!.log).toEqual([
			{ at: 3, revision: 'r1', gained: 2, lost: 0 },
			{ at: 5, revision: 'r2', gained: 1, lost: 1, who: { gained: ['e'], lost: ['d'] } },
		]);
		expect(['a', 'b', 'c', 'e'].map((id) => originOf(again.after!, id))).toEqual([
			null,
			{ by: 'hand', at: 2, from: 'RFM' },
			null,
			{ by: 'rule', at: 5 },
		]);
		expect(v.parse(tagSchema, again.after)).toEqual(again.after);
	});

	it('knows who came and went last, whatever changed nobody since; documents from before only count', () => {
		const older = tag('t', [], { log: [{ at: 1, revision: 'r0', gained: 9, lost: 1 }] });
		expect(v.parse(tagSchema, older)).toEqual(older);
		const first = applyFound(older, { at: 2, revision: 'r1', ids: ['a', 'b'] }).after!;
		expect(first.log.map(({ who }) => who)).toEqual([undefined, { gained: ['a', 'b'], lost: [] }]);
		const still = applyFound(first, { at: 3, revision: 'r2', ids: ['b', 'a'] }).after!;
		expect(still.log).toEqual(first.log);
		const next = applyFound(still, { at: 4, revision: 'r3', ids: ['c'] }).after!;
		expect(next.log.map(({ who }) => who)).toEqual([
			undefined,
			undefined,
			{ gained: ['c'], lost: ['b', 'a'] },
		]);
		// Once more in the same revision: from whom the rule had found before it.
		const again = applyAgain(next, { at: 5, revision: 'r3', ids: ['b', 'c'] }, still.applied);
		expect(again.log.at(-1)).toEqual({
			...{ at: 5, revision: 'r3', gained: 1, lost: 1 },
			who: { gained: ['c'], lost: ['a'] },
		});
		expect(again.log).toHaveLength(3);
		expect(v.parse(tagSchema, again)).toEqual(again);
	});

	it('keeps the hand before the rule, whatever is done in whatever order; each step can be undone', () => {
		const ids = fc.uniqueArray(fc.constantFrom(...'abcdef'), { maxLength: 4 });
		const step = fc.record({ type: fc.constantFrom('give', 'take', 'apply'), ids });
		fc.assert(
			fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
				let now = tag('t');
				const byHand = new Map<string, boolean>();
				let found: readonly string[] = [];
				for (const [at, { type, ids }] of steps.entries()) {
					const before = bearers(now);
					const change =
						type === 'give'
							? give(now, ids, { at })
							: type === 'take'
								? take(now, ids, { at })
								: applyFound(now, { at, revision: 'r', ids });
					if (type === 'apply') found = ids;
					// What was not there cannot be taken, and is the rule's business again.
					else
						for (const id of ids)
							if (type === 'give' || before.has(id)) byHand.set(id, type === 'give');
					expect(change.before).toBe(now);
					expect(change).toMatchObject(reversed(reversed(change)));
					const after = bearers(change.after!);
					if ('gained' in change) {
						const { gained, lost } = change as unknown as ReturnType<typeof applyFound>;
						expect(gained.length - lost.length).toBe(after.size - before.size);
					}
					for (const id of 'abcdef')
						expect(after.has(id), id).toBe(byHand.get(id) ?? found.includes(id));
					now = change.after!;
				}
			}),
		);
	});
});

it('gained − lost is the change, and a diff leads from the one list to the other', () => {
	const ids = fc.array(fc.constantFrom(...'abcdefgh'));
	fc.assert(
		fc.property(ids, ids, (before, after) => {
			const { gained, lost, kept } = diff(before, after);
			const [was, is] = [new Set(before), new Set(after)];
			expect(gained.length - lost.length).toBe(is.size - was.size);
			expect(kept).toBe(is.size - gained.length);
			const there = new Set(before);
			for (const id of lost) there.delete(id);
			for (const id of gained) there.add(id);
			expect([...there].sort()).toEqual([...is].sort());
		}),
	);
});

describe('a library of tags', () => {
	it('is metered', () => {
		expect([2399, 2400, 3000].map((n) => quotaOf(n).level)).toEqual(['fine', 'near', 'full']);
		expect(quotaOf(10, 10)).toEqual({ used: 10, limit: 10, level: 'full' });
	});

	it('has dead tags and doubles', () => {
		const ten = [...'abcdefghij'];
		const tags = [
			tag('all', ten),
			tag('nine', ten.slice(0, 9)),
			tag('eight', ten.slice(0, 8)),
			tag('nobody'),
			tag('no one'),
		];
		expect(deadTags(tags).map(({ tag }) => tag.name)).toEqual(['nobody', 'no one']);
		expect(deadTags(tags, 9).map(({ size }) => size)).toEqual([8, 0, 0]);
		expect(
			duplicateTags(tags).map(({ tags: [a, b], similarity }) => [a.name, b.name, similarity]),
		).toEqual([['nine', 'all', 0.9]]);
		expect(duplicateTags(tags, 0.8).map(({ similarity }) => similarity)).toEqual([0.9, 8 / 9, 0.8]);
		expect(tagsPerMember(tags, 12)).toEqual([2, 1, 1, 8]);
	});

	it('finds the doubles that a comparison of all pairs finds', () => {
		const ids = fc.uniqueArray(fc.constantFrom(...'abcdefghijkl'));
		fc.assert(
			fc.property(fc.array(ids, { maxLength: 6 }), (lists) => {
				const tags = lists.map((list, i) => tag(String(i), list));
				const expected = new Set<string>();
				for (const [i, a] of lists.entries()) {
					for (const [j, b] of lists.entries()) {
						const both = a.filter((id) => b.includes(id)).length;
						const any = new Set([...a, ...b]).size;
						if (i < j && any > 0 && both / any >= 0.5) expected.add(`${i} ${j}`);
					}
				}
				const found = duplicateTags(tags, 0.5).map(({ tags: pair }) =>
					pair
						.map(({ name }) => name)
						.sort()
						.join(' '),
				);
				expect(new Set(found)).toEqual(expected);
			}),
		);
	});
});

describe('tags that leave', () => {
	const tags = [
		tag('VIP', ['w1', 'w2']),
		tag('高客单', ['w1']),
		tag('爱好阅读', ['w2'], { dimension: 'preference', group: '兴趣' }),
	];
	const rows = tagRows(tags, [
		{
			id: 'w1',
			cells: new Map([
				['客户名称', '小明'],
				['手机', '138'],
			]),
		},
		{ id: 'w2', cells: new Map([['添加人', '李四']]) },
		{ id: 'w3', cells: new Map() },
	]);

	it('are rows in the columns of a customer list', () => {
		expect(rows).toEqual([
			[
				'外部联系人ID',
				'客户名称',
				'添加人',
				'添加时间',
				'手机',
				'标签组1(用户价值)',
				'标签组2(兴趣)',
			],
			['w1', '小明', '', '', '138', 'VIP、高客单', ''],
			['w2', 'w2', '李四', '', '', 'VIP', '爱好阅读'],
		]);
	});

	it('come back as one', () => {
		const { columns } = tableFromText(toCsv(rows));
		const headers = columns.map(({ name }) => name);
		const { format, mapping } = recogniseAndMap(headers, rows.slice(1), columns);
		expect([format, mapping.member]).toEqual(['wecom-customers', '外部联系人ID']);
	});
});
