import { KeepUp } from '$lib/app/segments/keep-up';
import { analysisService } from '$lib/engine/analysis-api';
import type { AnalysisApi } from '$lib/engine/protocol';
import { revise } from '$lib/engine/revise';
import type { Revision } from '$lib/model/dataset';
import type { Rule } from '$lib/model/rule';
import type { Segment, Tag } from '$lib/model/segment';
import { bearers } from '$lib/segments/bearers';
import { foundOtherwise } from '$lib/segments/sizes';
import { tagOrder } from '$lib/segments/tag-order';
import { give } from '$lib/segments/tags';
import type { Store } from '$lib/store/store';
import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { csvFile, storeOf } from '../../../support/import';

/** In the last week x ordered in the first revision; y and z did in the second. */
const FIRST = `member_id,time,event
w,2024-01-01 09:00:00,click
x,2024-01-02 09:00:00,order
y,2024-01-01 09:00:00,click
z,2024-01-01 09:00:00,click`;
const SECOND = `member_id,time,event
v,2024-02-01 09:00:00,click
y,2024-02-01 09:00:00,order
z,2024-02-02 09:00:00,order`;

const ordered: Rule = {
	...{ type: 'event', event: { kind: 'order' }, measure: { of: 'count', min: 1 } },
	window: { last: 7 },
};
const clicked: Rule = { type: 'event', event: { kind: 'click' }, measure: { of: 'count', min: 1 } };
const has = (tag: string): Rule => ({ type: 'tag', tag });
const within = (segment: string): Rule => ({ type: 'segment', segment });
const not = (rule: Rule): Rule => ({ type: 'none', of: [rule] });

let store: Store;
let api: AnalysisApi;
let dataset: string;
let first: Revision;
let second: Revision;
let keepUp: KeepUp;
let clock: number;
let asked: number;

beforeAll(async () => {
	const made = await storeOf({ 'first.csv': FIRST });
	store = made.store;
	first = made.revision;
	dataset = first.dataset;
	const more = await revise(store, { dataset, add: [await csvFile('second.csv', SECOND)] });
	if (!more.ok) throw new Error(more.failure.kind);
	second = (await store.revisions.get(more.revision))!;
	api = analysisService(async () => store).api;
});

beforeEach(start);

/** A store without segments and tags, and a page that has just been opened. */
async function start(): Promise<void> {
	for (const { id } of await store.tags.all()) await store.tags.delete(id);
	for (const { id } of await store.segments.all()) await store.segments.delete(id);
	clock = 10;
	open();
}

function open(): void {
	asked = 0;
	keepUp = new KeepUp(
		async () => store,
		{
			evaluateRule: (request) => {
				asked++;
				return api.evaluateRule(request);
			},
			segmentSizes: (request) => api.segmentSizes(request),
		},
		() => ++clock,
	);
}

async function see(revision: Revision): Promise<void> {
	await keepUp.see({
		datasets: [{ ...(await store.datasets.get(dataset))!, revision: revision.id }],
		revisions: [first, second],
		segments: await store.segments.all(),
		tags: await store.tags.all(),
	});
}

const tagOf = (name: string, rule?: Rule, ids: readonly string[] = []): Tag => ({
	...{ format: 1, id: `id of ${name}`, dataset, name, dimension: 'value' },
	...(rule === undefined ? {} : { rule: { rule, asOf: 'data' } }),
	given: ids.length === 0 ? [] : [{ at: 1, ids }],
	...{ taken: [], log: [], createdAt: 1, updatedAt: 1 },
});
const segmentOf = (id: string, rule: Rule): Segment => ({
	...{ format: 1, id, dataset, name: id, createdAt: 1, updatedAt: 1, sizes: [] },
	definition: { type: 'living', rule, asOf: 'data' },
});
const tag = async (...like: Parameters<typeof tagOf>) => store.tags.put(tagOf(...like));
const segment = async (id: string, rule: Rule) => store.segments.put(segmentOf(id, rule));
const now = async (name: string): Promise<Tag> => (await store.tags.get(`id of ${name}`))!;
const who = async (name: string) => [...bearers(await now(name))].sort().join('');
const counted = async (name: string) =>
	(await now(name)).log.map(({ revision, gained, lost }) => [revision, gained, lost]);

