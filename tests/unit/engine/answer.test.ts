import { ANALYSES } from '$lib/analyses/registry';
import { analysisService } from '$lib/engine/analysis-api';
import { answerDescription, answerPeople, answerRun } from '$lib/engine/answer';
import type { RunRequest } from '$lib/engine/protocol';
import { RevisionCache } from '$lib/engine/revision-cache';
import { CorruptColumnError, type Store } from '$lib/store/store';
import { beforeAll, describe, expect, it } from 'vitest';
import { storeOf } from '../../support/import';

const EVENTS = `member_id,time,event,amount,page
a,2024-01-01 09:00:00,click,,home
a,2024-01-03 09:00:00,order,12.5,shop
b,2024-01-02 10:00:00,click,,shop
b,2024-01-20 10:00:00,order,5,shop
c,2024-01-04 10:00:00,click,,home`;
const FUNNEL = { steps: [{ kind: 'click' }, { kind: 'order' }], window: { value: 7, unit: 'day' } };

let store: Store;
let cache: RevisionCache;
let request: (analysis: string, params?: unknown, more?: Partial<RunRequest>) => RunRequest;

async function over(text: string): Promise<void> {
	const made = await storeOf({ 'events.csv': text });
	store = made.store;
	cache = new RevisionCache(store);
	request = (analysis, params = {}, more = {}) => ({
		dataset: made.revision.dataset,
		revision: made.revision.id,
		analysis,
		params,
		scope: {},
		...more,
	});
}
beforeAll(() => over(EVENTS));

const failure = async (asked: RunRequest) => {
	const answer = await answerRun(cache, asked);
	return answer.ok ? null : answer.failure;
};

describe('answerRun', () => {
	it('answers with result, params and key', async () => {
		const answer = await answerRun(cache, request('funnel', FUNNEL));
		expect(answer).toMatchObject({
			ok: true,
			params: { ...FUNNEL, order: 'ordered' },
			result: { steps: [{ count: 3 }, { count: 1 }] },
		});
		const same = await answerRun(cache, request('funnel', { ...FUNNEL, order: 'ordered' }));
		expect(same.ok && answer.ok && same.key === answer.key).toBe(true);
	});

	it('reads columns without a role where a question names them', async () => {
		const where = [{ column: 'page', is: ['home'] }];
		const steps = [{ kind: 'click', where }, { kind: 'order' }];
		const answer = await answerRun(cache, request('funnel', { ...FUNNEL, steps }));
		expect(answer).toMatchObject({ result: { steps: [{ count: 2 }, { count: 1 }] } });
	});

	it.each(ANALYSES)('answers the first question of %s', async (analysis) => {
		const { facts } = (await store.revisions.all())[0]!;
		const { loadParts } = await import('$lib/analyses/registry/parts');
		const params = (await loadParts(analysis)).manifest.params.defaults(facts);
		expect(await answerRun(cache, request(analysis, params))).toMatchObject({ ok: true });
	});

	it('says what is wrong with the question', async () => {
		expect(await failure(request('astrology'))).toEqual({
			kind: 'unknown-analysis',
			id: 'astrology',
		});
		expect(await failure(request('funnel', { steps: 7 }))).toMatchObject({
			kind: 'bad-params',
			path: 'steps',
		});
		expect(await failure(request('funnel', FUNNEL, { scope: { from: 'today' } }))).toMatchObject({
			kind: 'bad-params',
			path: 'scope.from',
		});
		const backwards = { from: '2024-01-02', to: '2024-01-01' };
		expect(await failure(request('funnel', FUNNEL, { scope: backwards }))).toMatchObject({
			kind: 'bad-params',
			path: 'scope',
		});
		const steps = [{ where: [{ column: 'moon', is: ['full'] }] }, { kind: 'order' }];
		expect(await failure(request('funnel', { ...FUNNEL, steps }))).toEqual({
			kind: 'no-column',
			column: 'moon',
		});
	});

	it('says what the data lack', async () => {
		expect(await failure(request('funnel', FUNNEL, { revision: 'gone' }))).toEqual({
			kind: 'no-revision',
		});
		expect(await failure(request('funnel', FUNNEL, { scope: { from: '2030-01-01' } }))).toEqual({
			kind: 'empty-scope',
		});
		const breakdown = { ...FUNNEL, breakdown: 'campaign' };
		expect(await failure(request('funnel', breakdown))).toEqual({
			kind: 'needs-role',
			role: 'campaign',
		});
		await over('member_id,time,event\na,2024-01-01,click');
		expect(await failure(request('rfm'))).toEqual({ kind: 'needs-role', role: 'amount' });
		await over('member_id,name\na,Ann\nb,Bo');
		expect(await failure(request('retention'))).toEqual({ kind: 'needs-events' });
		await over(EVENTS);
	});

	it('computes an empty scope for those who want it', async () => {
		const asked = request('funnel', FUNNEL, { scope: { from: '2030-01-01' } });
		expect(await answerRun(cache, asked, { emptyScope: 'compute' })).toMatchObject({
			result: { steps: [{ count: 0 }, { count: 0 }] },
		});
	});

	it('says which column is damaged', async () => {
		const broken: Store = Object.create(store, {
			readColumns: {
				value: (owner: string) => Promise.reject(new CorruptColumnError(owner, 'timeline:time')),
			},
		});
		expect(await answerRun(new RevisionCache(broken), request('funnel', FUNNEL))).toEqual({
			ok: false,
			failure: { kind: 'damaged', column: 'timeline:time' },
		});
	});

	it('ends when it is cancelled', async () => {
		const answer = await answerRun(cache, request('funnel', FUNNEL), { cancelled: () => true });
		expect(answer).toEqual({ ok: false, failure: { kind: 'cancelled' } });
	});
});

