import { getResult, pruneResults, putResult } from '$lib/engine/results';
import { createMemoryStore } from '$lib/store/memory';
import { expect, it } from 'vitest';

it('keeps the newest results', async () => {
	const store = createMemoryStore();
	for (let i = 0; i < 7; i++) {
		const computedAt = [4, 2, 9, 1, 7, 3, 5][i]!;
		await putResult(store, {
			id: `k${i}`,
			dataset: 'd',
			revision: 'r',
			analysis: 'rfm',
			computedAt,
			result: { n: i },
			tookMs: 1,
		});
	}
	expect(await pruneResults(store, 3)).toBe(4);
	expect((await store.results.all()).map(({ id }) => id).sort()).toEqual(['k2', 'k4', 'k6']);
	expect(await getResult(store, 'k2')).toMatchObject({ result: { n: 2 } });
	expect(await getResult(store, 'k3')).toBeUndefined();
	expect(await pruneResults(store)).toBe(0);
});
