import { beforeEach, expect, test, vi } from 'vitest';
import type { RunAnswer, RunRequest } from '$lib/engine/protocol';
import { createMemoryStore } from '$lib/store/memory';
import { eventually } from '../../../support/eventually';

const asked: { request: RunRequest; settle: (answer: RunAnswer) => void }[] = [];
vi.mock('$lib/engine/client', () => ({
	engine: {
		// As the engine does: a newer run of a cell ends the older as cancelled.
		run: (_cell: string, request: RunRequest) => {
			for (const { settle } of asked) settle({ ok: false, failure: { kind: 'cancelled' } });
			return new Promise<RunAnswer>((settle) => asked.push({ request, settle }));
		},
		cancel: () => undefined,
	},
}));
const { CellRun } = await import('$lib/app/notebook/run.svelte');

const request = (n: number): RunRequest => ({
	...{ dataset: 'd', revision: 'r', analysis: 'trend', params: { n }, scope: {} },
});
const good = (result: number): RunAnswer => ({
	...{ ok: true, key: 'k', result, params: {}, tookMs: 1 },
});
/** The run that was begun last, once it has begun. */
async function begun(count: number): Promise<(answer: RunAnswer) => void> {
	await eventually(() => expect(asked).toHaveLength(count));
	return asked.at(-1)!.settle;
}

beforeEach(() => void asked.splice(0));

test('a question that is asked twice at once shows the answer of the second', async () => {
	const run = new CellRun('c');
	const first = run.ask(createMemoryStore(), request(1), { version: 1 }, true);
	await begun(1);
	const second = run.ask(createMemoryStore(), request(1), { version: 1 }, true);
	(await begun(2))(good(7));
	await Promise.all([first, second]);
	expect(run.failure).toBeNull();
	expect(run.result).toBe(7);
	expect(run.computing).toBe(false);
});

test('a question and back again: the first is asked anew, and nothing is left of the other', async () => {
	const run = new CellRun('c');
	const store = createMemoryStore();
	const asks = [run.ask(store, request(1), { version: 1 })];
	await begun(1);
	asks.push(run.ask(store, request(2), { version: 1 }), run.ask(store, request(1), { version: 1 }));
	(await begun(2))(good(5));
	await Promise.all(asks);
	expect(run.failure).toBeNull();
	expect(run.result).toBe(5);
	expect(run.computing).toBe(false);
});

test('a question that is left is no failure, and is asked anew when one comes back to it', async () => {
	const run = new CellRun('c');
	const store = createMemoryStore();
	const first = run.ask(store, request(1), { version: 1 });
	const settle = await begun(1);
	run.leave();
	expect(run.computing).toBe(false);
	settle({ ok: false, failure: { kind: 'cancelled' } });
	await first;
	expect(run.failure).toBeNull();
	const second = run.ask(store, request(1), { version: 1 });
	(await begun(2))(good(3));
	await second;
	expect(run.result).toBe(3);
	run.leave();
	expect(run.result).toBe(3);
});
