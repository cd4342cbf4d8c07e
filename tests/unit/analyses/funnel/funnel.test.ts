import { compute } from '$lib/analyses/funnel/compute';
import { example } from '$lib/analyses/funnel/example';
import { manifest } from '$lib/analyses/funnel/manifest';
import { paramsSchema } from '$lib/analyses/funnel/params';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { dataFromText, runToEnd } from '../../../support/data';
import { counts, dataOf, logOf, run, steps } from './support';

const HOUR = 3_600_000;
const MINUTE = 60_000;

test('the worked example', () => {
	const data = dataFromText(example.data);
	const result = runToEnd(compute(data, example.params));
	expect(result).toMatchObject(example.expected);
	expect(v.parse(paramsSchema, JSON.parse(JSON.stringify(example.params)))).toEqual(example.params);
});

describe('the chosen run', () => {
	test('is the first entry that gets furthest, each step at its first occasion', () => {
		const log = 'A 0:00, A 1:00, B 1:10, A 1:20, B 1:30, C 1:50, C 1:55';
		const { timeToConvert } = run(dataOf(logOf('m', log)), {
			steps: steps('ABC'),
			window: { value: 1, unit: 'hour' },
		});
		expect(timeToConvert.pairs.map(({ p50 }) => p50! / MINUTE)).toEqual([10, 40]);
		expect(timeToConvert.total).toMatchObject({ n: 1, mean: 50 * MINUTE, p10: 50 * MINUTE });
	});

	test('of a window per step is the first entry that gets through at all', () => {
		const log = 'A 0:00, B 0:10, B 0:50, C 1:40';
		const { timeToConvert } = run(dataOf(logOf('m', log)), {
			steps: steps('ABC'),
			window: { value: 1, unit: 'hour' },
			windowFrom: 'each-step',
		});
		expect(timeToConvert.pairs.map(({ p50 }) => p50! / MINUTE)).toEqual([50, 50]);
	});

	test('of any order is told by the order in which steps were done', () => {
		const { timeToConvert } = run(dataOf(logOf('m', 'C 0:00, A 0:05, B 0:20')), {
			steps: steps('ABC'),
			order: 'any',
		});
		expect(timeToConvert.pairs.map(({ p50 }) => p50! / MINUTE)).toEqual([5, 15]);
	});
});

test('percentiles and mean over the members who got there', () => {
	const logs = [0, 10, 20, 30, 40].map((m) =>
		logOf(`m${m}`, `A 0:00, B 0:${String(m).padStart(2, '0')}`),
	);
	const { steps: got, timeToConvert } = run(dataOf(...logs, logOf('x', 'A 0:00')), {
		steps: steps('AB'),
	});
	const [pair] = timeToConvert.pairs;
	expect(pair).toEqual({
		from: 0,
		to: 1,
		n: 5,
		mean: 20 * MINUTE,
		p10: 4 * MINUTE,
		p25: 10 * MINUTE,
		p50: 20 * MINUTE,
		p75: 30 * MINUTE,
		p90: 36 * MINUTE,
	});
	expect(got[1]).toMatchObject({ count: 5, rate: 5 / 6, dropped: 1, medianMs: 20 * MINUTE });
});

describe('the window', () => {
	const data = dataOf('m,2024-03-01 23:50,A', 'm,2024-03-02 00:10,B');
	test.each([
		[{ unit: 'same-day' }, 1],
		[{ value: 1, unit: 'day' }, 2],
		[{ value: 20, unit: 'minute' }, 2],
		[{ value: 1199, unit: 'second' }, 1],
	])('%o', (window, level) => {
		const result = run(data, { steps: steps('AB'), window });
		expect(counts(result)).toEqual([1, level === 2 ? 1 : 0]);
	});
});

