import type { BitSet } from '$lib/base/bitset';
import { people } from '$lib/analyses/funnel/compute';
import { PRESET_IDS, type FunnelParams } from '$lib/analyses/funnel/params';
import type { FunnelRef, StepCount } from '$lib/analyses/funnel/result';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { dataFromText } from '../../../support/data';
import { counts, oracle, params, run, type LoggedEvent } from './support';

interface Row {
	readonly member: string;
	readonly minute: number;
	readonly kind: string;
	readonly channel: string;
}

const START = Date.UTC(2024, 2, 1, 23, 57);
/** Around a midnight, so that "same day" cuts. Few minutes: ties are frequent. */
const row = fc.record<Row>({
	member: fc.constantFrom('m1', 'm2', 'm3'),
	minute: fc.integer({ min: 0, max: 7 }),
	kind: fc.constantFrom('A', 'A', 'B', 'B', 'C', 'X'),
	channel: fc.constantFrom('p', 'q', ''),
});
const log = fc.array(row, { maxLength: 16 });

const plainStep = fc.constantFrom({ kind: 'A' }, { kind: 'B' }, { kind: 'C' });
const anyStep = fc.oneof(
	plainStep,
	fc.constantFrom(
		'any' as const,
		{ kind: 'A', where: [{ column: 'channel', is: ['p'] }] },
		{ where: [{ column: 'channel', isNot: ['p'] }] },
		{ kind: 'B', where: [{ column: 'channel', is: ['q', ''] }] },
	),
);
type Step =
	'any' | { kind?: string; where?: { column: string; is?: string[]; isNot?: string[] }[] };
const question = fc.record({
	steps: fc.oneof(
		fc.array(anyStep as fc.Arbitrary<Step>, { minLength: 1, maxLength: 4 }),
		fc.constant<Step[]>([{ kind: 'A' }, { kind: 'B' }, { kind: 'C' }]),
	),
	order: fc.constantFrom('ordered', 'strict', 'any'),
	window: fc.oneof(
		fc.integer({ min: 1, max: 6 }).map((value) => ({ value, unit: 'minute' })),
		fc.constant({ unit: 'same-day' }),
	),
	preset: fc.constantFrom(...PRESET_IDS),
	windowFrom: fc.constantFrom('first-step', 'each-step'),
});

function dataOf(rows: readonly Row[], scope = {}) {
	const lines = rows.map((r) => {
		const time = new Date(START + r.minute * 60_000).toISOString().slice(0, 19).replace('T', ' ');
		return `${r.member},${time},${r.kind},${r.channel}`;
	});
	return dataFromText(['member_id,time,event,channel', ...lines].join('\n'), { scope });
}

function fits(step: Step, { kind, channel }: Row): boolean {
	if (step === 'any') return true;
	if (step.kind !== undefined && step.kind !== kind) return false;
	return (step.where ?? []).every(
		({ is, isNot }) => (is?.includes(channel) ?? true) && !(isNot?.includes(channel) ?? false),
	);
}

function expected(rows: readonly Row[], p: FunnelParams): number[] {
	const reached = p.steps.map(() => 0);
	for (const member of new Set(rows.map((r) => r.member))) {
		const events: LoggedEvent[] = rows
			.filter((r) => r.member === member)
			.sort((a, b) => a.minute - b.minute)
			.map((r) => ({
				time: START + r.minute * 60_000,
				fits: p.steps.flatMap((step, k) => (fits(step as Step, r) ? [k] : [])),
			}));
		for (let k = oracle(events, p); k > 0; k--) reached[k - 1]!++;
	}
	return reached;
}

const RUNS = { numRuns: 1500 };
vi.setConfig({ testTimeout: 60_000 });

