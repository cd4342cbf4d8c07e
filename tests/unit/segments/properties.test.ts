import { BitSet } from '$lib/base/bitset';
import { makeData } from '$lib/engine/data';
import { nodes, type Rule } from '$lib/model/rule';
import { complement, difference, intersection, union } from '$lib/segments/algebra';
import { evaluate } from '$lib/segments/evaluate';
import { explain, type Explained } from '$lib/segments/explain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oracle } from './oracle';
import { anyAsOf, anyRule, anyTable, revised, SOME_SETS } from './support';

const numRuns = 5 * (fc.readConfigureGlobal()?.numRuns ?? 100);

function see(table: string, asOf: string | undefined) {
	const scope = asOf === undefined ? {} : { asOf };
	const data = makeData({ ...revised(table), weekStart: 1, scope });
	return { data, sets: SOME_SETS(data.timeline.members) };
}

describe('a rule', () => {
	it('finds whom a reading row by row finds, at every node', () => {
		fc.assert(
			fc.property(anyTable, anyRule, anyAsOf, (table, rule, asOf) => {
				const { data, sets } = see(table, asOf);
				const seen = new Map<Rule, BitSet>();
				const set = evaluate(rule, data, sets, { seen });
				expect([...set.toArray()]).toEqual([...oracle(rule, data, sets)].sort((a, b) => a - b));
				for (const node of nodes(rule)) {
					const expected = [...oracle(node, data, sets)].sort((a, b) => a - b);
					expect([...seen.get(node)!.toArray()]).toEqual(expected);
				}
			}),
			{ numRuns },
		);
	});

	it('is explained as it is evaluated: for every member, at every node', () => {
		fc.assert(
			fc.property(anyTable, anyRule, anyAsOf, (table, rule, asOf) => {
				const { data, sets } = see(table, asOf);
				const seen = new Map<Rule, BitSet>();
				evaluate(rule, data, sets, { seen });
				for (let m = 0; m < data.timeline.members; m++) {
					const check = ({ rule: node, held, of = [] }: Explained): void => {
						expect(held, JSON.stringify(node)).toBe(seen.get(node)!.has(m));
						of.forEach(check);
					};
					check(explain(rule, data, sets, m));
				}
			}),
			{ numRuns },
		);
	});

	it('finds the same among some members as they are found among all', () => {
		fc.assert(
			fc.property(anyTable, anyRule, anyAsOf, fc.nat(), (table, rule, asOf, n) => {
				const { data, sets } = see(table, asOf);
				const some = BitSet.from(
					data.timeline.members,
					Array.from({ length: data.timeline.members }, (_, m) => m).filter((m) => (n >> m) & 1),
				);
				const scope = asOf === undefined ? {} : { asOf };
				const cut = makeData({
					...revised(table),
					weekStart: 1,
					scope,
					segment: some,
				});
				expect(evaluate(rule, cut, sets)).toEqual(evaluate(rule, data, sets).intersect(some));
			}),
		);
	});
});

describe('set algebra', () => {
	const three = fc.tuple(anyRule, anyRule, anyRule);

	it('on rules is set algebra on what they find', () => {
		fc.assert(
			fc.property(anyTable, three, anyAsOf, (table, [a, b, c], asOf) => {
				const { data, sets } = see(table, asOf);
				const of = (rule: Rule) => evaluate(rule, data, sets);
				const everyone = of({ type: 'all', of: [] });
				expect(of(union(a, b, c))).toEqual(of(a).unite(of(b)).unite(of(c)));
				expect(of(intersection(a, b, c))).toEqual(of(a).intersect(of(b)).intersect(of(c)));
				expect(of(difference(a, b, c))).toEqual(of(a).subtract(of(b)).subtract(of(c)));
				expect(of(complement(a))).toEqual(everyone.clone().subtract(of(a)));
				// De Morgan, distribution, absorption, double complement.
				expect(of(complement(union(a, b)))).toEqual(of(intersection(complement(a), complement(b))));
				expect(of(intersection(a, union(b, c)))).toEqual(
					of(union(intersection(a, b), intersection(a, c))),
				);
				expect(of(union(a, intersection(a, b)))).toEqual(of(a));
				expect(of(complement(complement(a)))).toEqual(of(a));
			}),
		);
	});

	it('on bit sets keeps its laws', () => {
		const set = fc
			.tuple(fc.constant(70), fc.uniqueArray(fc.nat(69)))
			.map(([length, members]) => BitSet.from(length, members));
		fc.assert(
			fc.property(set, set, set, (a, b, c) => {
				const u = (x: BitSet, y: BitSet) => x.clone().unite(y);
				const n = (x: BitSet, y: BitSet) => x.clone().intersect(y);
				const d = (x: BitSet, y: BitSet) => x.clone().subtract(y);
				const not = (x: BitSet) => x.clone().invert();
				expect(u(a, b)).toEqual(u(b, a));
				expect(u(a, u(b, c))).toEqual(u(u(a, b), c));
				expect(n(a, n(b, c))).toEqual(n(n(a, b), c));
				expect(n(a, u(b, c))).toEqual(u(n(a, b), n(a, c)));
				expect(not(u(a, b))).toEqual(n(not(a), not(b)));
				expect(d(a, b)).toEqual(n(a, not(b)));
				expect(u(a, not(a))).toEqual(BitSet.full(70));
				expect(u(a, b).size + n(a, b).size).toBe(a.size + b.size);
				expect(d(a, b).size + n(a, b).size).toBe(a.size);
			}),
		);
	});
});
