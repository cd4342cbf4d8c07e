import { Groups } from '../../intake/groups';
import {
	BY_ALL_KEYS,
	type IdentityPair,
	type IdentityReport,
	type IdentityRule,
} from '../../model/dataset';
import { PERSON_KEYS, type PersonKey } from '../../model/mapping';

/** Edits of the rule by which members are one person. All return a new rule. */

type Pair = readonly [string, string];

const same = ([a, b]: Pair, [c, d]: Pair): boolean => (a === c && b === d) || (a === d && b === c);
const without = (pairs: readonly Pair[], pair: Pair): readonly Pair[] =>
	pairs.filter((one) => !same(one, pair));

/** The rule of a data set that has none of its own. */
export const ruleOf = (rule: IdentityRule | undefined): IdentityRule => rule ?? BY_ALL_KEYS;

export function useKey(rule: IdentityRule, key: PersonKey, use: boolean): IdentityRule {
	return { ...rule, by: PERSON_KEYS.filter((one) => (one === key ? use : rule.by.includes(one))) };
}

/** These two are not one person, whatever keys say. */
export function separate(rule: IdentityRule, pair: Pair): IdentityRule {
	return {
		...rule,
		together: without(rule.together, pair),
		apart: [...without(rule.apart, pair), pair],
	};
}

/** These two are one person, whatever keys say. */
export function joinPair(rule: IdentityRule, pair: Pair): IdentityRule {
	return {
		...rule,
		together: [...without(rule.together, pair), pair],
		apart: without(rule.apart, pair),
	};
}

/** Nothing is said by hand of these two any more: keys alone decide. */
export function takeBack(rule: IdentityRule, pair: Pair): IdentityRule {
	return {
		...rule,
		together: without(rule.together, pair),
		apart: without(rule.apart, pair),
	};
}

export interface PairLists {
	readonly joined: readonly IdentityPair[];
	readonly together: readonly Pair[];
	readonly apart: readonly Pair[];
	readonly suggested: readonly IdentityPair[];
}

/** Were more joined than the report lists? */
export function hasMore(report: IdentityReport, rule: IdentityRule): boolean {
	return report.merged > mergedBy([...report.pairs.map(({ ids }) => ids), ...rule.together]);
}

/** How many ids become another's: less than there are pairs, where several say the same. */
function mergedBy(pairs: readonly Pair[]): number {
	const numbers = new Map([...new Set(pairs.flat())].map((id, number) => [id, number]));
	const groups = new Groups(numbers.size, []);
	for (const [a, b] of pairs) groups.join(numbers.get(a)!, numbers.get(b)!, true);
	return numbers.size - groups.count;
}

/** What is to be shown of pairs: each in one list, and what was said by hand not suggested again. */
export function pairLists(report: IdentityReport, rule: IdentityRule): PairLists {
	const byHand = [...rule.together, ...rule.apart];
	const free = ({ ids }: IdentityPair): boolean => !byHand.some((pair) => same(pair, ids));
	return {
		joined: report.pairs.filter(free),
		together: rule.together,
		apart: rule.apart,
		suggested: report.suggestions.filter(free),
	};
}
