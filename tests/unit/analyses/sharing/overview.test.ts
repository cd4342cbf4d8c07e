import { SUPPRESSED } from '$lib/analyses/contract';
import { compute, type OverviewResult } from '$lib/analyses/overview/compute';
import { manifest } from '$lib/analyses/overview/manifest';
import { COMPARISONS, PERIODS } from '$lib/analyses/overview/period';
import { share } from '$lib/analyses/overview/share';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { adds, workOut, type Equation } from '../../../support/attack';
import { dataFromText, runToEnd } from '../../../support/data';
import { dayAfter } from '../../../support/events';

const K = 5;
const SIDES = ['value', 'previous'] as const;
const PEOPLE = ['members', 'active', 'new', 'dau', 'wau', 'mau', 'payers'] as const;
const WINDOWS = ['dau', 'wau', 'mau'] as const;

/** Members by when they came, how long they stayed, and how often they bought. */
const communities = fc.array(
	fc.record({
		from: fc.nat(62),
		every: fc.constantFrom(1, 3, 9, 40),
		visits: fc.integer({ min: 1, max: 8 }),
		orders: fc.constantFrom(0, 0, 0, 1, 2),
		quiet: fc.boolean(),
	}),
	{ minLength: 1, maxLength: 45 },
);

const questions = fc.record({
	period: fc.constantFrom(...PERIODS),
	compare: fc.constantFrom(...COMPARISONS),
	active: fc.constantFrom('any', { kind: 'view' }),
	join: fc.constantFrom(null, { kind: 'join' }),
	order: fc.constantFrom(null, { kind: 'order' }),
});

type Community = typeof communities extends fc.Arbitrary<infer T> ? T : never;

function resultOf(community: Community, some: object): OverviewResult {
	const lines = ['member_id,time,event,amount'];
	community.forEach(({ from, every, visits, orders, quiet }, m) => {
		lines.push(`m${m},${dayAfter(from)},join,`);
		for (let i = 0; i < visits && !quiet; i++)
			if (from + i * every <= 65) lines.push(`m${m},${dayAfter(from + i * every)},view,`);
		for (let i = 0; i < orders; i++)
			lines.push(`m${m},${dayAfter(Math.min(65, from + 5 + i * 7))},order,${10 + m}`);
	});
	// Somebody is there until the end.
	for (let m = 0; m < 6; m++) lines.push(`late${m},${dayAfter(65)},join,`);
	return runToEnd(compute(dataFromText(lines.join('\n')), v.parse(manifest.params.schema, some)));
}

const figure = ({ metrics }: OverviewResult, id: string) =>
	metrics.find((metric) => metric.id === id);

/** All numbers of people that stand in a result. */
function countsOf(result: OverviewResult): Map<string, number> {
	const counts = new Map<string, number>();
	for (const side of SIDES) {
		for (const id of PEOPLE) {
			const count = figure(result, id)?.[side];
			if (count !== undefined && count !== null) counts.set(`${side} ${id}`, count);
		}
	}
	const { daily } = result;
	for (const id of WINDOWS) daily[id].forEach((count, d) => counts.set(`day ${d} ${id}`, count));
	return counts;
}

/** Who belongs to whom by what the words mean: [whole, part]. */
function groupsOf(result: OverviewResult): [string, string][] {
	const groups: [string, string][] = [];
	const nested = (of: string) =>
		groups.push([`${of} mau`, `${of} wau`], [`${of} mau`, `${of} dau`], [`${of} wau`, `${of} dau`]);
	for (const side of SIDES) {
		nested(side);
		groups.push([`${side} members`, `${side} active`], [`${side} members`, `${side} payers`]);
	}
	result.daily.days.forEach((_, d) => nested(`day ${d}`));
	groups.push(['value members', 'previous members']);
	return groups;
}

interface Knowledge {
	readonly truth: ReadonlyMap<string, number>;
	readonly told: ReadonlyMap<string, number>;
	readonly equations: readonly Equation[];
}

