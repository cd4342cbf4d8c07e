import { translator } from '$lib/i18n/format';
import type { Locale } from '$lib/i18n/types';
import { nodes, type Measure, type Rule } from '$lib/model/rule';
import type { Definition } from '$lib/model/segment';
import * as messages from '$lib/segments/messages';
import { definitionPhrase, linesOf, type AreOrders, type SlotValue } from '$lib/segments/sentence';
import { durationText, columnText, eventText } from '$lib/charts/tokens/text';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyRule } from './support';

/** As a page might print it. */
function print(rule: Rule, locale: Locale, areOrders: AreOrders = () => false): string[] {
	const say = translator(locale, messages);
	const slot = (value: SlotValue): string => {
		if ('event' in value) return eventText(value.event, locale);
		if ('column' in value) return columnText(value.column, locale);
		if ('texts' in value) return value.texts.join(' / ');
		if ('duration' in value) return durationText(value.duration, locale);
		if ('segment' in value) return value.segment;
		if ('tag' in value) return value.tag;
		if ('analysis' in value) return value.analysis;
		if ('people' in value) return JSON.stringify(value.people.ref);
		if ('scope' in value) return JSON.stringify(value.scope);
		const [one, other] = value.phrases.map(({ key, values }) => say(key, values));
		return other === undefined ? one! : say('range.both', { one: one!, other });
	};
	return linesOf(rule, areOrders).map(({ path, sentences }) => {
		const texts = sentences.map(({ key, slots }) =>
			say(
				key,
				Object.fromEntries(Object.entries(slots).map(([name, value]) => [name, slot(value)])),
			),
		);
		return '  '.repeat(path.length) + texts.join('; ');
	});
}

const rule: Rule = {
	type: 'all',
	of: [
		{
			type: 'event',
			event: { kind: 'order', where: [{ column: 'amount', min: 100 }] },
			measure: { of: 'count', min: 2 },
			window: { last: 30 },
		},
		{ type: 'member', column: 'member:城市', is: ['上海', '杭州'] },
		{
			type: 'none',
			of: [
				{ type: 'tag', tag: '已流失' },
				{
					type: 'sequence',
					first: { kind: 'click' },
					then: 'did-not',
					second: { kind: 'order' },
					within: { value: 7, unit: 'day' },
				},
				{
					type: 'event',
					event: { kind: 'order' },
					measure: { of: 'last', min: 1, max: 1, to: '2024-01-31' },
					window: { from: '2024-01-01' },
				},
			],
		},
	],
};

describe('a rule as sentences', () => {
	it('reads in both languages, indented as its groups', () => {
		expect(print(rule, 'en')).toEqual([
			'all of these hold',
			'  did order (amount ≥ 100) at least 2 times, in the last 30 days',
			'  member: 城市 is 上海 / 杭州',
			'  none of these holds',
			'    has the tag 已流失',
			'    did click, ever, and then never order within 7 days',
			'    the last order, since 2024-01-01, was 1 day before, on 2024-01-31 or earlier',
		]);
		expect(print(rule, 'zh-CN')).toEqual([
			'同时满足以下条件',
			'  最近 30 天内下单（金额 ≥ 100）至少 2 次',
			'  成员：城市 是 上海 / 杭州',
			'  以下条件都不满足',
			'    带有标签 已流失',
			'    自始至今点击，之后 7 天内一次也没有下单',
			'    从 2024-01-01 起最近一次下单距今正好 1 天、在 2024-01-31 当天或之前',
		]);
		expect(print({ type: 'none', of: [] }, 'en')).toEqual(['everyone']);
		expect(print({ type: 'any', of: [] }, 'zh-CN')).toEqual(['没有人']);
	});

	it('speaks of orders where it counts orders', () => {
		const some = (measure: Measure): Rule => ({ type: 'event', event: { kind: 'order' }, measure });
		const areOrders: AreOrders = (event) => event !== 'any' && event.kind === 'order';
		const both = (rule: Rule) =>
			(['en', 'zh-CN'] as const).map((locale) => print(rule, locale, areOrders)[0]);
		expect(both(some({ of: 'count', min: 2 }))).toEqual([
			'did order in at least 2 orders, ever',
			'自始至今下单至少 2 单',
		]);
		expect(both(some({ of: 'count', max: 1 }))[0]).toBe('did order in at most 1 order, ever');
		expect(both(some({ of: 'count', min: 1, max: 1 }))[0]).toBe('did order in 1 order, ever');
		expect(both(some({ of: 'count', min: 1, max: 3 }))).toEqual([
			'did order in 1 to 3 orders, ever',
			'自始至今下单 1 到 3 单',
		]);
		expect(both(some({ of: 'days', min: 2 }))[0]).toBe('did order on at least 2 days, ever');
		expect(both(some({ of: 'never' }))[0]).toBe('never did order, ever');
		const click: Rule = {
			type: 'event',
			event: { kind: 'click' },
			measure: { of: 'count', min: 2 },
		};
		expect(both(click)[0]).toBe('did click at least 2 times, ever');
	});

	it('says up to when it looks', () => {
		const say = translator('en', messages);
		const of = (definition: Definition): string => {
			const { key, values } = definitionPhrase(definition, () => '2024-02-01');
			return say(key, values);
		};
		expect(of({ type: 'living', rule, asOf: 'data' })).toBe('as of the end of the data');
		expect(of({ type: 'living', rule, asOf: '2024-01-31' })).toBe('as of 2024-01-31');
		expect(of({ type: 'frozen', ids: ['a', 'b'], at: 0 })).toBe('2 members, frozen on 2024-02-01');
	});

	it('has a line for each node, and every word is there (any rule)', () => {
		fc.assert(
			fc.property(anyRule, fc.constantFrom('en' as const, 'zh-CN' as const), (any, locale) => {
				const lines = print(any, locale, (event) => event !== 'any' && event.kind === 'order');
				expect(lines).toHaveLength([...nodes(any)].length);
				for (const line of lines) expect(line).not.toMatch(/[{}]|undefined/);
			}),
		);
	});
});
