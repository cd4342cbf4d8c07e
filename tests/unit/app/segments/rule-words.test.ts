import { expect, test } from 'vitest';
import * as v from 'valibot';
import { ruleText, type Names } from '$lib/app/segments/rule-words';
import { locale } from '$lib/i18n/locale.svelte';
import { ruleSchema } from '$lib/model/rule';

const number = {
	type: 'class',
	analysis: 'overview',
	params: {},
	ref: { number: 'new', period: 'current' },
};
const NAMES: Names = {
	segment: (id) => id,
	parts: () => null,
	areOrders: (event) => event !== 'any' && event.kind === 'order',
};
const said = (rule: object): string => ruleText(v.parse(ruleSchema, rule), NAMES);

test('the people behind a number are called by its label; by its values in documents without one', () => {
	const before = locale.current;
	locale.set('en');
	expect(said({ ...number, label: 'New members' })).toBe('is among “New members”, by overview');
	expect(said(number)).toBe('is among new · current, by overview');
	for (const scope of [{}, { segment: 'everyone' }])
		expect(said({ ...number, scope })).toBe('is among new · current, by overview');
	expect(said({ ...number, scope: { segment: 'vip' } })).toContain('(only “vip”)');
	locale.set('zh-CN');
	expect(said({ ...number, label: '新增成员' })).toBe('属于 overview 的“新增成员”');
	locale.set(before);
});

test('rules that count orders say so', () => {
	const before = locale.current;
	locale.set('en');
	const twice = (kind: string) =>
		said({ type: 'event', event: { kind }, measure: { of: 'count', min: 2 } });
	expect(twice('order')).toBe('did order in at least 2 orders, ever');
	expect(twice('click')).toBe('did click at least 2 times, ever');
	locale.set(before);
});