/** What a reader of the shared figures can write down. */
function readerOf(full: OverviewResult, shared: OverviewResult): Knowledge {
	const truth = countsOf(full);
	const told = new Map([...countsOf(shared)].filter(([, count]) => count >= 0));
	const equations: Equation[] = [];
	for (const [whole, part] of groupsOf(full)) {
		const [all, some] = [truth.get(whole), truth.get(part)];
		if (all === undefined || some === undefined) continue;
		expect(some, `${part} of ${whole}`).toBeLessThanOrEqual(all);
		const rest = `${whole} without ${part}`;
		truth.set(rest, all - some);
		equations.push(adds([whole], [part, rest]));
	}
	const know = (name: string, value: number) => {
		const says = `${name} by a ratio`;
		told.set(says, Math.round(value));
		equations.push(adds([says], [name]));
	};
	const { days, unfinished } = shared.daily;
	const number = (id: string, side: (typeof SIDES)[number]) => figure(shared, id)?.[side] ?? NaN;
	for (const side of SIDES) {
		// A rate is a part of a whole, an amount per head an amount by heads.
		for (const [rate, part] of [
			['activeRate', 'active'],
			['payerRate', 'payers'],
		] as const) {
			const [ratio, all, some] = [
				number(rate, side),
				told.get(`${side} members`) ?? (side === 'value' ? figure(shared, rate)?.n : NaN) ?? NaN,
				told.get(`${side} ${part}`) ?? NaN,
			];
			if (!Number.isNaN(ratio * all)) know(`${side} ${part}`, ratio * all);
			if (!Number.isNaN(some / ratio) && ratio > 0) know(`${side} members`, some / ratio);
		}
		const revenue = number('revenue', side);
		for (const [per, heads] of [
			['arpu', 'members'],
			['arppu', 'payers'],
		] as const) {
			if (revenue > 0 && !Number.isNaN(number(per, side)))
				know(`${side} ${heads}`, revenue / number(per, side));
		}
	}
	for (const id of PEOPLE) {
		const { change, relative } = figure(shared, id) ?? {};
		const [now, before] = [`value ${id}`, `previous ${id}`];
		if (typeof change === 'number' && !Number.isNaN(change)) {
			told.set(`change ${id}`, change);
			equations.push(adds([now], [before, `change ${id}`]));
		}
		if (typeof relative === 'number' && !Number.isNaN(relative))
			equations.push({ [now]: 1, [before]: -(1 + relative) });
	}
	const mean = figure(shared, 'dauMean');
	if (typeof mean?.value === 'number' && mean.n !== null && !Number.isNaN(mean.value)) {
		told.set('sum of days', Math.round(mean.value * mean.n));
		equations.push(
			adds(
				['sum of days'],
				Array.from({ length: mean.n }, (_, d) => `day ${d} dau`),
			),
		);
	}
	// The tiles are those of the last finished day.
	const last = [...days.keys()].findLast((d) => unfinished[d] === 0);
	for (const id of WINDOWS) {
		const tile = truth.get(`value ${id}`);
		if (last !== undefined && tile === truth.get(`day ${last} ${id}`) && tile !== undefined)
			equations.push(adds([`value ${id}`], [`day ${last} ${id}`]));
	}
	return { truth, told, equations };
}

test('property: no few people are shown or can be worked out', () => {
	fc.assert(
		fc.property(communities, questions, (community, params) => {
			const full = resultOf(community, params);
			const shared = share(full, K, null);
			const truth = countsOf(full);
			for (const [name, count] of countsOf(shared)) {
				if (count >= 0) expect(count, name).toBe(truth.get(name));
				if (count >= 0) expect(count >= 1 && count < K, name).toBe(false);
				if (count === SUPPRESSED) expect(truth.get(name), name).toBeLessThan(K);
			}
			const reader = readerOf(full, shared);
			const solved = workOut(reader.equations, (name) => reader.told.get(name));
			for (const [name] of solved) {
				const count = reader.truth.get(name) ?? 0;
				expect(count >= 1 && count < K, `${name} = ${count} can be worked out`).toBe(false);
			}
		}),
		{ numRuns: 100 },
	);
});

test('property: amounts and rates of few people are not shown', () => {
	fc.assert(
		fc.property(communities, questions, (community, params) => {
			const full = resultOf(community, { ...params, order: { kind: 'order' } });
			const shared = share(full, K, null);
			for (const side of SIDES) {
				const payers = figure(full, 'payers')?.[side] ?? 0;
				if (payers === 0 || payers >= K) continue;
				for (const id of ['revenue', 'orders', 'payerRate', 'arpu', 'arppu']) {
					const shown = figure(shared, id)?.[side] ?? NaN;
					expect(shown, `${side} ${id} of ${payers}`).toBeNaN();
				}
			}
		}),
		{ numRuns: 60 },
	);
});
