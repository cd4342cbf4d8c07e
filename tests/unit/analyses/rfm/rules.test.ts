import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { compute, describePeople, people } from '$lib/analyses/rfm/compute';
import { findings } from '$lib/analyses/rfm/findings';
import { manifest, type RfmParams } from '$lib/analyses/rfm/manifest';
import { ELEVEN_IDS } from '$lib/analyses/shared/rfm-sets';
import { isScoreBox, lintScores, PACKAGE_RULES } from '$lib/analyses/shared/rfm/score-boxes';
import { setOf } from '$lib/analyses/shared/rfm/segments';
import { lint } from '$lib/segments/linter';
import { RFM_SPACE } from '$lib/segments/score-sets';
import { dataFromText, runToEnd } from '../../../support/data';

const HEAD = 'member_id,time,event,amount\n';
const params = (some: object = {}): RfmParams => v.parse(manifest.params.schema, some);
const describe = (rows: string, some: object) =>
	describePeople(dataFromText(HEAD + rows), params(some));

test('nested: F is scored among buyers of equal R, M among those of equal R and F', () => {
	// 30 buyers long ago and 30 lately; the latter all buy oftener, yet their F runs from low to high again.
	const rows: string[] = [];
	for (let i = 0; i < 60; i++) {
		const late = i >= 30;
		const times = (late ? 11 : 1) + (i % 10);
		for (let k = 0; k < times; k++) {
			const day = String(28 - k).padStart(2, '0');
			rows.push(`m${i},2024-0${late ? 3 : 1}-${day},order,${100 + i}`);
		}
	}
	const nested = describe(rows.join('\n'), { scoring: 'nested', bins: 2 });
	const plain = describe(rows.join('\n'), { scoring: 'quantile', bins: 2 });
	const lowIn = (list: typeof nested, late: boolean) =>
		list.filter((_, i) => i >= 30 === late).filter(({ f }) => f === 1).length;
	expect([lowIn(plain, false), lowIn(plain, true)]).toEqual([30, 0]);
	expect([lowIn(nested, false), lowIn(nested, true)]).toEqual([15, 15]);
	// In each field of R and F M is cut again, at its own median.
	for (const [r, f] of [
		[1, 1],
		[1, 2],
		[2, 1],
		[2, 2],
	]) {
		const own = nested.filter((one) => one.r === r && one.f === f);
		const sorted = own.map(({ monetary }) => monetary).sort((a, b) => a - b);
		const half = sorted[(sorted.length - 1) >> 1]!;
		expect(own.every(({ monetary, m }) => (monetary <= half ? m === 1 : m === 2))).toBe(true);
	}
});

test('natural breaks and k-means cut where values lie apart, wherever the quantiles are', () => {
	const amounts = [...Array.from({ length: 28 }, (_, i) => 10 + i / 10), 500, 505, 900];
	const rows = amounts.map((amount, i) => `m${i},2024-01-0${1 + (i % 9)},order,${amount}`);
	for (const scoring of ['jenks', 'k-means']) {
		const scored = describe(rows.join('\n'), { scoring, bins: 3 }).map(({ m }) => m);
		expect(scored).toEqual([...Array.from({ length: 28 }, () => 1), 2, 2, 3]);
	}
});

test('engagement: weighted activity for money, days with an event of `order` for F', () => {
	const rows = [
		'a,2024-01-01,post,',
		'a,2024-01-01,like,',
		'a,2024-01-03,comment,',
		'b,2024-01-02,comment,',
		'c,2024-01-04,like,',
	].join('\n');
	const order = { not: ['like'] };
	const weights = { post: 5, comment: 3, like: 1 };
	const some = { value: 'activity', order, weights, none: true };
	expect(describe(rows, some)).toMatchObject([
		{ id: 'a', recencyDays: 1, frequency: 2, monetary: 9 },
		{ id: 'b', recencyDays: 2, frequency: 1, monetary: 3 },
		{ id: 'c', recencyDays: null, monetary: 1, segment: 'none' },
	]);
	expect(describe(rows, { value: 'activity', order })).toMatchObject([
		{ monetary: 2 },
		{ monetary: 1 },
	]);
	const data = dataFromText('member_id,time,event\na,2024-01-01,post\nb,2024-01-02,comment');
	expect(manifest.params.columns(params(some))).toEqual([]);
	expect(manifest.params.defaults(data.facts)).toMatchObject({
		value: 'amount',
		weights: { post: 5, comment: 3 },
	});
	expect(runToEnd(compute(data, params(some))).amount).toBe(8);
});

const bounds = fc.record(
	{ min: fc.integer({ min: 1, max: 5 }), max: fc.integer({ min: 1, max: 5 }) },
	{ requiredKeys: [] },
);
const box = fc
	.record({ r: bounds, f: bounds, m: bounds, fm: bounds }, { requiredKeys: [] })
	.filter(isScoreBox);
const rules = fc
	.array(fc.array(box, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 8 })
	.map((all) => all.map((of, i) => ({ id: `s${i}`, of })));

