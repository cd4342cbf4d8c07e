// The page's own engine: both real workers, started through their blobs, over IndexedDB.
import { ANALYSES } from '$lib/analyses/registry';
import { loadParts } from '$lib/analyses/registry/parts';
import { engine } from '$lib/engine/client';
import type { RunRequest } from '$lib/engine/protocol';
import type { IntakeProgress } from '$lib/intake/types';
import { openStore } from '$lib/store/dexie';
import type { Store } from '$lib/store/store';
import { afterAll, beforeAll, expect, it } from 'vitest';

let store: Store;
let where: { dataset: string; revision: string };
const told: IntakeProgress[] = [];

beforeAll(async () => {
	store = await openStore();
	const answer = await engine.importSample('reading-club', 'Asia/Shanghai', (progress) =>
		told.push(progress),
	).answer;
	if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
	where = { dataset: answer.dataset, revision: answer.revision };
}, 60_000);
afterAll(async () => {
	await store.removeDataset(where.dataset);
	store.close();
	engine.close();
});

async function request(analysis: string, params?: unknown): Promise<RunRequest> {
	const { manifest } = await loadParts(analysis);
	const { facts } = (await store.revisions.get(where.revision))!;
	return { ...where, analysis, params: params ?? manifest.params.defaults(facts), scope: {} };
}

it('imports a sample and tells how far it is', async () => {
	expect(told.length).toBeGreaterThan(0);
	const { facts } = (await store.revisions.get(where.revision))!;
	expect(facts.events).toBeGreaterThan(100_000);
	expect(await store.orphans()).toEqual([]);
});

it.each(ANALYSES)('answers %s twice, from cached columns the second time', async (analysis) => {
	const asked = await request(analysis);
	const first = await engine.run('cell', asked);
	expect(first).toMatchObject({ ok: true });
	const second = await engine.run('cell', asked);
	// Results move to the page: nothing of them may be missed by the next run.
	expect(second.ok && first.ok && second.result).toEqual(first.ok && first.result);
});

it('finds the people behind a number, describes and searches them', async () => {
	const kinds = [{ kind: 'click' }, { kind: 'order' }];
	const asked = await request('funnel', { steps: kinds, window: { value: 7, unit: 'day' } });
	const answer = await engine.run('cell', asked);
	const steps = answer.ok ? (answer.result as { steps: { count: number }[] }).steps : [];
	const people = await engine.people(asked, { step: 1, state: 'reached' });
	if (!people.ok) throw new Error(people.failure.kind);
	expect(people.members).toHaveLength(steps[1]!.count);
	const { columns, rows } = await engine.describe(where.revision, people.members.slice(0, 5), [
		'city',
	]);
	expect(columns).toEqual(['id', 'city']);
	expect(rows).toHaveLength(5);
	const found = await engine.search(where.revision, people.members, rows[3]![0]!);
	expect([...found]).toContain(people.members[3]);
});

it('finds the members of a rule, says why, and looks at them alone', async () => {
	const { dataset } = where;
	const rule = {
		type: 'event',
		event: { kind: 'order' },
		measure: { of: 'count', min: 2 },
	} as const;
	const answer = await engine.evaluateRule({ ...where, rule, members: true });
	if (!answer.ok) throw new Error(answer.failure.kind);
	const { count, everyone, members } = answer;
	expect(count).toBeGreaterThan(0);
	expect(count).toBeLessThan(everyone);
	expect(members).toHaveLength(count);
	const again = await engine.evaluateRule({ ...where, rule, members: true });
	expect(again).toEqual(answer);

	await store.segments.put({
		...{ format: 1, id: 'twice', dataset, name: 'Twice', sizes: [], createdAt: 1, updatedAt: 1 },
		definition: { type: 'living', rule, asOf: 'data' },
	});
	expect(await engine.segmentSizes(where)).toEqual({
		ok: true,
		segments: [{ id: 'twice', ok: true, size: count }],
	});
	const saved = { type: 'segment', segment: 'twice' } as const;
	const why = await engine.explain({ ...where, rule: saved, member: members![0]! });
	expect(why).toMatchObject({ ok: true, explained: { held: true, of: [{ rule, held: true }] } });
	const asked = { ...(await request('rfm')), scope: { segment: 'twice' } };
	const run = await engine.run('cell', asked);
	expect(run.ok && (run.result as { buyers: number }).buyers).toBe(count);
	expect(await engine.segmentChanges({ ...where, since: where.revision })).toEqual({
		ok: true,
		segments: [{ id: 'twice', ok: true, size: count, gained: [], lost: [], kept: count }],
	});
});

it('cancels an import and leaves nothing', async () => {
	const { columns } = await store.usage();
	const job = engine.importSample('reading-club', 'UTC');
	await new Promise((resolve) => setTimeout(resolve, 50));
	job.cancel();
	const answer = await job.answer;
	expect(answer).toEqual({ ok: false, failure: { kind: 'cancelled' } });
	expect(await store.datasets.all()).toHaveLength(1);
	expect(await store.orphans()).toEqual([]);
	expect(await store.interruptedImports()).toEqual([]);
	expect((await store.usage()).columns).toBe(columns);
});

it('goes on after the workers were ended', async () => {
	engine.close();
	expect(await engine.run('cell', await request('overview'))).toMatchObject({ ok: true });
});
