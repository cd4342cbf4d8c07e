import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import {
	addAt,
	asGroup,
	formOf,
	formsOf,
	groupAt,
	newLeaf,
	replaceAt,
	ruleAt,
	ungroupAt,
	withForm,
} from '$lib/app/segments/edit';
import { freeName } from '$lib/app/segments/library';
import { ruleSchema, type Rule } from '$lib/model/rule';
import { storeOf } from '../../../support/import';

const a: Rule = { type: 'tag', tag: 'a' };
const b: Rule = { type: 'tag', tag: 'b' };
const c: Rule = { type: 'tag', tag: 'c' };
const tree: Rule = { type: 'all', of: [a, { type: 'any', of: [b, c] }] };

describe('the tree', () => {
	test('a node is found, replaced, taken out and added by its path', () => {
		expect(ruleAt(tree, [1, 0])).toBe(b);
		expect(ruleAt(tree, [0, 0])).toBeUndefined();
		expect(replaceAt(tree, [1, 1], () => a)).toEqual({
			type: 'all',
			of: [a, { type: 'any', of: [b, a] }],
		});
		expect(replaceAt(tree, [0], () => null)).toEqual({
			type: 'all',
			of: [{ type: 'any', of: [b, c] }],
		});
		expect(replaceAt(tree, [], () => null)).toEqual({ type: 'all', of: [] });
		expect(replaceAt(tree, [7], () => null)).toBe(tree);
		expect(addAt(tree, [1], a)).toEqual({ type: 'all', of: [a, { type: 'any', of: [b, c, a] }] });
		expect(addAt(a, [], b)).toEqual({ type: 'all', of: [a, b] });
		expect(asGroup(a)).toEqual({ type: 'all', of: [a] });
		expect(asGroup(tree)).toBe(tree);
	});

	test('a condition goes into a group and comes out again', () => {
		const grouped = groupAt(tree, [0]);
		expect(ruleAt(grouped, [0])).toEqual({ type: 'any', of: [a] });
		expect(ungroupAt(grouped, [0])).toEqual(tree);
		const none: Rule = { type: 'all', of: [{ type: 'none', of: [a, b] }] };
		expect(ungroupAt(none, [0])).toEqual(none);
		expect(ungroupAt(tree, [])).toBe(tree);
	});
});

const FILE =
	'member_id,time,event,amount,member:city,member:age\n' +
	'x,2026-03-01 10:00,view,,Rome,30\ny,2026-03-02 10:00,order,5,Oslo,40\n';

test('every condition that is offered, in every form, is a rule', async () => {
	const { facts } = (await storeOf({ 'a.csv': FILE })).revision;
	const names = { segments: ['s'], tags: ['t'] };
	for (const type of ['member', 'event', 'sequence', 'segment', 'tag'] as const) {
		const leaf = newLeaf(type, facts, names);
		if (leaf === null) {
			expect([type, facts.memberColumns]).toEqual(['member', []]);
			continue;
		}
		expect(v.is(ruleSchema, leaf), type).toBe(true);
		for (const form of formsOf(leaf, facts)) {
			const other = withForm(leaf, form, facts);
			expect(v.is(ruleSchema, other), form).toBe(true);
			expect(formOf(other)).toBe(form);
		}
	}
	expect(newLeaf('segment', facts, { segments: [], tags: [] })).toBeNull();
});

test('a new form keeps what it can say', async () => {
	const { facts } = (await storeOf({ 'a.csv': FILE })).revision;
	const rule = { type: 'event', event: 'any', measure: { of: 'count', min: 3 } } as const;
	expect(withForm(rule, 'event.days', facts)).toMatchObject({ measure: { of: 'days', min: 3 } });
	const last = withForm(rule, 'event.last', facts);
	expect(withForm(last, 'event.first', facts)).toMatchObject({ measure: { of: 'first', max: 30 } });
	const is = { type: 'member', column: 'member:city', is: ['Rome'] } as const;
	expect(withForm(is, 'member.isNot', facts)).toEqual({
		type: 'member',
		column: 'member:city',
		isNot: ['Rome'],
	});
	expect(withForm(is, 'member.is', facts)).toBe(is);
});

test('a name that is taken gets a number', () => {
	expect(freeName(' New ', [])).toBe('New');
	expect(freeName('New', ['New', 'New 2'])).toBe('New 3');
});