describe('a tag whose rule asks for another automatic tag', () => {
	it.each([
		['by its name', has('B')],
		['through a segment', within('has B')],
	])('follows it after an import: %s', async (_, rule) => {
		await segment('has B', has('B'));
		await segment('ordered', ordered);
		await tag('A', rule);
		await tag('B', within('ordered'));
		await see(first);
		expect([await who('A'), await who('B')]).toEqual(['x', 'x']);
		await see(second);
		expect([await who('A'), await who('B')]).toEqual(['yz', 'yz']);
		const log = [
			[first.id, 1, 0],
			[second.id, 2, 1],
		];
		expect([await counted('A'), await counted('B')]).toEqual([log, log]);
		expect((await now('B')).log.map(({ who }) => who)).toEqual([
			undefined,
			{ gained: ['y', 'z'], lost: ['x'] },
		]);
		expect(asked).toBe(4);
		await see(second);
		expect(asked).toBe(4);
	});

	it('follows it when it is given or taken by hand', async () => {
		await tag('A', has('B'));
		await tag('B', undefined, ['w']);
		await see(first);
		await store.tags.put(give(await now('B'), ['z'], { at: 5 }).after!);
		await see(first);
		expect(await who('A')).toBe('wz');
		// What was gained in one revision is counted once.
		expect(await counted('A')).toEqual([[first.id, 2, 0]]);
	});

	it('stays as it is in a circle; what asks for the circle does not', async () => {
		await tag('A', { type: 'any', of: [not(has('B')), ordered] }, ['w']);
		await tag('B', has('A'), ['x']);
		await tag('after', has('B'));
		await tag('self', not(has('self')));
		for (const revision of [first, second, first, second]) await see(revision);
		expect(await Promise.all(['A', 'B', 'after', 'self'].map(who))).toEqual(['w', 'x', 'x', '']);
		expect(asked).toBe(4);
	});
});

describe('the rule of a tag', () => {
	it('is applied at once when the segment behind it is edited; what was gained is counted once', async () => {
		await segment('s', ordered);
		await tag('T', within('s'));
		await see(second);
		await segment('s', clicked);
		await see(second);
		expect(await who('T')).toBe('vwyz');
		expect(await counted('T')).toEqual([[second.id, 4, 0]]);
		await segment('s', not({ type: 'all', of: [] }));
		await see(second);
		expect([await who('T'), await counted('T')]).toEqual(['', []]);
	});

	it('is applied once more when it is from before fingerprints, and nothing else changes', async () => {
		await tag('T', ordered);
		await see(first);
		const { fingerprint, ...applied } = (await now('T')).applied!;
		const older = { ...(await now('T')), applied };
		await store.tags.put(older);
		open();
		await see(first);
		expect(await now('T')).toEqual({ ...older, applied: { ...applied, fingerprint } });
		await see(first);
		expect(asked).toBe(1);
	});

	it('is not asked for ever where it is refused, and is again when it may be found', async () => {
		await tag('T', within('later'));
		await see(first);
		await see(first);
		expect([asked, await who('T')]).toEqual([1, '']);
		await segment('later', ordered);
		await see(first);
		expect([asked, await who('T')]).toEqual([2, 'x']);
	});

	it('is applied by two tabs of different versions only so often', async () => {
		await tag('T', ordered);
		await see(first);
		for (let turn = 0; turn < 4; turn++) {
			const tagNow = await now('T');
			const applied = { ...tagNow.applied!, fingerprint: 'of another version' };
			await store.tags.put({ ...tagNow, applied });
			await see(first);
		}
		expect(asked).toBe(2);
	});
});

const changesOf = async () => {
	const answer = await api.segmentChanges({ dataset, since: first.id, revision: second.id });
	if (!answer.ok) throw new Error(answer.failure.kind);
	return new Map(answer.segments.map((one) => [one.id, one]));
};

