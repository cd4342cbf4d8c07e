import { compute } from '$lib/analyses/content-tiers/compute';
import { manifest, type ContentTiersParams } from '$lib/analyses/content-tiers/manifest';
import { TIERS, type ContentTiersResult } from '$lib/analyses/content-tiers/result';
import { share } from '$lib/analyses/content-tiers/share';
import { SUPPRESSED } from '$lib/analyses/contract';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { adds, workOut, type Equation } from '../../../support/attack';
import { dataFromText, runToEnd } from '../../../support/data';

const K = 5;

/** By content, who did something with it: its first so many members from some member on. */
const contents = fc.array(
	fc.record({
		from: fc.nat(30),
		people: fc.constantFrom(1, 1, 2, 3, 4, 5, 6, 8, 12, 20),
		amount: fc.nat(20),
	}),
	{ minLength: 1, maxLength: 14 },
);
const question = fc.record({
	score: fc.constantFrom('people', 'events', 'amount'),
	tiers: fc.constantFrom('rank', 'cuts', 'yield'),
	top: fc.constantFrom(1, 20, 40),
	middle: fc.constantFrom(9, 30),
	cuts: fc.constantFrom([2, 6], [5, 10]),
});

function asked(list: readonly { from: number; people: number; amount: number }[], some: object) {
	const lines = list.flatMap(({ from, people, amount }, c) =>
		Array.from({ length: people }, (_, i) => `m${from + i},2024-01-01,order,c${c},${amount}`),
	);
	const others = Array.from({ length: 60 }, (_, m) => `m${m},2024-01-01,join,,`);
	const data = dataFromText(['member_id,time,event,object,amount', ...others, ...lines].join('\n'));
	const params: ContentTiersParams = v.parse(manifest.params.schema, {
		content: 'object',
		event: { kind: 'order' },
		...some,
	});
	return { full: runToEnd(compute(data, params)), params };
}

const countsOf = ({ members, people, silent, tiers, list }: ContentTiersResult) =>
	new Map<string, number>([
		['members', members],
		['people', people],
		['silent', silent],
		...tiers.map((row) => [row.id, row.people] as const),
		...list.map((row, i) => [`c${i}`, row.people] as const),
	]);

/** All are listed, so the people of contents add up to what a tier's people do in all. */
function equationsOf({ tiers, list }: ContentTiersResult, byPeople: boolean): Equation[] {
	return [
		adds(['members'], ['people', 'silent']),
		...tiers.flatMap(({ id }) => {
			const own = list.flatMap((row, i) => (row.tier === id ? [`c${i}`] : []));
			return [
				...own.map((name) => adds([id], [name, `${id} without ${name}`])),
				...(own.length === 1 ? [adds([id], own)] : []),
				...(byPeople ? [adds([`yield ${id}`], own)] : []),
				adds(['people'], [id, `only others than ${id}`]),
			];
		}),
		...(byPeople
			? [
					adds(
						['yield'],
						TIERS.map((id) => `yield ${id}`),
					),
				]
			: []),
	];
}

test('property: where the yield is of events, their number tells it no more than the yield itself', () => {
	let withheld = 0;
	fc.assert(
		fc.property(contents, question, (list, some) => {
			const { full, params } = asked(list, { ...some, score: 'events' });
			const { events, without, yield: total } = share(full, K, params);
			expect(full.events - full.without).toBe(full.yield);
			if (Number.isNaN(total)) withheld++;
			expect([events, without].map(Number.isNaN)).toEqual([total, total].map(Number.isNaN));
		}),
	);
	expect(withheld).toBeGreaterThan(0);
});

test('property: nobody few can be worked out of tiers and contents', () => {
	fc.assert(
		fc.property(contents, question, (list, some) => {
			const { full, params } = asked(list, some);
			const byPeople = params.score === 'people';
			const truth = countsOf(full);
			const shared = share(full, K, params);
			const told = countsOf(shared);
			for (const [name, count] of told) {
				if (count >= 0) expect(count, name).toBe(truth.get(name));
				if (count >= 0) expect(count >= 1 && count < K, name).toBe(false);
				if (count === SUPPRESSED) expect(truth.get(name), name).toBeLessThan(K);
			}
			const yields = new Map(shared.tiers.map((row) => [`yield ${row.id}`, row.yield]));
			yields.set('yield', shared.yield);
			const solved = workOut(equationsOf(full, byPeople), (name) => {
				const count = told.get(name) ?? yields.get(name) ?? NaN;
				return count >= 0 ? count : undefined;
			});
			for (const [name, count] of solved)
				if (truth.has(name))
					expect(count >= 1 && count < K, `${name} = ${count} can be worked out`).toBe(false);
			shared.list.forEach((row, i) => {
				if (full.list[i]!.people >= K) return;
				expect(row.label).toBeNull();
				expect([row.score, row.share ?? NaN]).toEqual([NaN, NaN]);
			});
			for (const [t, row] of shared.tiers.entries()) {
				if (row.people < 0 || Number.isNaN(row.people))
					for (const value of [row.yield, row.mean, row.median, row.least, row.peopleShare])
						expect(value ?? NaN).toBeNaN();
				// What is left of a told yield is not the score of a single content.
				if (Number.isNaN(row.yield) || row.contents === 0) continue;
				const own = shared.list.filter(({ tier }) => tier === TIERS[t]);
				expect(own.filter(({ score }) => Number.isNaN(score)).length).not.toBe(1);
				if (byPeople) expectOpen(row.yield, own);
			}
			if (shared.tiers.some((row) => Number.isNaN(row.yield))) {
				expect(shared.yield).toBeNaN();
				for (const row of [...shared.tiers, ...shared.list])
					expect(
						('share' in row && 'yieldShare' in row ? row.yieldShare : row.share) ?? NaN,
					).toBeNaN();
			}
		}),
		{ numRuns: 300 },
	);
});

/** Each content that is not told may still be known by one member or by four. */
function expectOpen(whole: number, own: readonly { people: number }[]): void {
	const hidden = own.filter(({ people }) => !(people >= 0)).length;
	const rest = whole - own.reduce((sum, { people }) => sum + Math.max(0, people || 0), 0);
	if (hidden === 0) expect(rest).toBe(0);
	else {
		expect(rest).toBeGreaterThanOrEqual(hidden - 1 + (K - 1));
		expect(rest).toBeLessThanOrEqual(1 + (hidden - 1) * (K - 1));
	}
}

test('a shared result of many people on every content is told whole', () => {
	const list = Array.from({ length: 5 }, (_, c) => ({
		from: 12 * c,
		people: 11 - c,
		amount: c + 1,
	}));
	for (const score of ['people', 'events', 'amount']) {
		const { full, params } = asked(list, { score });
		expect(share(full, K, params)).toEqual(full);
	}
});

test('hundreds of contents can be shared', () => {
	const list = Array.from({ length: 800 }, (_, c) => ({
		from: (c * 7) % 50,
		people: 1 + ((c * 13) % 9),
		amount: c % 17,
	}));
	for (const score of ['people', 'events', 'amount']) {
		const { full, params } = asked(list, { score });
		const { contents, list: rows } = share(full, K, params);
		expect([contents, rows.length]).toEqual([800, 100]);
	}
});
