import { expect, test } from 'vitest';
import * as plans from '$lib/app/data/plan';
import { storeOf } from '../../../support/import';

const { EMPTY_PLAN } = plans;
const BEFORE = 'member_id,time,event,amount\na,2026-03-01,view,\nb,2026-03-02,order,5\n';
const AFTER =
	'member_id,time,event,amount,shelf\na,2026-03-01,view,,s1\nb,2026-03-02,pay,5,s1\nc,2026-03-02,view,,\n';

const factsOf = async (text: string) => (await storeOf({ 'a.csv': text })).revision.facts;

test('a plan is filled from what is there, and keeps what it says', async () => {
	const facts = await factsOf(BEFORE);
	const plan = plans.planFrom(facts);
	expect(plan).toEqual({
		version: 1,
		kinds: [{ name: 'order' }, { name: 'view' }],
		columns: [{ name: 'amount', type: 'number' }],
	});
	const own = plans.setBlind(plans.expect(EMPTY_PLAN, 'kinds', 'refund'), 'refund', true);
	expect(plans.planFrom(facts, own).kinds).toEqual([
		{ name: 'refund', blind: true },
		{ name: 'order' },
		{ name: 'view' },
	]);
	expect(plans.drop(plan, 'kinds', 'view').kinds).toEqual([{ name: 'order' }]);
	expect(plans.expect(plan, 'kinds', 'view')).toEqual(plan);
});

test('missing, unexpected, blind, of another type and new things are told apart', async () => {
	const before = await factsOf(BEFORE);
	const after = await factsOf(AFTER);
	let plan = plans.planFrom(before);
	plan = plans.setBlind(plans.expect(plan, 'kinds', 'talk'), 'talk', true);
	plan = { ...plan, columns: [{ name: 'amount', type: 'category' }] };
	const { kinds, columns } = plans.comparePlan(plan, after, before);
	expect(kinds.map(({ name, state, count, isNew }) => [name, state, count, isNew])).toEqual([
		['order', 'missing', 0, false],
		['view', 'match', 2, false],
		['talk', 'blind', 0, false],
		['pay', 'unexpected', 1, true],
	]);
	expect(columns).toMatchObject([
		{ name: 'amount', state: 'drift', found: 'number', expected: 'category', share: 1 / 3 },
		{ name: 'shelf', state: 'unexpected', isNew: true, share: 2 / 3 },
	]);
	// Nothing is new where nothing was before.
	expect(plans.comparePlan(plan, after, null).kinds.some(({ isNew }) => isNew)).toBe(false);
});

test('a plan from a file is checked, and says where it is broken', () => {
	const plan = { version: 1, kinds: [{ name: 'a' }, { name: 'a', blind: true }], columns: [] };
	expect(plans.readPlan(JSON.stringify(plan))).toEqual({
		ok: true,
		plan: { version: 1, kinds: [{ name: 'a' }], columns: [] },
	});
	expect(plans.readPlan('[')).toEqual({ ok: false, path: 'JSON' });
	expect(plans.readPlan('{"version":1,"kinds":[{"name":""}],"columns":[]}')).toMatchObject({
		ok: false,
		path: expect.stringContaining('kinds.0.name'),
	});
	expect(plans.asPlan(undefined)).toBeNull();
});