describe('the time range', () => {
	const text =
		'member_id,time,event\nm,2024-03-01,A\nm,2024-03-03,B\nn,2024-02-28,A\nn,2024-03-01,B';
	const data = dataFromText(text, { scope: { from: '2024-03-01', to: '2024-03-02' } });
	test('holds all steps', () => {
		expect(counts(run(data, { steps: steps('AB') }))).toEqual([1, 0]);
	});
	test('holds only the first step when asked', () => {
		expect(counts(run(data, { steps: steps('AB'), range: 'entry' }))).toEqual([1, 1]);
	});
	test('as-of cuts all the same', () => {
		const cut = dataFromText(text, { scope: { to: '2024-03-02', asOf: '2024-03-02' } });
		expect(counts(run(cut, { steps: steps('AB'), range: 'entry' }))).toEqual([2, 1]);
	});
});

test('who may still convert', () => {
	const data = dataOf('m,2024-03-01 00:00,A', 'n,2024-03-05 00:00,A', 'o,2024-03-10 00:00,X');
	const result = run(data, { steps: steps('AB') });
	expect(result).toMatchObject({ entered: 2, open: 1 });
});

describe('exclusions', () => {
	const exclusions = [{ kind: 'X', from: 0, to: 1 }];
	test('count only strictly between the two steps', () => {
		for (const log of [
			'X 0:00, A 0:00, B 0:10',
			'A 0:00, B 0:10, X 0:10',
			'A 0:00, B 0:10, X 0:20',
		]) {
			expect(counts(run(dataOf(logOf('m', log)), { steps: steps('AB'), exclusions }))).toEqual([
				1, 1,
			]);
		}
	});
	test('reach to the end of the window when the later step was not taken', () => {
		const window = { value: 1, unit: 'hour' };
		const of = (log: string) =>
			counts(run(dataOf(logOf('m', log)), { steps: steps('AB'), exclusions, window }));
		expect(of('A 0:00, X 1:00')).toEqual([0, 0]);
		expect(of('A 0:00, X 1:01')).toEqual([1, 0]);
	});
	test('cut a run before the event when they drop the step', () => {
		const cut = [{ kind: 'X', from: 0, to: 2, effect: 'drop-step' }];
		const log = 'A 0:00, B 0:10, X 0:20, C 0:30';
		expect(counts(run(dataOf(logOf('m', log)), { steps: steps('ABC'), exclusions: cut }))).toEqual([
			1, 1, 0,
		]);
	});
});

describe('the breakdown', () => {
	const text = `member_id,time,event,channel,member:city
a,2024-03-01 08:00,A,morning,Ulm
a,2024-03-01 08:30,B,app,
b,2024-03-01 20:00,A,evening,Bonn
c,2024-03-01 20:00,A,,Bonn
d,2024-03-01 20:00,B,evening,Bonn`;
	const data = dataFromText(text);
	const by = (change: object) =>
		run(data, { steps: steps('AB'), ...change }).breakdown!.map(
			(group) => [group.value, ...counts(group)] as const,
		);
	test('takes the value at the first step', () => {
		expect(by({ breakdown: 'channel' })).toEqual([
			[null, 1, 0],
			['evening', 1, 0],
			['morning', 1, 1],
		]);
	});
	test('or at the last one', () => {
		expect(by({ breakdown: 'channel', attribution: 'last' })).toEqual([
			[null, 1, 0],
			['app', 1, 1],
			['evening', 1, 0],
		]);
	});
	test('or the member’s', () => {
		expect(by({ breakdown: 'member:city' })).toEqual([
			['Bonn', 2, 0],
			['Ulm', 1, 1],
		]);
	});
	test('shows eight values and the others together; nine stand for themselves', () => {
		const many = (n: number) => {
			const rows = Array.from({ length: n }, (_, i) => `m${i},2024-03-01,A,c${i}`);
			const result = run(dataFromText(['member_id,time,event,channel', ...rows].join('\n')), {
				steps: steps('AB'),
				breakdown: 'channel',
			});
			return result.breakdown!.map(({ values }) => values);
		};
		expect(many(9)).toEqual(new Array(9).fill(1));
		expect(many(11)).toEqual([...new Array<number>(8).fill(1), 3]);
	});
});