test('what is said of a set of rules is what the linter finds; a set puts each score where the linter does', () => {
	fc.assert(
		fc.property(rules, (segments) => {
			const found = lint(RFM_SPACE, segments as Parameters<typeof lint>[1]);
			expect(lintScores(segments)).toEqual({
				cells: found.cells,
				gaps: found.gaps.length,
				overlaps: found.overlaps.length,
				unreached: found.rules.filter(({ gets }) => gets === 0).map(({ id }) => id),
			});
			const set = setOf({ set: 'custom', segments });
			const bins = { r: 5, f: 5, m: 5 };
			const high = { highR: true, highF: true, highM: true };
			for (let cell = 0; cell < found.cells; cell++) {
				const at = {
					r: 1 + Math.floor(cell / 25),
					f: 1 + (Math.floor(cell / 5) % 5),
					m: 1 + (cell % 5),
				};
				const owner = found.owner[cell]!;
				expect(set.classify({ ...at, ...high }, bins)).toBe(owner === -1 ? segments.length : owner);
			}
		}),
		{ numRuns: 50 },
	);
});

test('the segments of R’s rfm: 36 of 125 combinations in none, 39 in two or more', () => {
	expect(lintScores(PACKAGE_RULES)).toMatchObject({ cells: 125, gaps: 36, overlaps: 39 });
	expect(lintScores([])).toMatchObject({ gaps: 125, overlaps: 0 });
});

const ROWS = Array.from({ length: 30 }, (_, i) =>
	Array.from(
		{ length: 1 + (i % 4) },
		(_, k) => `m${i},2024-0${1 + ((i + k) % 3)}-${10 + (i % 15)},order,${10 * (1 + i)}`,
	).join('\n'),
).join('\n');

test('a set of one’s own: gaps and overlaps are said; without segments it is the eleven', () => {
	const data = dataFromText(HEAD + ROWS);
	const segments = [
		{ id: 'VIP', of: [{ fm: { min: 4 } }] },
		{ id: 'Lately', of: [{ r: { min: 4 } }] },
		{ id: 'Best', of: [{ r: { min: 5 }, fm: { min: 5 } }] },
	];
	const own = params({ set: 'custom', segments });
	const result = runToEnd(compute(data, own));
	expect(result.segments.map(({ id }) => id)).toEqual(['VIP', 'Lately', 'Best', 'others']);
	expect(result.segments.reduce((sum, { count }) => sum + count, 0)).toBe(30);
	const told = findings(result, own, data.facts);
	const others = result.segments[3]!.count;
	expect(told.find(({ key }) => key === 'finding.gaps')?.values).toMatchObject({
		members: { count: others },
	});
	expect(told.map(({ key }) => key)).toContain('finding.overlaps');
	expect(told.find(({ key }) => key === 'finding.unreached')?.values).toEqual({ segment: 'Best' });

	const empty = runToEnd(compute(data, params({ set: 'custom' })));
	const eleven = runToEnd(compute(data, params({ set: 'eleven' })));
	expect(empty.segments.slice(0, 11)).toEqual(eleven.segments);
	expect(empty.segments[11]).toMatchObject({ id: 'others', count: 0 });
	expect(ELEVEN_IDS).toHaveLength(11);
});

test('segments need names of their own, and bounds that hold something', () => {
	const refused = (segments: unknown) =>
		expect(v.safeParse(manifest.params.schema, { set: 'custom', segments }).success).toBe(false);
	refused([{ id: 'none', of: [{}] }]);
	refused([{ id: 'a', of: [] }]);
	refused([{ id: 'a', of: [{ r: { min: 4, max: 2 } }] }]);
	refused([{ id: 'a', of: [{ r: { min: 6 } }] }]);
	refused([
		{ id: 'a', of: [{}] },
		{ id: 'a', of: [{}] },
	]);
});

test('movement: rows sum to the classes then, columns to the classes now, people behind each', () => {
	const data = dataFromText(HEAD + ROWS);
	for (const set of ['eight', 'custom'] as const) {
		const asked = params({ set, before: 1 });
		const result = runToEnd(compute(data, asked));
		const { standings, counts, totals, asOf } = result.moves!;
		const then = runToEnd(
			compute(
				dataFromText(HEAD + ROWS, {
					scope: { asOf: new Date(asOf - 1).toISOString().slice(0, 10) },
				}),
				params({ set }),
			),
		);
		expect(totals.slice(0, -1)).toEqual(then.segments.map(({ count }) => count));
		expect(totals.reduce((a, b) => a + b)).toBe(result.members);
		standings.slice(0, -1).forEach((id, c) => {
			const column = counts.reduce((sum, row) => sum + row[c]!, 0);
			expect(column).toBe(result.segments.find((row) => row.id === id)?.count);
		});
		standings.forEach((from, r) => {
			expect(counts[r]!.reduce((a, b) => a + b)).toBe(totals[r]);
			standings.forEach((to, c) =>
				expect(people(data, asked, { from, to }).size).toBe(counts[r]![c]),
			);
		});
	}
	expect(runToEnd(compute(data, params({ before: 12 }))).moves).toBeNull();
});

test('params of the first version still mean the same', () => {
	const data = dataFromText(HEAD + ROWS);
	const old = {
		order: { kind: 'order' },
		revenue: 'net',
		scoring: 'quantile',
		bins: 5,
		set: 'eight',
	};
	expect(runToEnd(compute(data, params(old)))).toEqual(
		runToEnd(compute(data, params({ ...old, value: 'amount', before: 0, segments: [] }))),
	);
});