describe('who came and who went', () => {
	it('is the change of the noted sizes of a segment that names a tag', async () => {
		await segment('has A', has('A'));
		await tag('A', has('B'));
		await tag('B', ordered);
		await see(first);
		await see(second);
		expect((await store.segments.get('has A'))!.sizes.map(({ size }) => size)).toEqual([1, 2]);
		expect((await changesOf()).get('has A')).toMatchObject({
			...{ size: 2, gained: ['y', 'z'], lost: ['x'], kept: 0 },
		});
	});

	it('tells where the size of before is another by the tags of now', async () => {
		await segment('has T', has('T'));
		await tag('T', undefined, ['w']);
		await see(first);
		await store.tags.put(give(await now('T'), ['x', 'v'], { at: 5 }).after!);
		await see(second);
		const { sizes } = (await store.segments.get('has T'))!;
		expect(sizes.map(({ size }) => size)).toEqual([1, 3]);
		const change = (await changesOf()).get('has T')!;
		// v is not known before the second revision.
		expect(change).toMatchObject({ size: 3, gained: ['v'], lost: [] });
		expect(change.ok && foundOtherwise(sizes, first.number, change)).toBe(2);
		expect(change.ok && foundOtherwise(sizes, 77, change)).toBe(null);
	});

	it('claims nothing where the rule of a tag is refused', async () => {
		await segment('has T', has('T'));
		await tag('T', within('nowhere'), ['x']);
		await see(second);
		expect((await changesOf()).get('has T')).toMatchObject({ ok: false });
	});

	it('is the change of the noted sizes, whatever segments and tags name each other', async () => {
		const NAMES = ['0', '1', '2'];
		const { rule } = fc.letrec<{ rule: Rule }>((tie) => ({
			rule: fc.oneof(
				{ depthSize: 'small' },
				fc.constantFrom(ordered, clicked, not(clicked)),
				fc.constantFrom(...NAMES).map(has),
				fc.constantFrom(...NAMES).map(within),
				fc.record({
					type: fc.constantFrom('all' as const, 'any' as const, 'none' as const),
					of: fc.array(tie('rule'), { minLength: 1, maxLength: 2 }),
				}),
			),
		}));
		const three = fc.tuple(rule, rule, rule);
		const byHand = fc.tuple(...NAMES.map(() => fc.subarray([...'wxyz'], { maxLength: 2 })));
		let claimed = 0;
		let applied = 0;
		await fc.assert(
			fc.asyncProperty(three, three, byHand, async (ofTags, ofSegments, ids) => {
				await start();
				for (const [i, name] of NAMES.entries()) {
					await tag(name, ofTags[i]!, ids[i]!);
					await segment(name, ofSegments[i]!);
				}
				await see(first);
				const between = new Map((await store.tags.all()).map((one) => [one.id, one]));
				await see(second);

				const tags = await store.tags.all();
				const { order } = tagOrder(await store.segments.all(), tags);
				expect(asked).toBeLessThanOrEqual(2 * order.length);
				for (const one of order) {
					const rule = one.rule!.rule;
					const request = { dataset, revision: second.id, rule, ids: true };
					const answer = await api.evaluateRule(request);
					if (!answer.ok) continue;
					applied++;
					expect(one.applied?.ids).toEqual(answer.ids);
					const entries = one.log.filter(({ revision }) => revision === second.id);
					expect(entries.length).toBeLessThanOrEqual(1);
					const change = bearers(one).size - bearers(between.get(one.id)!).size;
					expect((entries[0]?.gained ?? 0) - (entries[0]?.lost ?? 0)).toBe(change);
				}
				for (const change of (await changesOf()).values()) {
					if (!change.ok) continue;
					claimed++;
					const { sizes } = (await store.segments.get(change.id))!;
					const [was, is] = sizes.map(({ size }) => size);
					expect(change.size).toBe(is);
					expect(change.gained.length - change.lost.length).toBe(is! - was!);
					expect(foundOtherwise(sizes, first.number, change)).toBe(null);
				}
			}),
			{ numRuns: 150 },
		);
		expect(Math.min(claimed, applied)).toBeGreaterThan(100);
	});
});
