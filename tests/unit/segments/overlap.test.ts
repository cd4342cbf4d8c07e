import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BitSet } from '$lib/base/bitset';
import { nodes, type Rule } from '$lib/model/rule';
import { evaluate } from '$lib/segments/evaluate';
import { overlapIn, overlapRule } from '$lib/segments/overlap';
import { dataFromText } from '../../support/data';

const MEMBERS = 12;
const data = dataFromText(
	['member_id,time,event', ...Array.from({ length: MEMBERS }, (_, m) => `m${m},,`)].join('\n'),
);

/** The overlap of segments with these members, as the engine finds it. */
function overlapOf(sets: ReadonlyMap<string, readonly number[]>, ids: readonly string[]) {
	const rule = overlapRule(ids);
	const seen = new Map<Rule, BitSet>();
	const of = ({ segment }: { segment: string }) => BitSet.from(MEMBERS, sets.get(segment)!);
	evaluate(
		rule,
		data,
		{ segment: of, class: () => new BitSet(0), tag: () => new BitSet(0) },
		{ seen },
	);
	return overlapIn(
		ids.length,
		Array.from(nodes(rule), (node) => seen.get(node)!.size),
	);
}

test('counts each segment, and who is in more than one', () => {
	const sets = new Map([
		['a', [0, 1, 2]],
		['b', [2, 3]],
		['c', [2, 7]],
	]);
	expect(overlapOf(sets, ['a', 'b', 'c'])).toEqual({ sizes: [3, 2, 2], several: 1 });
	expect(overlapOf(sets, ['everyone', 'b'])).toEqual({ sizes: [MEMBERS, 2], several: 2 });
	expect(overlapOf(new Map([...sets, ['d', [9]]]), ['b', 'd'])).toEqual({
		sizes: [2, 1],
		several: 0,
	});
});

test('counts as one does by hand (any two to four segments)', () => {
	const members = fc.uniqueArray(fc.nat(MEMBERS - 1));
	fc.assert(
		fc.property(fc.array(members, { minLength: 2, maxLength: 4 }), (lists) => {
			const ids = lists.map((_, i) => `s${i}`);
			const often = Array.from({ length: MEMBERS }, (_, m) => lists.filter((l) => l.includes(m)));
			expect(overlapOf(new Map(lists.map((list, i) => [ids[i]!, list])), ids)).toEqual({
				sizes: lists.map(({ length }) => length),
				several: often.filter(({ length }) => length > 1).length,
			});
		}),
	);
});
