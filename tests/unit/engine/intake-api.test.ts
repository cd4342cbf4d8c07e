import { intakeApi } from '$lib/engine/intake-api';
import { sampleTables } from '$lib/engine/sample';
import { createMemoryStore } from '$lib/store/memory';
import { StaleTabError, type Store } from '$lib/store/store';
import { SAMPLES } from '$lib/samples';
import { describe, expect, it } from 'vitest';
import { csvFile } from '../../support/import';

const EVENTS = 'member_id,time,event\na,2024-01-01,join\nb,2024-01-02,join';
const ignore = () => undefined;

function service(store: () => Promise<Store>) {
	let busy = false;
	return intakeApi({
		openStore: store,
		sampleTables,
		async exclusively(work) {
			if (busy) return null;
			busy = true;
			try {
				return await work();
			} finally {
				busy = false;
			}
		},
	});
}
const request = async () => ({
	files: [await csvFile('events.csv', EVENTS)],
	name: 'n',
	zone: 'UTC',
	weekStart: 1,
});

describe('intakeApi', () => {
	it('inspects, and says why a file cannot be read', async () => {
		const api = service(async () => createMemoryStore());
		const inspect = (text: string) =>
			api.inspect({ name: 'f.csv', blob: new Blob([text]) }, {}, 'UTC');
		expect(await inspect(EVENTS)).toMatchObject({ ok: true, inspection: { rows: 2 } });
		expect(await inspect('')).toMatchObject({
			ok: false,
			failure: { kind: 'unreadable', file: 'f.csv' },
		});
	});

	it('imports one at a time', async () => {
		const store = createMemoryStore();
		const api = service(async () => store);
		const asked = await request();
		const both = await Promise.all([
			api.importFiles(1, asked, ignore),
			api.importFiles(2, asked, ignore),
		]);
		expect(both).toMatchObject([{ ok: true }, { ok: false, failure: { kind: 'busy' } }]);
		expect(await api.importFiles(3, asked, ignore)).toMatchObject({ ok: true });
		expect(await store.datasets.all()).toHaveLength(2);
	});

	it('stops the job it is told', async () => {
		const store = createMemoryStore();
		const api = service(async () => store);
		const running = api.importFiles(1, await request(), () => api.cancel(1));
		expect(await running).toEqual({ ok: false, failure: { kind: 'cancelled' } });
		expect(await store.orphans()).toEqual([]);
	});

	it('sweeps what was cut off', async () => {
		const store = createMemoryStore();
		const info = { id: 'i', dataset: 'd', name: 'n', files: [], startedAt: 0 };
		const left: string[] = [];
		const cut: Store = Object.create(store, {
			interruptedImports: { value: async () => [info] },
			discardImport: { value: async (id: string) => void left.push(id) },
		});
		await service(async () => cut).sweep();
		expect(left).toEqual(['i']);
	});

	it('says that the tab is too old', async () => {
		const api = service(() => Promise.reject(new StaleTabError('old')));
		expect(await api.importFiles(1, await request(), ignore)).toEqual({
			ok: false,
			failure: { kind: 'stale-tab' },
		});
	});

	it.each(SAMPLES.map(({ id }) => id))('imports the sample %s', { timeout: 30_000 }, async (id) => {
		const store = createMemoryStore();
		const api = service(async () => store);
		const answer = await api.importSample(1, id, 'Asia/Shanghai', ignore);
		expect(answer).toMatchObject({ ok: true });
		const [dataset] = await store.datasets.all();
		expect(dataset).toMatchObject({ sample: id, zone: 'Asia/Shanghai' });
		const revision = await store.revisions.get(dataset!.revision);
		expect(revision!.facts.events).toBeGreaterThan(1000);
		for (const source of await store.sources.all()) expect(source.rowsUsed).toBe(source.rows);
	});
});