describe('against every chain', () => {
	test('any question', () => {
		fc.assert(
			fc.property(log, question, (rows, written) => {
				expect(counts(run(dataOf(rows), written))).toEqual(expected(rows, params(written)));
			}),
			RUNS,
		);
	});

	test('the plain funnel', () => {
		const plain = fc.record({
			steps: fc.shuffledSubarray([{ kind: 'A' }, { kind: 'B' }, { kind: 'C' }], { minLength: 1 }),
			window: fc.integer({ min: 1, max: 6 }).map((value) => ({ value, unit: 'minute' })),
		});
		fc.assert(
			fc.property(log, plain, (rows, written) => {
				const result = run(dataOf(rows), written);
				expect(counts(result)).toEqual(expected(rows, params(written)));
				// The general solver finds the same runs: a condition that always holds takes the plain one away.
				const where = [{ column: 'channel', isNot: ['nowhere'] }];
				const steps = written.steps.map((step) => ({ ...step, where }));
				expect(run(dataOf(rows), { ...written, steps })).toEqual(result);
			}),
			RUNS,
		);
	});
});

describe('invariants', () => {
	test('steps never rise; strict ≤ ordered ≤ any order; a longer window never lowers', () => {
		fc.assert(
			fc.property(log, question, fc.integer({ min: 1, max: 3 }), (rows, written, more) => {
				const data = dataOf(rows);
				const of = (change: object) =>
					counts(run(data, { ...written, preset: 'opsbook', ...change }));
				const got = of({});
				got.forEach((n, k) => expect(n).toBeLessThanOrEqual(got[k - 1] ?? Infinity));
				const kinds =
					written.windowFrom === 'first-step'
						? ['strict', 'ordered', 'any']
						: ['strict', 'ordered'];
				const [low, high, most] = kinds.map((order) => of({ order }));
				low!.forEach((n, k) => expect(n).toBeLessThanOrEqual(high![k]!));
				if (most) high!.forEach((n, k) => expect(n).toBeLessThanOrEqual(most[k]!));
				if (!('value' in written.window)) return;
				const longer = of({ window: { value: written.window.value + more, unit: 'minute' } });
				got.forEach((n, k) => expect(n).toBeLessThanOrEqual(longer[k]!));
			}),
		);
	});

	test('row order does not matter where nothing is tied, nor do ties in ordered steps', () => {
		fc.assert(
			fc.property(log, question, fc.infiniteStream(fc.nat()), (rows, written, random) => {
				const tied = written.order === 'strict';
				const own = tied
					? rows.filter(
							(r, i) => rows.findIndex((s) => s.member === r.member && s.minute === r.minute) === i,
						)
					: rows;
				const keys = new Map(own.map((r) => [r, random.next().value as number]));
				const shuffled = [...own].sort((a, b) => keys.get(a)! - keys.get(b)!);
				expect(run(dataOf(shuffled), written)).toEqual(run(dataOf(own), written));
			}),
		);
	});

	test('every count has as many people, by group too; groups sum to the whole', () => {
		const split = fc.record({
			breakdown: fc.constantFrom(null, 'channel'),
			attribution: fc.constantFrom('entry', 'last'),
		});
		fc.assert(
			fc.property(log, question, split, (rows, written, by) => {
				const data = dataOf(rows);
				const p = params({ ...written, ...by });
				const result = run(data, { ...written, ...by });
				const size = (ref: FunnelRef): number => (people(data, p, ref) satisfies BitSet).size;
				const check = (steps: readonly StepCount[], group: object) =>
					steps.forEach(({ count, dropped }, step) => {
						expect(size({ step, state: 'reached', ...group })).toBe(count);
						expect(size({ step, state: 'dropped', ...group })).toBe(dropped);
					});
				check(result.steps, {});
				expect(size({ state: 'open' })).toBe(result.open);
				for (const { value, steps } of result.breakdown ?? []) check(steps, { value });
				result.steps.forEach((step, k) => {
					if (result.breakdown === null) return;
					const sum = result.breakdown.reduce((n, group) => n + group.steps[k]!.count, 0);
					expect(sum).toBe(step.count);
				});
			}),
		);
	});

	test('what lies outside the scope does not exist', () => {
		fc.assert(
			fc.property(
				log,
				question,
				fc.constantFrom('2024-03-01', '2024-03-02'),
				(rows, written, day) => {
					const inside = rows.filter((r) => (r.minute >= 3 ? '2024-03-02' : '2024-03-01') === day);
					const cut = run(dataOf(rows, { from: day, to: day }), written);
					const alone = run(dataOf(inside, { from: day, to: day }), written);
					expect({ ...cut, open: 0 }).toEqual({ ...alone, open: 0 });
				},
			),
		);
	});
});
