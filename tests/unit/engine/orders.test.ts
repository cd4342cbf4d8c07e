import * as v from 'valibot';
import { expect, test } from 'vitest';
import { analysisService } from '$lib/engine/analysis-api';
import { answerRun } from '$lib/engine/answer';
import { RevisionColumns } from '$lib/engine/columns';
import { importFiles } from '$lib/engine/import';
import { compare } from '$lib/engine/revise';
import { RevisionCache } from '$lib/engine/revision-cache';
import { RuleMembers } from '$lib/engine/rule-members';
import { computeParts } from '$lib/analyses/registry/computes';
import type { Mapping } from '$lib/model/mapping';
import type { Measure, Rule } from '$lib/model/rule';
import { createMemoryStore } from '$lib/store/memory';
import type { Store } from '$lib/store/store';
import { csvFile } from '../../support/import';

/** A line for each article: Ann has two orders, Bo one of the number of Ann's first. */
const LINES = `member_id,time,event,amount,order,object
ann,2026-03-01,order,10,1001,tea
ann,2026-03-01,order,20,1001,cup
ann,2026-03-05,order,5,1002,tea
bo,2026-03-05,order,7,1001,tea
`;

async function stored(
	text: string,
	roles?: Mapping['roles'],
): Promise<{ store: Store; dataset: string; revision: string }> {
	const store = createMemoryStore();
	const file = await csvFile('orders.csv', text);
	const mapping = { ...file.mapping, roles: roles ?? file.mapping.roles };
	const names = { name: 'Test', zone: 'UTC', weekStart: 1 };
	const answer = await importFiles(store, { files: [{ ...file, mapping }], ...names });
	if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
	return { store, dataset: answer.dataset, revision: answer.revision };
}

async function ask(
	text: string,
	analysis: string,
	params: object,
	roles?: Mapping['roles'],
): Promise<unknown> {
	const { store, dataset, revision } = await stored(text, roles);
	const answer = await answerRun(new RevisionCache(store), {
		...{ dataset, revision, analysis, params, scope: {} },
	});
	if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
	return answer.result;
}

const order = { kind: 'order' };
const monthly = { metric: 'orders', unit: 'month', events: [order] };

test('a run that counts orders reads their numbers where a column has them', async () => {
	expect(await ask(LINES, 'trend', monthly)).toMatchObject({ series: [{ total: 3 }] });
	expect(await ask(LINES, 'rfm', { order })).toMatchObject({ orders: 3 });
	expect(await ask(LINES, 'overview', { order, period: 'scope' })).toMatchObject({
		metrics: expect.arrayContaining([expect.objectContaining({ id: 'orders', value: 3 })]),
	});
});

test('and does without where none has, even where one is called so', async () => {
	const roles = { amount: 'amount', object: 'object' };
	expect(await ask(LINES, 'trend', monthly, roles)).toMatchObject({ series: [{ total: 4 }] });
	expect(await ask(LINES, 'rfm', { order }, roles)).toMatchObject({ orders: 4 });
});

test('what counts no orders does not read their numbers', async () => {
	const { store, revision } = await stored(LINES);
	const columns = new RevisionColumns(store, (await store.revisions.get(revision))!);
	const { manifest } = computeParts('trend')!;
	const rolesOf = async (metric: string, breakdown: string | null = null) => {
		const loaded = await columns.loadFor(manifest, { ...monthly, metric, breakdown });
		return [...loaded.timeline.roles.keys()];
	};
	expect(await rolesOf('orders')).toEqual(['order', 'amount']);
	expect(await rolesOf('revenue', 'object')).toEqual(['amount', 'object']);
	expect(await rolesOf('payers')).toEqual(['amount']);
	expect(await rolesOf('payers', 'object')).toEqual(['order', 'amount', 'object']);
	expect(await rolesOf('active')).toEqual([]);
});

test('rules of segments count orders, and read their numbers only where they do', async () => {
	const { store, dataset, revision } = await stored(LINES);
	const { api } = analysisService(async () => store);
	const rule = (of: Measure['of'], more: object): Rule => ({
		type: 'event',
		event: { kind: 'order' },
		measure: { of, ...more } as Measure,
	});
	const found = async (asked: Rule) => {
		const answer = await api.evaluateRule({ dataset, revision, rule: asked, ids: true });
		return answer.ok ? answer.ids : answer.failure;
	};
	expect(await found(rule('count', { min: 2 }))).toEqual(['ann']);
	expect(await found(rule('count', { min: 3 }))).toEqual([]);
	expect(await found(rule('sum', { column: 'amount', min: 35 }))).toEqual(['ann']);
	const members = await RuleMembers.of(new RevisionCache(store), { dataset, revision });
	const rolesOf = async (asked: Rule) => [
		...(await members.data(asked, undefined)).timeline.roles.keys(),
	];
	expect(await rolesOf(rule('count', { min: 2 }))).toEqual(['amount', 'order']);
	expect(await rolesOf(rule('days', { min: 2 }))).toEqual(['amount']);
	const explained = await api.explain({
		...{ dataset, revision, rule: rule('count', { min: 3 }), member: 0 },
	});
	expect(explained).toMatchObject({
		ok: true,
		explained: { held: false, found: { number: 2, orders: true } },
	});
});

test('numbers that all come once are not read', async () => {
	let next = 2001;
	const single = LINES.replace(/1001/g, () => String(next++));
	expect(await ask(single, 'trend', monthly)).toMatchObject({ series: [{ total: 4 }] });
	const { store, revision } = await stored(single);
	const columns = new RevisionColumns(store, (await store.revisions.get(revision))!);
	const { manifest } = computeParts('rfm')!;
	const asked = v.parse(manifest.params.schema, { order });
	expect([...(await columns.loadFor(manifest, asked)).timeline.roles.keys()]).toEqual(['amount']);
});

test('a later export takes the place of all lines of an order', async () => {
	const { store, dataset } = await stored(
		LINES.replace('bo,2026-03-05,order,7,1001', 'bo,2026-03-05,order,7,1003'),
	);
	const later = `member_id,time,event,amount,order,object
ann,2026-03-01,order,25,1001,tea
bo,2026-03-07,order,3,1004,tea
`;
	const add = [await csvFile('later.csv', later)];
	expect(await compare(store, { dataset, add })).toMatchObject({
		ok: true,
		overlaps: [{ overlap: { added: 1, same: 0, changed: 1, gone: 2, key: ['order'] } }],
	});
});
