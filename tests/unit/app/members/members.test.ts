import { bySource } from '$lib/app/members/by-source';
import { filterRule, firstColumns, withFilter, type Filter } from '$lib/app/members/filters';
import { memberOfHash, memberPath } from '$lib/app/members/links';
import type { Facts, Source } from '$lib/model/dataset';
import { ruleSchema } from '$lib/model/rule';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

describe('the address of a member', () => {
	it('gives back any id, and keeps it after the #', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (id) => {
				const path = memberPath('d', id);
				expect(path.startsWith('/member/d#')).toBe(true);
				expect(memberOfHash(path.slice(path.indexOf('#')))).toBe(id);
			}),
		);
		expect(memberOfHash('#100%')).toBe('100%');
		expect(memberOfHash('')).toBe('');
	});
});

describe('filters of the list', () => {
	const city: Filter = { type: 'member', column: 'member:city', is: ['Oslo'] };
	const tag: Filter = { type: 'tag', tag: 'A' };

	it('are a rule', () => {
		expect(filterRule([])).toBeUndefined();
		expect(filterRule([city])).toEqual(city);
		expect(v.is(ruleSchema, filterRule([city, tag]))).toBe(true);
	});

	it('replace each other on one column, and add up on several', () => {
		const lyon: Filter = { ...city, is: ['Lyon'] };
		expect(withFilter([city, tag], lyon)).toEqual([tag, lyon]);
		expect(withFilter([tag], { type: 'segment', segment: 'A' })).toHaveLength(2);
	});
});

describe('the columns that a list begins with', () => {
	const column = (name: string, kind = 'category') => ({ name, kind, present: 1 });
	const facts = {
		events: 3,
		memberColumns: [
			...[column('note', 'text'), column('city'), column('name', 'text')],
			...[column('age', 'number'), column('b'), column('c')],
		],
	} as unknown as Facts;

	it('are names, three that say something, and what was done', () => {
		expect(firstColumns(facts, ['name', 'gone', 'name'])).toEqual([
			...['member:name', 'member:city', 'member:age', 'member:b', 'events', 'last'],
		]);
		expect(firstColumns({ ...facts, events: 0 }, [])).not.toContain('events');
	});
});

describe('what is known of a member', () => {
	it('stands under the files that tell it', () => {
		const source = (name: string, row: string, columns: string[], known?: string) =>
			({
				name,
				mapping: { row, name: known },
				columns: columns.map((one) => ({ name: one })),
			}) as unknown as Source;
		const sources = [
			source('a.csv', 'member', ['city', 'age']),
			source('b.csv', 'member', ['city', 'x']),
			source('events.csv', 'event', ['nick', 'age'], 'nick'),
		];
		const cells = [
			['city', 'Oslo'],
			['age', '3'],
			['nick', 'N'],
			['x', '1'],
		] as const;
		expect(bySource(cells, sources)).toEqual([
			{ names: ['a.csv', 'b.csv'], cells: [['city', 'Oslo']] },
			{ names: ['a.csv'], cells: [['age', '3']] },
			{ names: ['events.csv'], cells: [['nick', 'N']] },
			{ names: ['b.csv'], cells: [['x', '1']] },
		]);
	});
});
