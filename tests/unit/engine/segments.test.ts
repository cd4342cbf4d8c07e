import { analysisService } from '$lib/engine/analysis-api';
import { answerPeople, answerRun } from '$lib/engine/answer';
import { resultKey } from '$lib/engine/key';
import type { AnalysisApi, RunRequest } from '$lib/engine/protocol';
import { RevisionCache } from '$lib/engine/revision-cache';
import { pageSurroundings } from '$lib/engine/surroundings';
import type { Rule } from '$lib/model/rule';
import type { Definition, Segment, Tag } from '$lib/model/segment';
import { runFingerprint, scopeFingerprint } from '$lib/segments/fingerprint';
import type { Store } from '$lib/store/store';
import { beforeEach, describe, expect, it } from 'vitest';
import { importTexts, storeOf } from '../../support/import';

const EVENTS = `member_id,time,event,amount
a,2024-01-01 09:00:00,click,
a,2024-01-03 09:00:00,order,12.5
b,2024-01-02 10:00:00,click,
b,2024-01-20 10:00:00,order,5
c,2024-01-04 10:00:00,click,
d,2024-01-05 10:00:00,order,100
d,2024-01-25 10:00:00,order,100`;

const ordered: Rule = { type: 'event', event: { kind: 'order' }, measure: { of: 'count', min: 1 } };
const clicked: Rule = { type: 'event', event: { kind: 'click' }, measure: { of: 'count', min: 1 } };

let store: Store;
let api: AnalysisApi;
let dataset: string;
let revision: string;

beforeEach(async () => {
	const made = await storeOf({ 'events.csv': EVENTS });
	store = made.store;
	dataset = made.revision.dataset;
	revision = made.revision.id;
	api = analysisService(async () => store).api;
});

async function save(id: string, definition: Definition | Rule, more: Partial<Segment> = {}) {
	await store.segments.put({
		format: 1,
		id,
		dataset,
		name: `Segment ${id}`,
		definition:
			definition.type === 'living' || definition.type === 'frozen'
				? definition
				: { type: 'living', rule: definition, asOf: 'data' },
		createdAt: 1,
		updatedAt: 1,
		sizes: [],
		...more,
	});
}

async function tag(name: string, ids: readonly string[]) {
	const made: Tag = {
		...{ format: 1, id: name, dataset, name, dimension: 'value' },
		given: [{ at: 1, ids }],
		...{ taken: [], log: [], createdAt: 1, updatedAt: 1 },
	};
	await store.tags.put(made);
}

const evaluated = async (rule: unknown, asOf?: string) => {
	const answer = await api.evaluateRule({ dataset, revision, rule, asOf, ids: true });
	return answer.ok ? [...answer.ids!].sort().join('') : answer.failure;
};
const segment = (id: string): Rule => ({ type: 'segment', segment: id });

