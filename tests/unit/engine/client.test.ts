import { WorkerDiedError, createEngine, type Engine } from '$lib/engine/client';
import type { ImportRequest, IntakeApi } from '$lib/engine/intake-protocol';
import type { AnalysisApi, RunAnswer, RunRequest } from '$lib/engine/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../../support/eventually';
import { fakeWorker, type FakeWorker } from '../../support/fake-worker';

const GRACE_MS = 50;
const CANCELLED = { ok: false, failure: { kind: 'cancelled' } };

const request = (analysis: string): RunRequest => ({
	dataset: 'd',
	revision: 'r',
	analysis,
	params: {},
	scope: {},
});
const answer = (result: unknown): RunAnswer => ({
	ok: true,
	key: 'k',
	result,
	params: {},
	tookMs: 1,
});
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Ends a call from outside. */
interface Open {
	readonly request: RunRequest;
	readonly progress: (share: number) => void;
	readonly end: (answer: RunAnswer) => void;
}

let analysisWorkers: FakeWorker[];
let intakeWorkers: FakeWorker[];
let running: Open[];
let cancelled: number[];
let swept: number;
let analysisApi: Partial<AnalysisApi>;
let intakeApi: Partial<IntakeApi>;
let engine: Engine;

beforeEach(() => {
	analysisWorkers = [];
	intakeWorkers = [];
	running = [];
	cancelled = [];
	swept = 0;
	analysisApi = {
		run: (_job, asked, progress) =>
			new Promise((end) => running.push({ request: asked, progress, end })),
		cancel: (job) => void cancelled.push(job),
		people: async () => ({ ok: true, members: Uint32Array.of(1, 2) }),
	};
	intakeApi = {
		cancel: (job) => void cancelled.push(job),
		sweep: async () => void swept++,
	};
	const start = (workers: FakeWorker[], api: () => object) => () => {
		const worker = fakeWorker(api());
		workers.push(worker);
		return worker;
	};
	engine = createEngine({
		analysis: start(analysisWorkers, () => analysisApi),
		intake: start(intakeWorkers, () => intakeApi),
		graceMs: GRACE_MS,
	});
});
afterEach(() => engine.close());

async function opened(count: number): Promise<Open> {
	while (running.length < count) await wait(1);
	return running[count - 1]!;
}

describe('runs', () => {
	it('starts no worker before it is asked', () => {
		expect(analysisWorkers).toHaveLength(0);
	});

	it('gives the answer and tells progress', async () => {
		const shares: number[] = [];
		const run = engine.run('cell', request('a'), { onProgress: (share) => shares.push(share) });
		const job = await opened(1);
		expect(job.request).toEqual(request('a'));
		job.progress(0.5);
		await wait(5);
		job.end(answer({ counts: Float64Array.of(1, 2) }));
		expect(await run).toEqual(answer({ counts: Float64Array.of(1, 2) }));
		expect(shares).toEqual([0.5]);
	});

	it('is busy as long as an answer is missing', async () => {
		expect(engine.busy).toBe(false);
		const run = engine.run('a', request('one'));
		await eventually(() => expect(running).toHaveLength(1));
		expect(engine.busy).toBe(true);
		running[0]!.end(answer(1));
		await run;
		expect(engine.busy).toBe(false);
		await expect(engine.people(request('one'), null)).resolves.toMatchObject({ ok: true });
		expect(engine.busy).toBe(false);
	});

	it('runs one after another', async () => {
		const first = engine.run('one', request('a'));
		const second = engine.run('two', request('b'));
		(await opened(1)).end(answer('a'));
		expect(await first).toEqual(answer('a'));
		expect(running[0]!.request.analysis).toBe('a');
		(await opened(2)).end(answer('b'));
		expect(await second).toEqual(answer('b'));
	});

	it('drops the older run of a cell for the newer one', async () => {
		const shares: number[] = [];
		const older = engine.run('cell', request('old'), { onProgress: (share) => shares.push(share) });
		const job = await opened(1);
		const waiting = engine.run('cell', request('never asked'));
		const newer = engine.run('cell', request('new'));
		expect(await older).toEqual(CANCELLED);
		expect(await waiting).toEqual(CANCELLED);
		job.progress(0.9);
		job.end(answer('too late'));
		(await opened(2)).end(answer('new'));
		expect(await newer).toEqual(answer('new'));
		expect(running.map((open) => open.request.analysis)).toEqual(['old', 'new']);
		expect(cancelled).toHaveLength(1);
		expect(shares).toEqual([]);
		expect(analysisWorkers).toHaveLength(1);
	});

	it('rejects when the analysis throws, and goes on', async () => {
		analysisApi.run = async (_job, asked) => {
			if (asked.analysis === 'broken') throw new TypeError('a bug');
			return answer('fine');
		};
		const broken = engine.run('one', request('broken'));
		const fine = engine.run('two', request('fine'));
		await expect(broken).rejects.toThrow('a bug');
		expect(await fine).toEqual(answer('fine'));
		expect(analysisWorkers).toHaveLength(1);
	});

	it('ends a worker that does not hear the cancel, and asks the others again', async () => {
		const hanging = engine.run('cell', request('hangs'));
		await opened(1);
		let asked = 0;
		analysisApi.people = () =>
			new Promise((resolve) => {
				if (++asked > 1) resolve({ ok: true, members: Uint32Array.of(7) });
			});
		const people = engine.people(request('hangs'), null);
		const next = engine.run('other', request('next'));
		await wait(5);
		engine.cancel('cell');
		expect(await hanging).toEqual(CANCELLED);
		expect(analysisWorkers[0]!.terminated).toBe(false);
		(await opened(2)).end(answer('next'));
		expect(await next).toEqual(answer('next'));
		expect(await people).toEqual({ ok: true, members: Uint32Array.of(7) });
		expect(analysisWorkers.map((worker) => worker.terminated)).toEqual([true, false]);
		expect(running.map((open) => open.request.analysis)).toEqual(['hangs', 'next']);
	});

	it('leaves a worker alone that stops in time', async () => {
		const run = engine.run('cell', request('a'));
		const job = await opened(1);
		engine.cancel('cell');
		expect(await run).toEqual(CANCELLED);
		job.end({ ok: false, failure: { kind: 'cancelled' } });
		await wait(2 * GRACE_MS);
		expect(analysisWorkers[0]!.terminated).toBe(false);
	});

	it('tries once more when the worker breaks, and only once', async () => {
		const run = engine.run('cell', request('a'));
		await opened(1);
		analysisWorkers[0]!.break('out of memory');
		await opened(2);
		analysisWorkers[1]!.break('out of memory');
		await expect(run).rejects.toThrow(WorkerDiedError);
		expect(running).toHaveLength(2);
		const next = engine.run('cell', request('b'));
		(await opened(3)).end(answer('b'));
		expect(await next).toEqual(answer('b'));
	});
});

