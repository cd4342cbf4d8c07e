import {
	askedOtherwise,
	classAnalyses,
	classesOf,
	firstClass,
	namedClass,
	withClass,
} from '$lib/app/segments/class-rule';
import { questionText, ruleText, type Names } from '$lib/app/segments/rule-words';
import { loadAllParts, type PageParts } from '$lib/analyses/registry/parts';
import { locale } from '$lib/i18n/locale.svelte';
import type { ClassRule } from '$lib/model/rule';
import { ruleSchema } from '$lib/model/rule';
import * as v from 'valibot';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { dataFromText } from '../../../support/data';

const SHOP = `member_id,time,event,amount
a,2024-01-01,order,10
a,2024-02-01,order,30
b,2024-01-05,order,20
c,2024-01-07,message,
`;
const CHAT = `member_id,time,event
a,2024-01-01,message
b,2024-01-05,message
`;
const shop = dataFromText(SHOP).facts;
const chat = dataFromText(CHAT).facts;

let all: ReadonlyMap<string, PageParts>;
let names: Names;
beforeAll(async () => {
	all = new Map((await loadAllParts()).map((parts) => [parts.manifest.id, parts]));
	names = {
		segment: (id) => `segment ${id}`,
		parts: (id) => all.get(id) ?? null,
		areOrders: () => false,
	};
});
const before = locale.current;
afterEach(() => locale.set(before));

const first = (id: string, facts = shop): ClassRule => firstClass(all.get(id)!, facts)!;

test('RFM stands first where there is money, lifecycle where there is none', async () => {
	const ids = async (facts: typeof shop) =>
		(await classAnalyses(facts)).map(({ manifest }) => manifest.id);
	expect((await ids(shop))[0]).toBe('rfm');
	expect((await ids(chat))[0]).toBe('lifecycle');
	expect([...(await ids(chat))].sort()).toEqual([...(await ids(shop))].sort());
});

test('every first class is a rule that can be saved, with a name in each language', async () => {
	for (const facts of [shop, chat])
		for (const parts of await classAnalyses(facts)) {
			const rule = firstClass(parts, facts)!;
			expect(v.safeParse(ruleSchema, rule).success, parts.manifest.id).toBe(true);
			expect(namedClass(rule, parts)).toBeDefined();
			for (const language of ['en', 'zh-CN'] as const) {
				locale.set(language);
				expect(ruleText(rule, names)).not.toMatch(/[{}]|undefined|null/);
				expect(questionText(rule, names).length).toBeGreaterThan(10);
			}
		}
});

test('RFM without amounts is asked by activity', () => {
	expect(first('rfm', chat).params).toMatchObject({ value: 'activity' });
	expect(first('rfm', shop).params).toMatchObject({ value: 'amount' });
});

test('the number of clusters is settled, so that each has a name', () => {
	const rule = first('clusters');
	expect(rule).toMatchObject({ params: { k: 3 }, ref: { cluster: 0, k: 3 } });
	const parts = all.get('clusters')!;
	const more = askedOtherwise(
		{ ...rule, ref: { cluster: 2, k: 3 } },
		{ ...(rule.params as object), k: 5 },
		parts,
	)!;
	expect(more).toMatchObject({ params: { k: 5 }, ref: { cluster: 2, k: 5 } });
	const fewer = askedOtherwise(
		{ ...more, ref: { cluster: 4, k: 5 } },
		{ ...(rule.params as object), k: 2 },
		parts,
	);
	expect(fewer).toMatchObject({ params: { k: 2 }, ref: { cluster: 0, k: 2 } });
});

test('the same class of another question is kept where there is one', () => {
	const parts = all.get('rfm')!;
	const rule = withClass(first('rfm'), { segment: 'none' }, parts);
	const params = rule.params as object;
	expect(askedOtherwise(rule, { ...params, set: 'eleven' }, parts)).toMatchObject({
		params: { set: 'eleven' },
		ref: { segment: 'none' },
	});
	const important = withClass(rule, { segment: 'important-keep' }, parts);
	const eleven = askedOtherwise(important, { ...params, set: 'eleven' }, parts)!;
	expect(namedClass(eleven, parts)).toBeDefined();
	expect(eleven.ref).toEqual(classesOf(eleven, parts)[2]!.ref);
});

test('a class says how it was asked, and what it looks at alone; its name follows the language', () => {
	const rule: ClassRule = {
		...withClass(first('rfm'), { segment: 'important-win-back' }, all.get('rfm')!),
		label: 'said elsewhere',
		scope: { from: '2024-01-01', segment: 's' },
	};
	locale.set('en');
	expect(ruleText(rule, names)).toBe(
		'is among Important to win back, by RFM (only since 2024-01-01, “segment s”) (' +
			`${questionText(rule, names)})`,
	);
	expect(questionText(rule, names)).toMatch(/^Orders: order, amounts less refunds; .* mean/);
	locale.set('zh-CN');
	expect(ruleText(rule, names)).toMatch(/^属于 RFM 价值分层（只看.*“segment s”）的重要挽留/);
});

test('a number that is no class keeps its label, and a document that cannot be read says what it can', () => {
	locale.set('en');
	const cell: ClassRule = { ...first('rfm'), ref: { cell: [1, 2] }, label: 'R 1 · F 2' };
	expect(ruleText(cell, names)).toMatch(/^is among “R 1 · F 2”, by RFM \(/);
	const odd: ClassRule = { ...first('rfm'), params: { bins: 77 }, label: 'old' };
	expect(ruleText(odd, names)).toBe('is among “old”, by RFM');
	expect(ruleText({ ...odd, analysis: 'astrology' }, names)).toBe('is among “old”, by astrology');
});
