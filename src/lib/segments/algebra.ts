import type { BitSet } from '../base/bitset';
import type { GroupRule, Rule } from '../model/rule';

/** Set algebra on rules: what `evaluate` finds for them is the same algebra on what it finds for the parts. */
export const union = (...rules: readonly Rule[]): Rule => flat('any', rules);
export const intersection = (...rules: readonly Rule[]): Rule => flat('all', rules);
/** Whoever is in the first and in none of the others. */
export const difference = (first: Rule, ...others: readonly Rule[]): Rule =>
	others.length === 0 ? first : flat('all', [first, { type: 'none', of: others }]);
export const complement = (rule: Rule): Rule =>
	rule.type === 'none' ? flat('any', rule.of) : { type: 'none', of: [rule] };

/** A group without groups of its own kind in it. */
function flat(type: 'all' | 'any', rules: readonly Rule[]): Rule {
	const of = rules.flatMap((rule) => (rule.type === type ? (rule as GroupRule).of : [rule]));
	return of.length === 1 ? of[0]! : { type, of };
}

/** Which of several sets a member is in: entry i of the result says how many are in exactly the sets of the bits of i. */
export function overlapCounts(sets: readonly BitSet[]): Uint32Array {
	if (sets.length > 8) throw new RangeError('at most eight sets');
	const counts = new Uint32Array(2 ** sets.length);
	const length = sets[0]?.length ?? 0;
	for (let m = 0; m < length; m++) {
		let in_ = 0;
		for (let s = 0; s < sets.length; s++) if (sets[s]!.has(m)) in_ |= 1 << s;
		counts[in_]!++;
	}
	return counts;
}