describe('params', () => {
	const issue = (written: unknown) => {
		const { issues } = v.safeParse(paramsSchema, written);
		return issues?.map((one) => v.getDotPath(one)).join();
	};
	test('all but the steps may be left out', () => {
		expect(v.parse(paramsSchema, { steps: ['any', { kind: 'any' }, { kind: 'B' }] })).toEqual({
			steps: ['any', 'any', { kind: 'B' }],
			order: 'ordered',
			window: { value: 7, unit: 'day' },
			windowFrom: 'first-step',
			preset: 'opsbook',
			range: 'all-steps',
			breakdown: null,
			attribution: 'entry',
			exclusions: [],
		});
	});
	test('a preset sets what is not said', () => {
		const of = (change: object) => v.parse(paramsSchema, { steps: steps('AB'), ...change });
		expect(of({ preset: 'umami' }).windowFrom).toBe('each-step');
		expect(of({ preset: 'umami', windowFrom: 'first-step' }).windowFrom).toBe('first-step');
		const exclusions = [{ kind: 'X', from: 0, to: 1 }];
		expect(of({ preset: 'mixpanel', exclusions }).exclusions[0]!.effect).toBe('drop-step');
	});
	test.each([
		[{}, 'steps'],
		[{ steps: [] }, 'steps'],
		[{ steps: [{ kind: 'A', wher: [] }] }, 'steps.0.wher'],
		[{ steps: [{ where: [{ column: 'c', is: 'x' }] }] }, 'steps.0.where.0.is'],
		[{ steps: ['A'] }, 'steps.0'],
		[{ steps: ['any'], colour: 'red' }, 'colour'],
		[{ steps: ['any'], window: { value: 0, unit: 'day' } }, 'window.value'],
		[{ steps: ['any'], window: { value: 1, unit: 'same-day' } }, 'window.value'],
		[{ steps: ['any'], window: { value: 1, unit: 'year' } }, 'window.unit'],
		[{ steps: ['any'], breakdown: 'channel', attribution: 'member' }, 'attribution'],
		[{ steps: ['any'], exclusions: [{ kind: 'X', from: 0, to: 1 }] }, 'exclusions'],
	])('%j is refused with its path', (written, path) => {
		expect(issue(written)).toBe(path);
	});
	test('the first question follows the stages that the data have', () => {
		const kinds = ['order', 'reach', 'view', 'click'].map((name, i) => ({
			name,
			count: i,
			members: i,
			first: 0,
			last: 0,
			amounts: 0,
		}));
		const { facts } = dataOf('m,2024-03-01,A');
		const of = (some: typeof kinds) => manifest.params.defaults({ ...facts, kinds: some }).steps;
		expect(of(kinds)).toEqual(
			steps('').concat({ kind: 'reach' }, { kind: 'click' }, { kind: 'order' }),
		);
		expect(of([])).toEqual(['any']);
		expect(manifest.params.defaults(facts).steps).toEqual([{ kind: 'A' }]);
	});
});

test('nobody', () => {
	const result = run(dataOf('m,2024-03-01,X'), { steps: steps('AB') });
	expect(result).toMatchObject({ entered: 0, converted: 0, open: 0 });
	expect(result.steps[1]).toMatchObject({ count: 0, rate: null, rateInterval: null, total: null });
	expect(result.timeToConvert.total).toMatchObject({ n: 0, p50: null });
});

test('days of 24 hours whatever the calendar', () => {
	const data = dataOf('m,2024-03-01 12:00,A', 'm,2024-03-02 13:00,B');
	expect(counts(run(data, { steps: steps('AB'), window: { value: 1, unit: 'day' } }))).toEqual([
		1, 0,
	]);
	expect(
		run(data, { steps: steps('AB'), window: { value: 25, unit: 'hour' } }).steps[1]!.medianMs,
	).toBe(25 * HOUR);
});
