import type { Data } from '$lib/analyses/contract';
import { ANALYSES } from '$lib/analyses/registry';
import { BitSet } from '$lib/base/bitset';
import { DAY, formatDay, parseDay } from '$lib/base/time';
import { makeData } from '$lib/engine/data';
import type { ScopeSpec } from '$lib/model/notebook';
import type { Rule } from '$lib/model/rule';
import { evaluate, type Sets } from '$lib/segments/evaluate';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
	answer,
	check,
	countsOf,
	loadAnalysis,
	questions,
	randomTable,
	withDeclared,
	type Analysis,
} from '../../support/analyses';
import { dataFromText, restrict, revisionFromText, type Revised } from '../../support/data';

const NUM_RUNS = 40;

/** A revision seen through a scope. */
const see = (revised: Revised, scope: ScopeSpec = {}, segment: BitSet | null = null): Data =>
	makeData({ ...revised, weekStart: 1, scope, segment });

describe.each(ANALYSES)('%s', (id) => {
	let analysis: Analysis;
	beforeAll(async () => {
		analysis = await loadAnalysis(id);
	});

	/** A table, one of the questions, and a scope. */
	const asked = <T>(seed: fc.Arbitrary<T>) =>
		fc.tuple(randomTable(analysis.example), seed, fc.nat());
	const pick = <T>(list: readonly T[], n: number): T => list[n % list.length]!;

	const day = fc.nat(75).map((n) => formatDay(parseDay('2023-12-31') + n * DAY));
	const scope = fc
		.record({ from: day, to: day, asOf: day }, { requiredKeys: [] })
		.filter(({ from = '', to = '~' }) => from <= to);
	const segment = fc.subarray([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);

	function expectPeople(data: Data, params: unknown): void {
		for (const { where, count, ref } of countsOf(answer(analysis, data, params).tables)) {
			const people = analysis.people(
				withDeclared(analysis, data, params),
				params,
				structuredClone(ref),
			);
			expect(people.length, where).toBe(data.timeline.members);
			expect(people.size, `${where} of ${JSON.stringify(params)}`).toBe(count);
			people.forEach((m) => expect(data.timeline.inScope(m), where).toBe(true));
		}
	}

	it('has exactly as many people behind every number as it says (example)', () => {
		const data = dataFromText(analysis.example.data, { scope: analysis.example.scope ?? {} });
		for (const params of questions(analysis, data)) expectPeople(data, params);
		const { tables } = answer(analysis, data, check(analysis, analysis.example.params));
		expect(countsOf(tables).length).toBeGreaterThan(0);
	});

	it('has people behind every number that counts them', () => {
		const data = dataFromText(analysis.example.data, { scope: analysis.example.scope ?? {} });
		for (const params of questions(analysis, data)) {
			for (const { caption, columns, rows } of answer(analysis, data, params).tables) {
				for (const [r, { cells, refs }] of rows.entries()) {
					cells.forEach((cell, c) => {
						const { privacy, format } = columns[c]!;
						if (privacy !== 'people' || format !== 'count' || typeof cell !== 'number') return;
						expect(refs?.[c] ?? null, `${caption}, row ${r}, column ${c}`).not.toBeNull();
					});
				}
			}
		}
	});

	it('has exactly as many people behind every number as it says (any data and scope)', () => {
		fc.assert(
			fc.property(asked(scope), segment, ([table, days, n], members) => {
				const whole = revisionFromText(table);
				const { count } = whole.members;
				const inside = BitSet.from(
					count,
					members.filter((m) => m < count),
				);
				const data = see(whole, days, n % 2 === 0 ? inside : null);
				expectPeople(data, pick(questions(analysis, see(whole)), n));
			}),
			{ numRuns: NUM_RUNS },
		);
	});

	it('sees the members of the scope alone: as if there were no others', () => {
		fc.assert(
			fc.property(asked(scope), segment, ([table, days, n], members) => {
				const whole = revisionFromText(table);
				const { count } = whole.members;
				const chosen = BitSet.from(
					count,
					members.filter((m) => m < count),
				);
				const params = pick(questions(analysis, see(whole)), n);
				const scoped = see(whole, days, chosen);
				// What is known of the data as a whole (their end, their currency) is no matter of who is looked at.
				const alone = { ...restrict(whole, (m) => chosen.has(m)), facts: whole.facts };
				expect(answer(analysis, scoped, params)).toEqual(
					answer(analysis, see(alone, days), params),
				);
			}),
			{ numRuns: NUM_RUNS },
		);
	});

	it('sees the members of a segment alone: those that its rule finds as of the same day', () => {
		const rules: readonly Rule[] = [
			{ type: 'event', event: { kind: 'order' }, measure: { of: 'count', min: 1 } },
			{ type: 'event', event: 'any', measure: { of: 'last', max: 20 } },
			{ type: 'none', of: [{ type: 'member', column: 'member:city', is: ['Oslo'] }] },
		];
		fc.assert(
			fc.property(asked(scope), fc.constantFrom(...rules), ([table, days, n], rule) => {
				const whole = revisionFromText(table);
				const { asOf } = days;
				const found = evaluate(rule, see(whole, asOf === undefined ? {} : { asOf }), {} as Sets);
				const params = pick(questions(analysis, see(whole)), n);
				const alone = { ...restrict(whole, (m) => found.has(m)), facts: whole.facts };
				expect(answer(analysis, see(whole, days, found), params)).toEqual(
					answer(analysis, see(alone, days), params),
				);
			}),
			{ numRuns: NUM_RUNS },
		);
	});

	it('sees nothing after the as-of day: as if it had not happened', () => {
		fc.assert(
			fc.property(asked(scope), day, ([table, { from, to }, n], asOf) => {
				const days = { ...(from ? { from } : {}), ...(to ? { to } : {}), asOf };
				const whole = revisionFromText(table);
				const { time, offsets } = whole.timeline;
				const end = parseDay(asOf) + DAY;
				// Members of whom nothing is known yet do not exist yet.
				const known = (m: number) => time[offsets[m]!]! < end;
				const past = restrict(whole, known, (i) => time[i]! < end);
				const params = pick(questions(analysis, see(whole)), n);
				const scoped = see(restrict(whole, known), days);
				expect(answer(analysis, scoped, params)).toEqual(answer(analysis, see(past, days), params));
			}),
			{ numRuns: NUM_RUNS },
		);
	});

	it('does not depend on the order of rows', () => {
		fc.assert(
			fc.property(asked(fc.constant({})), fc.infiniteStream(fc.nat()), ([table, , n], order) => {
				const [header, ...lines] = table.split('\n');
				const shuffled = lines
					.map((line) => ({ line, key: order.next().value as number }))
					.sort((a, b) => a.key - b.key)
					.map(({ line }) => line);
				const params = pick(questions(analysis, dataFromText(table)), n);
				const one = answer(analysis, dataFromText(table), params);
				const other = answer(analysis, dataFromText([header, ...shuffled].join('\n')), params);
				expect(other.result).toEqual(one.result);
			}),
			{ numRuns: NUM_RUNS },
		);
	});

	it('stands without events and without anybody in scope', () => {
		const empty = dataFromText(
			'member_id,time,event,amount,channel,member:city\na,,,,,\nb,,,,,Rome',
		);
		const { example } = analysis;
		const nobody = dataFromText(example.data, {
			segment: new BitSet(dataFromText(example.data).members.count),
		});
		for (const data of [empty, nobody]) {
			for (const params of questions(analysis, data)) expectPeople(data, params);
		}
	});
});
