import { WorkerDiedError, createEngine, type Engine } from '$lib/engine/client';
import type { RunRequest } from '$lib/engine/protocol';
import { afterEach, beforeEach, expect, it } from 'vitest';
import TroubleWorker from './trouble.worker?worker';

const CANCELLED = { ok: false, failure: { kind: 'cancelled' } };
const request = (analysis: string): RunRequest => ({
	dataset: 'd',
	revision: 'r',
	analysis,
	params: {},
	scope: {},
});

let engine: Engine;
let started: number;
beforeEach(() => {
	started = 0;
	const start = () => {
		started++;
		return new TroubleWorker();
	};
	engine = createEngine({ analysis: start, intake: start });
});
afterEach(() => engine.close());

it('brings results over, typed arrays too', async () => {
	const shares: number[] = [];
	const answer = await engine.run('cell', request('fine'), {
		onProgress: (share) => shares.push(share),
	});
	expect(answer).toMatchObject({ ok: true, result: Float64Array.of(1, 2, 3) });
	expect(shares).toEqual([0.5]);
});

it('rejects with the message of a bug, and the worker lives on', async () => {
	await expect(engine.run('cell', request('throws'))).rejects.toThrow('a bug');
	expect(await engine.run('cell', request('fine'))).toMatchObject({ ok: true });
	expect(started).toBe(1);
});

it('ends a worker that hangs after a cancel, and others are answered', async () => {
	const hanging = engine.run('one', request('hangs'));
	await new Promise((resolve) => setTimeout(resolve, 300));
	const people = engine.people(request('fine'), null);
	const next = engine.run('two', request('fine'));
	engine.cancel('one');
	expect(await hanging).toEqual(CANCELLED);
	expect(await next).toMatchObject({ ok: true });
	expect(await people).toEqual({ ok: true, members: Uint32Array.of(3) });
	expect(started).toBe(2);
});

it('starts a worker anew that died, once', async () => {
	await expect(engine.run('cell', request('dies'))).rejects.toThrow(WorkerDiedError);
	expect(started).toBe(2);
	expect(await engine.run('cell', request('fine'))).toMatchObject({ ok: true });
});

it('stops an import that does not listen', async () => {
	const job = engine.importFiles({ files: [], name: 'n', zone: 'UTC', weekStart: 1 });
	await new Promise((resolve) => setTimeout(resolve, 300));
	job.cancel();
	expect(await job.answer).toEqual(CANCELLED);
});
