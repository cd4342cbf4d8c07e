import { expect, test } from 'vitest';
import { translator } from '../../../src/lib/i18n/format';
import type { Messages } from '../../../src/lib/i18n/types';

const en = {
	plain: 'Funnel',
	people: '{n, plural, one {# person} other {# people}}',
	sentence: 'Count {who} who did {what} within {days, number} days',
	tag: 'a < b and <b>',
};
const zh: Messages<typeof en> = {
	plain: '漏斗',
	people: '{n, number} 人',
	sentence: '在 {days, number} 天内做了{what}的{who}',
	tag: 'a < b 和 <b>',
};
const bundle = { en, zh };

// @ts-expect-error a missing key is a type error
const missing: Messages<typeof en> = { plain: '', people: '', sentence: '' };
// @ts-expect-error so is one too many
const extra: Messages<typeof en> = { ...zh, more: '' };
void missing;
void extra;

test('says messages in both languages', () => {
	const english = translator('en', bundle);
	const chinese = translator('zh-CN', bundle);
	expect(english('plain')).toBe('Funnel');
	expect(english('people', { n: 1 })).toBe('1 person');
	expect(english('people', { n: 1234 })).toBe('1,234 people');
	expect(chinese('people', { n: 1234 })).toBe('1,234 人');
	expect(english('tag')).toBe('a < b and <b>');
	expect(chinese.locale).toBe('zh-CN');
});

test('uses a real minus sign', () => {
	expect(translator('en', bundle)('people', { n: -5 })).toBe('−5 people');
});

test('cuts a sentence at its tokens, in the order of the language', () => {
	const who = { label: 'buyers' };
	const what = { label: 'order' };
	const english = translator('en', bundle).parts('sentence', { who, what, days: 7 });
	expect(english).toEqual([
		'Count ',
		{ slot: 'who', value: who },
		' who did ',
		{ slot: 'what', value: what },
		' within 7 days',
	]);
	expect(english[1]).toHaveProperty('value', who);
	expect(translator('zh-CN', bundle).parts('sentence', { who, what, days: 7 })).toEqual([
		'在 7 天内做了',
		{ slot: 'what', value: what },
		'的',
		{ slot: 'who', value: who },
	]);
});

test('says messages that came as data', () => {
	const t = translator('en', bundle);
	expect(t.ref({ key: 'people', values: { n: 2 } })).toBe('2 people');
	expect(t.has('people')).toBe(true);
	expect(t.has('toString')).toBe(false);
});

test('a missing message or value is an error in tests', () => {
	const t = translator('en', bundle);
	expect(() => t.ref({ key: 'nothing' })).toThrow('No message "nothing" in en');
	expect(() => t('people')).toThrow();
});
