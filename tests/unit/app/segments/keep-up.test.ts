import { expect, test } from 'vitest';
import { KeepUp, type Library } from '$lib/app/segments/keep-up';
import type { EvaluateRequest, SegmentsRequest } from '$lib/engine/protocol';
import type { Dataset, Revision } from '$lib/model/dataset';
import type { Segment, Tag } from '$lib/model/segment';
import { bearers } from '$lib/segments/bearers';
import { give } from '$lib/segments/tags';
import { createMemoryStore } from '$lib/store/memory';

const everyone = { type: 'all', of: [] } as const;
const segment = (id: string, extra: Partial<Segment> = {}): Segment => ({
	format: 1,
	id,
	dataset: 'd',
	name: id,
	definition: { type: 'living', rule: everyone, asOf: 'data' },
	createdAt: 0,
	updatedAt: 0,
	sizes: [],
	...extra,
});
const tag: Tag = {
	format: 1,
	id: 't',
	dataset: 'd',
	name: 'Buyers',
	dimension: 'value',
	given: [],
	taken: [],
	rule: { rule: everyone, asOf: 'data' },
	log: [],
	createdAt: 0,
	updatedAt: 0,
};

/** A library whose data set has the revision r1, r2, …, and the questions that were asked about it. */
async function setUp() {
	const store = createMemoryStore();
	const asked: string[] = [];
	const size = { now: 3 };
	/** What happens as soon as a rule was answered. */
	const answered: { then: () => void } = { then: () => undefined };
	const keepUp = new KeepUp(
		() => Promise.resolve(store),
		{
			evaluateRule: ({ revision }: EvaluateRequest) => {
				asked.push(`rule ${revision}`);
				answered.then();
				return Promise.resolve({ ok: true, count: 1, everyone: 5, counts: [1], ids: ['a'] });
			},
			segmentSizes: ({ revision, segments = [] }: SegmentsRequest) => {
				asked.push(`sizes ${revision} ${segments.join()}`);
				const found = segments.map((id) =>
					id === 'lost'
						? { id, ok: false as const, failure: { kind: 'no-segment', segment: 'x' } as const }
						: { id, ok: true as const, size: size.now },
				);
				return Promise.resolve({ ok: true, segments: found });
			},
		},
		() => 7,
	);
	const see = async (number: number): Promise<string[]> => {
		asked.length = 0;
		const library: Library = {
			datasets: [{ id: 'd', revision: `r${number}` } as Dataset],
			revisions: [1, 2].map((n) => ({ id: `r${n}`, dataset: 'd', number: n }) as Revision),
			segments: await store.segments.all(),
			tags: await store.tags.all(),
		};
		await keepUp.see(library);
		return [...asked];
	};
	return { store, see, size, answered };
}

test('segments are counted and tags applied once in each revision', async () => {
	const { store, see, size } = await setUp();
	await store.segments.put(segment('s'));
	await store.tags.put(tag);
	expect(await see(1)).toEqual(['rule r1', 'sizes r1 s']);
	expect((await store.segments.get('s'))?.sizes).toEqual([{ revision: 'r1', number: 1, size: 3 }]);
	expect((await store.tags.get('t'))?.applied).toMatchObject({
		...{ at: 7, revision: 'r1', ids: ['a'] },
	});
	expect(await see(1)).toEqual([]);

	size.now = 4;
	expect(await see(2)).toEqual(['rule r2', 'sizes r2 s']);
	expect((await store.segments.get('s'))?.sizes.map((one) => one.size)).toEqual([3, 4]);
	expect(await see(2)).toEqual([]);
});

test('a segment is counted again when it may have others, and not when it is renamed', async () => {
	const { store, see } = await setUp();
	await store.segments.put(segment('s'));
	await see(1);
	const counted = (await store.segments.get('s'))!;
	await store.segments.put({ ...counted, name: 'Another name', updatedAt: 1 });
	expect(await see(1)).toEqual([]);
	const definition = { type: 'living', rule: { type: 'none', of: [] }, asOf: 'data' } as const;
	await store.segments.put({ ...counted, definition });
	expect(await see(1)).toEqual(['sizes r1 s']);
});

test('what was counted before the page was opened is not counted again; what cannot be found is asked for once', async () => {
	const { store, see } = await setUp();
	await store.segments.put(
		segment('known', { sizes: [{ revision: 'r1', number: 1, size: 9 }], updatedAt: 5 }),
	);
	await store.segments.put(segment('lost'));
	expect(await see(1)).toEqual(['sizes r1 lost']);
	expect(await see(1)).toEqual([]);
	expect((await store.segments.get('lost'))?.sizes).toEqual([]);
});

test.each(Array.from({ length: 12 }, (_, turns) => turns))(
	'what is given by hand while a rule is applied stays: %i turns after its answer',
	async (turns) => {
		const { store, see, answered } = await setUp();
		await store.tags.put({ ...tag, updatedAt: 50 });
		let done = Promise.resolve();
		answered.then = () => {
			answered.then = () => undefined;
			done = (async () => {
				for (let turn = 0; turn < turns; turn++) await Promise.resolve();
				await store.tags.update(tag.id, (now) => give(now!, ['z'], { at: 90 }).after!);
			})();
		};
		await see(1);
		await done;
		expect((await store.tags.get('t'))?.given).toEqual([{ at: 90, ids: ['z'] }]);
		await see(1);
		const after = (await store.tags.get('t'))!;
		expect([...bearers(after)].sort()).toEqual(['a', 'z']);
		// The clock says 7: what is written later is marked as later.
		expect(after.applied!.at).toBeGreaterThan(50);
	},
);

test('several changes at once are seen one after the other, the last one last', async () => {
	const { store, see } = await setUp();
	await store.segments.put(segment('s'));
	await Promise.all([see(1), see(2), see(1), see(2)]);
	await see(2);
	expect((await store.segments.get('s'))?.sizes.map((one) => one.revision)).toContain('r2');
});