describe('a rule', () => {
	it('is counted as a whole and at each of its nodes', async () => {
		const rule: Rule = { type: 'all', of: [ordered, { type: 'none', of: [clicked] }] };
		const answer = await api.evaluateRule({ dataset, revision, rule, members: true });
		expect(answer).toMatchObject({ ok: true, count: 1, everyone: 4, counts: [1, 3, 1, 3] });
		expect(answer.ok && answer.members).toHaveLength(1);
	});

	it('looks no further than the as-of day', async () => {
		expect(await evaluated(ordered, '2024-01-10')).toBe('ad');
		const answer = await api.evaluateRule({ dataset, revision, rule: ordered, asOf: '2024-01-03' });
		expect(answer).toMatchObject({ count: 1, everyone: 2 });
	});

	it('is refused with the path of what is wrong', async () => {
		const bad = { type: 'all', of: [{ type: 'event', event: 'any', measure: { of: 'count' } }] };
		expect(await evaluated(bad)).toMatchObject({ kind: 'bad-params', path: 'rule.of.0.measure' });
		expect(await evaluated(ordered, '2024-02-30')).toMatchObject({ path: 'asOf' });
		expect(await evaluated({ type: 'member', column: 'member:city', is: ['Oslo'] })).toEqual({
			kind: 'no-column',
			column: 'member:city',
		});
		let deep: unknown = ordered;
		for (let i = 0; i < 100_000; i++) deep = { type: 'all', of: [deep] };
		expect(await evaluated(deep)).toMatchObject({ kind: 'bad-params', path: 'rule' });
		const nowhere = await api.evaluateRule({ dataset, revision: 'gone', rule: ordered });
		expect(nowhere).toEqual({ ok: false, failure: { kind: 'no-revision' } });
	});

	it('may name segments, tags and classes', async () => {
		await save('s', ordered);
		await save('f', { type: 'frozen', ids: ['c', 'd', 'gone'], at: 1 });
		await tag('vip', ['a', 'c']);
		expect(await evaluated(segment('s'))).toBe('abd');
		expect(await evaluated({ type: 'all', of: [segment('s'), segment('f')] })).toBe('d');
		expect(await evaluated({ type: 'any', of: [{ type: 'tag', tag: 'vip' }, segment('f')] })).toBe(
			'acd',
		);
		const steps = [{ kind: 'click' }, { kind: 'order' }];
		const funnel = { steps, window: { value: 7, unit: 'day' } };
		const request: RunRequest = {
			dataset,
			revision,
			analysis: 'funnel',
			params: funnel,
			scope: {},
		};
		const { loadParts } = await import('$lib/analyses/registry/parts');
		const cache = new RevisionCache(store);
		const run = await answerRun(cache, request);
		const { tables } = await loadParts('funnel');
		const { facts } = (await store.revisions.get(revision))!;
		const refs = run.ok
			? tables(run.result, run.params, facts).flatMap((table) =>
					table.rows.flatMap(({ refs = [] }) => refs.filter((ref) => ref !== null)),
				)
			: [];
		expect(refs.length).toBeGreaterThan(0);
		for (const ref of refs) {
			const people = await answerPeople(cache, request, ref);
			const rule: Rule = { type: 'class', analysis: 'funnel', params: funnel, ref };
			const found = await api.evaluateRule({ dataset, revision, rule, members: true });
			expect(found.ok && found.members).toEqual(people.ok && people.members);
		}
	});

	it('names what it does not find', async () => {
		await save('lost', segment('nowhere'));
		expect(await evaluated(segment('lost'))).toEqual({ kind: 'no-segment', segment: 'nowhere' });
		expect(await evaluated({ type: 'tag', tag: 'none' })).toEqual({ kind: 'no-tag', tag: 'none' });
		const asClass = { type: 'class', analysis: 'astrology', params: {}, ref: 1 };
		expect(await evaluated(asClass)).toEqual({ kind: 'unknown-analysis', id: 'astrology' });
		expect(
			await evaluated({ type: 'class', analysis: 'rfm', params: { bins: 77 }, ref: 1 }),
		).toMatchObject({ kind: 'bad-params', path: 'bins' });
		expect(await evaluated({ type: 'class', analysis: 'rfm', params: {}, ref: 1 })).toMatchObject({
			kind: 'bad-params',
			path: 'ref',
		});
	});

	it('is refused when it leads back to itself, by the names on the way', async () => {
		await save('x', { type: 'any', of: [ordered, segment('y')] });
		await save('y', { type: 'none', of: [segment('z')] });
		await save('z', {
			type: 'class',
			...{ analysis: 'rfm', params: {}, ref: { segment: 'all' } },
			scope: { segment: 'y' },
		});
		expect(await evaluated(segment('x'))).toEqual({
			kind: 'segment-circle',
			segments: ['Segment z', 'Segment y'],
		});
		await save('self', segment('self'));
		expect(await evaluated(segment('self'))).toEqual({
			kind: 'segment-circle',
			segments: ['Segment self'],
		});
	});

	it('of a pinned segment stays at its day, one that follows goes with whoever asks', async () => {
		await save('pinned', { type: 'living', rule: ordered, asOf: '2024-01-10' });
		await save('follows', ordered);
		expect(await evaluated(segment('pinned'))).toBe('ad');
		expect(await evaluated(segment('follows'))).toBe('abd');
		expect(await evaluated(segment('follows'), '2024-01-04')).toBe('a');
		// Who is not known yet on the day that is asked for is nobody.
		expect(await evaluated(segment('pinned'), '2024-01-04')).toBe('a');
	});
});