describe('people', () => {
	it('gives the members behind a number, by the same scope', async () => {
		const asked = request('funnel', FUNNEL, { scope: { to: '2024-01-03' } });
		const people = (step: number) => answerPeople(cache, asked, { step, state: 'reached' });
		expect(await people(0)).toEqual({ ok: true, members: Uint32Array.of(0, 1) });
		expect(await people(1)).toEqual({ ok: true, members: Uint32Array.of(0) });
	});

	it('gives a line for each member where an analysis has one', async () => {
		expect(await answerDescription(cache, request('rfm'))).toMatchObject([
			{ id: 'a' },
			{ id: 'b' },
		]);
		expect(await answerDescription(cache, request('trend'))).toBeNull();
	});
});

describe('analysisService', () => {
	it('opens the store once, with the first question, and again if that failed', async () => {
		let opened = 0;
		const { api } = analysisService(async () => {
			if (opened++ === 0) throw new Error('blocked');
			return store;
		});
		api.forget([]);
		expect(opened).toBe(0);
		const run = () => api.run(1, request('funnel', FUNNEL), () => undefined);
		await expect(run()).rejects.toThrow('blocked');
		expect(await run()).toMatchObject({ ok: true });
		expect(await run()).toMatchObject({ ok: true });
		expect(opened).toBe(2);
	});

	it('cancels the job it is told, and no other', async () => {
		const { api } = analysisService(async () => store);
		const ignore = () => undefined;
		api.cancel(7);
		expect(await api.run(7, request('funnel', FUNNEL), ignore)).toMatchObject({
			failure: { kind: 'cancelled' },
		});
		expect(await api.run(7, request('funnel', FUNNEL), ignore)).toMatchObject({ ok: true });
		expect(await api.run(8, request('funnel', FUNNEL), ignore)).toMatchObject({ ok: true });
	});

	it('hands over no memory that it keeps', async () => {
		const { api, owns } = analysisService(async () => store);
		const answer = await api.run(1, request('retention'), () => undefined);
		const { transferables } = await import('$lib/engine/transferables');
		for (const buffer of transferables(answer, owns)) expect(owns(buffer)).toBe(false);
		const columns = await store.readColumns((await store.revisions.all())[0]!.id, [
			'timeline:time',
		]);
		const time = columns.get('timeline:time');
		expect(time?.kind === 'time' && owns(time.values.buffer)).toBe(true);
	});
});