describe('imports', () => {
	const files: ImportRequest = { files: [], name: 'n', zone: 'UTC', weekStart: 1 };
	const done = { ok: true, dataset: 'd', revision: 'r', tookMs: 1 } as const;
	const progress = {
		phase: 'read',
		file: 0,
		files: 1,
		rows: 5,
		bytesRead: 1,
		bytesTotal: 2,
	} as const;

	it('imports and tells progress', async () => {
		intakeApi.importFiles = async (_job, _request, tell) => {
			tell(progress);
			await wait(5);
			return done;
		};
		const told: unknown[] = [];
		const job = engine.importFiles(files, (share) => told.push(share));
		expect(await job.answer).toEqual(done);
		expect(told).toEqual([progress]);
		job.cancel();
		expect(cancelled).toEqual([]);
	});

	it('stops softly when the worker hears it', async () => {
		let stop = () => {};
		intakeApi.importFiles = () =>
			new Promise(
				(resolve) => (stop = () => resolve({ ok: false, failure: { kind: 'cancelled' } })),
			);
		intakeApi.cancel = () => stop();
		const job = engine.importFiles(files);
		await wait(5);
		job.cancel();
		job.cancel();
		expect(await job.answer).toEqual(CANCELLED);
		expect(intakeWorkers.map((worker) => worker.terminated)).toEqual([false]);
		expect(swept).toBe(0);
	});

	it('ends a worker that does not, sweeps behind it, and makes the next import wait for that', async () => {
		let hang = true;
		intakeApi.importFiles = () => (hang ? new Promise(() => {}) : Promise.resolve(done));
		intakeApi.sweep = async () => {
			await wait(20);
			swept++;
		};
		const job = engine.importFiles(files);
		await wait(5);
		job.cancel();
		expect(await job.answer).toEqual(CANCELLED);
		expect(swept).toBe(1);
		expect(intakeWorkers.map((worker) => worker.terminated)).toEqual([true, false]);
		hang = false;
		expect(await engine.importFiles(files).answer).toEqual(done);
	});

	it('is never begun twice', async () => {
		let begun = 0;
		intakeApi.importFiles = () => {
			begun++;
			return new Promise(() => {});
		};
		const job = engine.importFiles(files);
		await eventually(() => expect(begun).toBe(1));
		intakeWorkers[0]!.break('it broke');
		await expect(job.answer).rejects.toThrow(WorkerDiedError);
		expect(begun).toBe(1);
	});
});
