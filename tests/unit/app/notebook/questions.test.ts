import { beforeEach, describe, expect, test, vi } from 'vitest';
import { resultKey } from '$lib/engine/key';
import type { RunAnswer, RunRequest } from '$lib/engine/protocol';
import { putResult } from '$lib/engine/results';
import type { AnalysisCell, Notebook } from '$lib/model/notebook';
import type { Revision } from '$lib/model/dataset';
import { manifest } from '$lib/analyses/trend/manifest';
import { createMemoryStore } from '$lib/store/memory';
import * as v from 'valibot';
import { dataFromText } from '../../../support/data';
import { eventually } from '../../../support/eventually';

/** Runs that were begun, by the name of their cell; a cancelled one is over. */
const begun: { cell: string; request: RunRequest; settle: (answer: RunAnswer) => void }[] = [];
let cancelled: string[] = [];
vi.mock('$lib/engine/client', () => ({
	engine: {
		run: (cell: string, request: RunRequest) =>
			new Promise<RunAnswer>((settle) => begun.push({ cell, request, settle })),
		cancel: (cell: string) => {
			cancelled.push(cell);
			for (const one of begun)
				if (one.cell === cell) one.settle({ ok: false, failure: { kind: 'cancelled' } });
		},
	},
}));
const { Questions } = await import('$lib/app/notebook/questions.svelte');

const { facts } = dataFromText('member_id,time,event\na,2024-01-01,x');
const cell = (more: Partial<AnalysisCell> = {}): AnalysisCell => ({
	...{ id: 'c', type: 'analysis', analysis: 'trend', params: { unit: 'day' }, face: 'picture' },
	...more,
});

function open(...cells: AnalysisCell[]) {
	const store = createMemoryStore();
	const notebook = { dataset: 'd', scope: {}, cells } as unknown as Notebook;
	const asked = { notebook, revision: { id: 'r', facts } as Revision, facts };
	const opsbook = {
		...{ segments: [], tags: [], segmentsOf: () => [], tagsOf: () => [] },
		open: async () => store,
	};
	const questions = new Questions(opsbook as never, asked, {} as never);
	questions.lookAround('d');
	const change = (...cells: AnalysisCell[]): void => {
		asked.notebook = { ...notebook, cells };
		questions.leaveRemoved();
	};
	const computing = (id: string): boolean =>
		questions.of(asked.notebook.cells.find((one) => one.id === id) as AnalysisCell)[0]!.run
			.computing;
	return { store, questions, change, computing };
}
const one = (count: number) => eventually(() => expect(begun).toHaveLength(count));
const good = (result: number): RunAnswer => ({
	...{ ok: true, key: 'k', result, params: {}, tookMs: 1 },
});
const unitOf = ({ request }: { request: RunRequest }) => (request.params as { unit: string }).unit;

beforeEach(() => {
	begun.splice(0);
	cancelled = [];
});

describe('what nobody asks any longer', () => {
	test('is cancelled when its cell is removed', async () => {
		const { questions, change } = open(cell(), cell({ id: 'other' }));
		const asked = questions.ensure(cell());
		const others = questions.ensure(cell({ id: 'other' }));
		await one(2);
		const { run } = questions.of(cell())[0]!;
		change(cell({ id: 'other' }));
		expect(cancelled).toEqual(['c']);
		expect(run.computing).toBe(false);
		await asked;
		expect(run.failure).toBeNull();
		begun[1]!.settle(good(2));
		await others;
	});

	test('is not begun after all is closed, however many were to be asked', async () => {
		const cells = ['a', 'b', 'c'].map((id) => cell({ id }));
		const { questions } = open(...cells);
		const all = questions.recomputeAll();
		await one(1);
		questions.close();
		await all;
		expect(cancelled).toEqual(['a']);
		expect(begun).toHaveLength(1);
		const late = open(cell());
		const asked = late.questions.ensure(cell());
		late.questions.close();
		await asked;
		expect(begun).toHaveLength(1);
	});

	test('says nothing of an analysis that cannot be loaded once the cell asks another', async () => {
		const gone = cell({ analysis: 'gone' });
		const { questions, change } = open(gone);
		const asked = questions.ensure(gone);
		change(cell());
		const next = questions.ensure(cell());
		await asked;
		await one(1);
		begun[0]!.settle(good(7));
		await next;
		const { run } = questions.of(cell())[0]!;
		expect(run.failure).toBeNull();
		expect(run.result).toBe(7);
	});

	test('is not even begun when its cell is removed at once', async () => {
		const { questions, change } = open(cell());
		const asked = questions.ensure(cell());
		change();
		await asked;
		expect(begun).toEqual([]);
	});

	test('is not begun where a cell is changed twice quickly; all who wait get the last answer', async () => {
		const [day, week, month] = ['day', 'week', 'month'].map((unit) => cell({ params: { unit } }));
		const { questions, change } = open(day!);
		const asks = [questions.ensure(day!)];
		for (const next of [week!, month!]) {
			change(next);
			asks.push(questions.ensure(next));
		}
		await one(1);
		expect(begun.map(unitOf)).toEqual(['month']);
		begun[0]!.settle(good(3));
		await Promise.all(asks);
		expect(questions.of(month!)[0]!.run.result).toBe(3);
		expect(begun).toHaveLength(1);
	});

	test('is cancelled when the cell asks what is known already', async () => {
		const known = cell({ params: { unit: 'week' } });
		const { store, questions, change } = open(cell());
		const params = v.parse(manifest.params.schema, known.params);
		const request = { dataset: 'd', revision: 'r', analysis: 'trend', params, scope: {} };
		await putResult(store, {
			id: resultKey({ ...request, version: manifest.version }),
			...{ dataset: 'd', revision: 'r', analysis: 'trend' },
			...{ computedAt: 1, result: 7, tookMs: 1 },
		});
		const asked = questions.ensure(cell());
		await one(1);
		change(known);
		await questions.ensure(known);
		expect(questions.of(known)[0]!.run.result).toBe(7);
		expect(cancelled).toContain('c');
		await asked;
		expect(begun).toHaveLength(1);

		// And back again: of what is shown nothing is asked.
		change(cell());
		const again = questions.ensure(cell());
		await one(2);
		cancelled = [];
		change(known);
		await questions.ensure(known);
		expect(cancelled).toEqual(['c']);
		await again;
	});

	test('is cancelled when the cell says nothing that can be read', async () => {
		const { questions, change, computing } = open(cell());
		const asked = questions.ensure(cell());
		await one(1);
		const broken = cell({ params: { unit: 'century' } });
		change(broken);
		await questions.ensure(broken);
		expect(cancelled).toEqual(['c']);
		expect(computing('c')).toBe(false);
		expect(questions.of(broken)[0]!.run.failure).toMatchObject({ kind: 'bad-params' });
		await asked;
	});

	test('of segments that are compared no longer is not begun, and is cancelled where it was', async () => {
		const everyone = cell({ compare: ['everyone', 'a'] });
		const { questions, change } = open(everyone);
		const asks = [questions.ensure(everyone)];
		change(cell());
		asks.push(questions.ensure(cell()));
		await one(1);
		expect(begun[0]!.cell).toBe('c');

		begun[0]!.settle(good(1));
		await Promise.all(asks);
		change(everyone);
		const both = questions.ensure(everyone);
		await one(3);
		cancelled = [];
		change(cell());
		const back = questions.ensure(cell());
		expect(cancelled.sort()).toEqual([begun[1]!.cell, begun[2]!.cell].sort());
		await both;
		await one(4);
		begun[3]!.settle(good(2));
		await back;
	});
});