describe('a scope', () => {
	const run = (scope: RunRequest['scope']) =>
		answerRun(new RevisionCache(store), {
			...{ dataset, revision, analysis: 'overview', params: {} },
			scope,
		});

	it('may be a segment: as its members alone', async () => {
		await save('s', ordered);
		await save('same', { type: 'frozen', ids: ['d', 'b', 'a'], at: 1 });
		const [living, frozen, all] = await Promise.all([
			run({ segment: 's' }),
			run({ segment: 'same' }),
			run({ segment: 'everyone' }),
		]);
		expect(living.ok && frozen.ok && living.result).toEqual(frozen.ok && frozen.result);
		expect(living.ok && all.ok && living.result).not.toEqual(all.ok && all.result);
	});

	it('has the key that the page works out, and another one when the members may differ', async () => {
		await tag('vip', ['a']);
		await save('inner', ordered);
		const rfm: Rule = { type: 'class', analysis: 'rfm', params: {}, ref: { segment: 'all' } };
		const any: Rule = { type: 'any', of: [segment('inner'), { type: 'tag', tag: 'vip' }, rfm] };
		await save('outer', any);
		const keys = new Set<string>();
		const expectNewKey = async (isNew: boolean) => {
			const answer = await run({ segment: 'outer' });
			if (!answer.ok) throw new Error(answer.failure.kind);
			const around = await pageSurroundings(await store.segments.all(), await store.tags.all());
			const fingerprint = scopeFingerprint('outer', around);
			const { manifest } = await (
				await import('$lib/analyses/registry/parts')
			).loadParts('overview');
			const scope = { segment: 'outer' };
			const asked = { analysis: 'overview', version: manifest.version, revision, scope };
			expect(answer.key).toBe(resultKey({ ...asked, params: answer.params, fingerprint }));
			expect(keys.has(answer.key)).toBe(!isNew);
			keys.add(answer.key);
		};
		await expectNewKey(true);
		await save('outer', any, { name: 'Renamed', updatedAt: 7, sizes: [] });
		await expectNewKey(false);
		await save('inner', clicked);
		await expectNewKey(true);
		await tag('vip', ['a', 'c']);
		await expectNewKey(true);
		await save('outer', { type: 'living', rule: any, asOf: '2024-01-10' });
		await expectNewKey(true);
	});

	it('names a segment that is not there, and says when nobody is in it', async () => {
		expect(await run({ segment: 'gone' })).toEqual({
			ok: false,
			failure: { kind: 'no-segment', segment: 'gone' },
		});
		await save('empty', { type: 'any', of: [] });
		expect(await run({ segment: 'empty' })).toEqual({
			ok: false,
			failure: { kind: 'empty-scope' },
		});
	});

	it('sees a segment as it is now, not as it was when it was first asked', async () => {
		await save('s', ordered);
		const first = await run({ segment: 's' });
		await save('s', clicked);
		const second = await run({ segment: 's' });
		expect(first.ok && first.result).not.toEqual(second.ok && second.result);
	});
});

describe('an analysis that asks for segments', () => {
	const plan = (...segments: string[]) => ({
		rows: segments.map((segment) => ({ segment, name: segment, metric: { kind: 'order' } })),
	});
	const ask = (params: object, scope: RunRequest['scope'] = {}) =>
		answerRun(new RevisionCache(store), {
			...{ dataset, revision, analysis: 'action-plan' },
			params,
			scope,
		});
	const members = async (params: object, scope?: RunRequest['scope']) => {
		const answer = await ask(params, scope);
		if (!answer.ok) return answer.failure;
		const { rows } = answer.result as { rows: readonly { members: number }[] };
		return rows.map((row) => row.members);
	};

	it('gets those of its params, within the scope and as of its day', async () => {
		await save('s', ordered);
		await save('c', clicked);
		await save('f', { type: 'frozen', ids: ['c', 'd'], at: 1 });
		expect(await members(plan('s', 'c', 'everyone'))).toEqual([3, 3, 4]);
		expect(await members(plan('s', 'c', 'everyone'), { segment: 'f' })).toEqual([1, 1, 2]);
		expect(await members(plan('s', 'c', 'everyone'), { asOf: '2024-01-04' })).toEqual([1, 3, 3]);
		expect(await members(plan('gone'))).toEqual({ kind: 'no-segment', segment: 'gone' });
	});

	it('has the key that the page works out, and another one when a segment changes', async () => {
		await save('s', ordered);
		const keys = new Set<string>();
		for (const rule of [ordered, clicked]) {
			await save('s', rule);
			const answer = await ask(plan('s'));
			if (!answer.ok) throw new Error(answer.failure.kind);
			const around = await pageSurroundings(await store.segments.all(), []);
			const fingerprint = runFingerprint(undefined, answer.params, around);
			const asked = { analysis: 'action-plan', version: 1, revision, scope: {} };
			expect(answer.key).toBe(resultKey({ ...asked, params: answer.params, fingerprint }));
			keys.add(answer.key);
		}
		expect(keys.size).toBe(2);
	});

	it('may be a class of a rule, but not of a segment that it asks for', async () => {
		await save('s', ordered);
		const covered = (...of: string[]): Rule => ({
			...{ type: 'class', analysis: 'action-plan', params: plan(...of), ref: { rows: 1 } },
		});
		expect(await evaluated(covered('s'))).toBe('abd');
		await save('round', covered('round'));
		expect(await evaluated(segment('round'))).toMatchObject({ kind: 'segment-circle' });
	});
});

