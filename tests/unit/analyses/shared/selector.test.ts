import type { Condition, EventSelector } from '$lib/analyses/contract';
import { compileCondition } from '$lib/analyses/shared/condition';
import { groupsOf } from '$lib/analyses/shared/groups';
import { selectorLabel } from '$lib/analyses/shared/label';
import { matcher, selectorColumns, selectorSchema, stepBits } from '$lib/analyses/shared/selector';
import { BitSet } from '$lib/base/bitset';
import { firstAtOrAfter } from '$lib/base/search';
import type { Column } from '$lib/columns/column';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { categoryColumn, dataFromText, numberColumn } from '../../../support/data';
import { rowMask } from '../../../support/row-mask';

const data = dataFromText(
	`member_id,time,event,amount,channel,member:city
a,2024-03-01,click,,app,Ulm
a,2024-03-02,order,20,app,
b,2024-03-01,order,5,web,Bonn
b,2024-03-02,click,,,
c,2024-03-03,view,,web,Bonn`,
	{ segment: BitSet.from(3, [0, 1]) },
);

const rows = (selector: EventSelector) => [...rowMask(data, selector)].join('');

describe('a selector', () => {
	test.each<[EventSelector, string]>([
		['any', '11110'],
		[{ kind: 'order' }, '01100'],
		[{ kind: 'nothing' }, '00000'],
		[{ where: [{ column: 'channel', is: ['app'] }] }, '11000'],
		[{ kind: 'order', where: [{ column: 'amount', min: 6 }] }, '01000'],
		[{ kind: 'click', where: [{ column: 'member:city', isNot: ['Ulm'] }] }, '00010'],
	])('%j selects the rows %s of members in scope', (selector, expected) => {
		expect(rows(selector)).toBe(expected);
		const matches = matcher(data, selector);
		const members = [0, 0, 1, 1];
		expect(members.map((m, row) => (matches(row, m) ? 1 : 0)).join('')).toBe(expected.slice(0, 4));
	});

	test('several at once are bits; without conditions no row is touched', () => {
		const plain = stepBits(data, [{ kind: 'order' }, 'any']);
		expect(plain.byRow).toBeNull();
		const { codes } = data.timeline.kind;
		expect([...codes].map((code) => plain.byKind[code])).toEqual([2, 3, 3, 2, 2]);
		const app = { kind: 'order', where: [{ column: 'channel', is: ['app'] }] };
		expect([...stepBits(data, [app, { kind: 'order' }]).byRow!]).toEqual([0, 3, 2, 0, 0]);
	});

	test('is read from JSON, and what selects all becomes any', () => {
		const read = (written: unknown) => v.parse(selectorSchema, written);
		for (const any of ['any', {}, { kind: 'any' }, { kind: 'any', where: [] }])
			expect(read(any)).toBe('any');
		expect(read({ kind: 'click', where: [] })).toEqual({ kind: 'click' });
		expect(v.safeParse(selectorSchema, 'click').success).toBe(false);
		expect(v.safeParse(selectorSchema, { kind: '' }).success).toBe(false);
	});

	test('names its columns, and itself', () => {
		const where: Condition[] = [
			{ column: 'member:city', is: ['Ulm', 'Bonn'] },
			{ column: 'amount', min: 1, max: 9 },
		];
		expect(selectorColumns('any', { where }, { kind: 'x', where: where.slice(1) })).toEqual([
			'member:city',
			'amount',
		]);
		expect(selectorLabel({ kind: 'order', where })).toBe(
			'order (city = Ulm / Bonn, amount ≥ 1 ≤ 9)',
		);
		expect(selectorLabel({ where: [{ column: 'amount', isNot: ['5'] }] })).toBe('∗ (amount ≠ 5)');
		expect([selectorLabel('any'), selectorLabel({ kind: 'click' })]).toEqual([null, 'click']);
	});
});

const text = (values: readonly string[]): Column => {
	const parts = values.map((value) => new TextEncoder().encode(value));
	const offsets = new Uint32Array(values.length + 1);
	parts.forEach((part, i) => (offsets[i + 1] = offsets[i]! + part.length));
	return {
		kind: 'text',
		length: values.length,
		offsets,
		bytes: Uint8Array.from(parts.flatMap((part) => [...part])),
	};
};
const columns: Record<string, Column> = {
	category: categoryColumn(['a', '', 'b', '7']),
	number: numberColumn(['1', '', '2.5', '7']),
	text: text(['a', '', '成员', '7']),
	flag: {
		kind: 'flag',
		length: 4,
		values: BitSet.from(4, [0]),
		present: BitSet.from(4, [0, 2, 3]),
	},
	time: {
		kind: 'time',
		length: 4,
		values: Float64Array.of(0, NaN, 86_400_000, 90_000_000),
		dateOnly: false,
	},
	tags: {
		kind: 'tags',
		length: 4,
		offsets: Uint32Array.of(0, 2, 2, 3, 4),
		codes: Uint8Array.of(2, 1, 2, 3),
		dictionary: { values: ['', 'x', 'y', 'z'] },
	},
};

describe('a condition', () => {
	test.each<[string, Omit<Condition, 'column'>, string]>([
		['category', { is: ['a', '7'] }, '1001'],
		['category', { is: [''] }, '0100'],
		['category', { isNot: ['a'] }, '0111'],
		['category', { min: 5 }, '0001'],
		['number', { is: ['1', '2.50'] }, '1010'],
		['number', { is: [''] }, '0100'],
		['number', { min: 1, max: 2.5 }, '1010'],
		['number', { isNot: ['1'], max: 7 }, '0011'],
		['text', { is: ['成员', ''] }, '0110'],
		['text', { min: 1 }, '0000'],
		['flag', { is: ['true'] }, '1000'],
		['flag', { is: ['false', ''] }, '0111'],
		['time', { is: ['1970-01-02'] }, '0011'],
		['time', { is: ['1970-01-02T01:00:00', ''] }, '0101'],
		['time', { max: 86_400_000 }, '1010'],
		['tags', { is: ['y'] }, '1010'],
		['tags', { isNot: ['x', 'z'] }, '0110'],
		['tags', { is: [''] }, '0100'],
		['category', {}, '1111'],
	])('on a %s column: %j', (kind, condition, expected) => {
		const test = compileCondition(columns[kind]!, { column: 'c', ...condition });
		expect([0, 1, 2, 3].map((i) => (test(i) ? 1 : 0)).join('')).toBe(expected);
	});
});

test('any column groups by the text of its values; missing is code 0', () => {
	const labels = Object.fromEntries(
		Object.entries(columns).map(([kind, column]) => {
			const groups = groupsOf(column);
			return [kind, [0, 1, 2, 3].map((i) => groups.label(groups.code(i)))];
		}),
	);
	expect(labels).toEqual({
		category: ['a', null, 'b', '7'],
		number: ['1', null, '2.5', '7'],
		text: ['a', null, '成员', '7'],
		flag: ['true', null, 'false', 'false'],
		time: ['1970-01-01 00:00:00', null, '1970-01-02 00:00:00', '1970-01-02 01:00:00'],
		tags: ['x, y', null, 'y', 'z'],
	});
});

test('the first value at or after a limit', () => {
	const values = Float64Array.of(1, 2, 2, 5);
	expect([0, 2, 3, 6].map((limit) => firstAtOrAfter(values, 0, 4, limit))).toEqual([0, 1, 3, 4]);
	expect(firstAtOrAfter(values, 2, 3, 2)).toBe(2);
});
