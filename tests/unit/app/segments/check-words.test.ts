import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { regionText, unboxedText } from '$lib/app/segments/check-words';
import type { Names } from '$lib/app/segments/rule-words';
import { locale } from '$lib/i18n/locale.svelte';
import type { Rule } from '$lib/model/rule';
import { together, type Together } from '$lib/segments/together';

const NAMES: Names = {
	segment: (id) => id,
	parts: () => null,
	areOrders: (event) => event !== 'any' && event.kind === 'order',
};
const event = (measure: object): Rule =>
	({ type: 'event', event: { kind: 'order' }, measure }) as Rule;
const last = (min?: number, max?: number): Rule => event({ of: 'last', min, max });
const times = (min?: number, max?: number): Rule => event({ of: 'count', min, max });
const spent = (min?: number, max?: number): Rule =>
	event({ of: 'sum', column: 'amount', min, max });
const level = (min?: number, max?: number): Rule => ({
	type: 'member',
	column: 'member:level',
	min,
	max,
});

function checked(...rules: readonly Rule[]): Together {
	const found = together(rules.map((rule, i) => ({ id: String(i), rule })));
	if (!found.ok) throw new Error('no ranges');
	return found;
}
const gaps = (...rules: readonly Rule[]): string[] => {
	const found = checked(...rules);
	return found.gaps.regions.map((region) => regionText(region, found.leaves, NAMES));
};

const before = locale.current;
afterEach(() => locale.set(before));

describe('in English', () => {
	beforeEach(() => locale.set('en'));

	test('gaps are said as rules are', () => {
		expect(gaps(last(0, 30), last(61))).toEqual([
			'the last order, ever, was 31 to 60 days before',
			'never did order, ever',
		]);
		expect(gaps(times(2))).toEqual(['did order in at most 1 order, ever']);
		expect(gaps(level(1), { type: 'member', column: 'member:level', missing: true })).toEqual([
			'member: level is less than 1',
		]);
		expect(gaps(level(1), level(undefined, 0))).toEqual([
			'member: level is more than 0, less than 1',
			'member: level is missing',
		]);
	});

	test('no times at all is never', () => {
		expect(gaps(times(1))).toEqual(['never did order, ever']);
	});

	test('ends that are in a gap and ends that are not', () => {
		expect(gaps(spent(1000), spent(undefined, 500))).toEqual([
			'amount of order, ever, adds up to more than 500, less than 1,000',
		]);
		expect(gaps({ type: 'all', of: [times(2), last(0, 30)] })).toEqual([
			'did order in at most 1 order, ever',
			'did order in at least 2 orders, ever and the last order, ever, was at least 31 days before',
		]);
		expect(gaps({ type: 'any', of: [] })).toEqual(['everyone']);
	});

	test('a tie is a limit', () => {
		const { overlaps, leaves } = checked(spent(100), spent(undefined, 100));
		const ties = overlaps[0]!.ties.regions.map((region) => regionText(region, leaves, NAMES));
		expect(ties).toEqual(['amount of order, ever, adds up to exactly 100']);
	});

	test('what cannot be enumerated is named', () => {
		const found = together([
			{ id: 'a', rule: { type: 'all', of: [times(1), { type: 'tag', tag: 'vip' }] } },
			{ id: 'b', rule: { type: 'none', of: [times(1)] } },
			{ id: 'c', rule: times(1) },
		]);
		if (found.ok) throw new Error('ranges');
		expect(found.unboxed.map((one) => unboxedText(one, one.id.toUpperCase(), NAMES))).toEqual([
			'“A” cannot be put into ranges, because it asks: has the tag vip.',
			'“B” cannot be put into ranges, because it asks: not (did order in at least 1 order, ever).',
		]);
		expect(unboxedText({ id: 'd', part: times(1), tooMany: true }, 'D', NAMES)).toBe(
			'“D” comes to too many ranges.',
		);
	});
});

test('in Chinese', () => {
	locale.set('zh-CN');
	expect(gaps(last(0, 30), last(61))).toEqual([
		'自始至今最近一次下单距今 31 到 60 天',
		'自始至今从未下单',
	]);
	expect(gaps(spent(1000), spent(undefined, 500))).toEqual([
		'自始至今下单的金额合计高于 500、低于 1,000',
	]);
});