describe('a member', () => {
	it('is explained into the rules of living segments', async () => {
		await save('s', ordered);
		await save('f', { type: 'frozen', ids: ['a'], at: 1 });
		const columns = await new RevisionCache(store).get(revision);
		const ids = await columns!.ids();
		const rule: Rule = { type: 'all', of: [segment('s'), segment('f')] };
		const answer = await api.explain({ dataset, revision, rule, member: ids.indexOf('d') });
		expect(answer).toMatchObject({
			ok: true,
			explained: {
				held: false,
				of: [
					{
						held: true,
						of: [
							{
								rule: ordered,
								held: true,
								found: {
									number: 2,
									events: { total: 2, latest: [{ amount: 100 }, { amount: 100 }] },
								},
							},
						],
					},
					{ held: false },
				],
			},
		});
	});
});

describe('the reasons of a class', () => {
	it('are told when they are asked for', async () => {
		const params = { order: { kind: 'order' }, set: 'eight' };
		const classes: Rule = { type: 'class', analysis: 'rfm', params, ref: { segment: 'all' } };
		await save('buyers', classes);
		const ids = await (await new RevisionCache(store).get(revision))!.ids();
		const asked = { dataset, revision, rule: segment('buyers'), member: ids.indexOf('d') };
		const held = { held: true, of: [{ rule: classes, held: true }] };
		const without = await api.explain(asked);
		expect(without).toMatchObject({ ok: true, explained: held });
		expect(JSON.stringify(without)).not.toContain('said');
		const said = [
			{
				key: 'why.own',
				values: { days: { count: 0 }, times: { count: 2 }, amount: { money: 200 } },
			},
			{ key: 'why.split' },
		];
		expect(await api.explain({ ...asked, reasons: true })).toMatchObject({
			ok: true,
			explained: { held: true, of: [{ held: true, found: { said } }] },
		});
	});
});

describe('segments of a data set', () => {
	it('are sized, each by itself', async () => {
		await save('s', ordered);
		await save('bad', segment('nowhere'));
		expect(await api.segmentSizes({ dataset, revision })).toEqual({
			ok: true,
			segments: [
				{ id: 'bad', ok: false, failure: { kind: 'no-segment', segment: 'nowhere' } },
				{ id: 's', ok: true, size: 3 },
			],
		});
	});

	it('gain and lose members from one revision to another', async () => {
		const last30: Rule = { ...ordered, window: { last: 7 } } as Rule;
		await save('recent', last30);
		const more = await importTexts(store, {
			'later.csv': `member_id,time,event,amount\nc,2024-02-01 10:00:00,order,5\nb,2024-01-30 10:00:00,order,5\ne,2024-02-02 10:00:00,click,`,
		});
		if (!more.ok) throw new Error('import');
		const answer = await api.segmentChanges({ dataset, since: revision, revision: more.revision });
		expect(answer).toEqual({
			ok: true,
			segments: [{ id: 'recent', ok: true, size: 2, gained: ['c'], lost: ['d'], kept: 1 }],
		});
	});
});
