import { BitSet } from '../../base/bitset';
import { drain, stretch } from '../../base/drain';
import type { Compute, Data, People } from '../contract';
import {
	labelText,
	memberValues,
	type MemberValues,
	type ValueLabel,
	type ValueRule,
} from '../shared/member-values';
import { memberSince } from '../shared/since';
import { agreement, chanceDeviation, evenness, rarest } from './agreement';
import type { CompositionParams } from './manifest';
import {
	TRAITS,
	type CompositionRef,
	type CompositionResult,
	type Likeness,
	type Trait,
	type TraitId,
} from './result';

const Z95 = 1.959964;

export const compute: Compute<CompositionParams, CompositionResult> = function* (data, params) {
	const sorted = yield* sortMembers(data, params);
	const { shown, sizes, traits, groupOf } = sorted;
	const counted = traits.map((trait) => {
		const all = new Array<number>(trait.count).fill(0);
		const groups = shown.map(() => new Array<number>(trait.count).fill(0));
		for (let m = 0; m < groupOf.length; m++) {
			const code = trait.codes[m]!;
			const group = groupOf[m]!;
			if (group < 0 || code === 0) continue;
			all[code]!++;
			const counts = groups[group];
			if (counts !== undefined) counts[code]!++;
		}
		// The order of codes is that of the rows: no sum may depend on it.
		for (const counts of [all, ...groups]) counts.sort((a, b) => a - b);
		return { all, groups, values: all.filter((count) => count > 0).length };
	});
	const grouped = sizes.shown.reduce((sum, size) => sum + size, 0) + sizes.others;
	return {
		members: grouped + sizes.none,
		grouped,
		ungrouped: sizes.none,
		traits: traits.map(({ id, rule }, i): Trait => {
			const { all, values } = counted[i]!;
			const known = all.reduce((sum, count) => sum + count, 0);
			const base = agreement(all);
			return {
				id,
				rule,
				known,
				values,
				base,
				evenness: evenness(all, values),
				rarest: rarest(all),
			};
		}),
		groups: shown.map((label, group) => ({
			label,
			size: sizes.shown[group]!,
			likeness: counted.map(({ all, groups, values }): Likeness => {
				const counts = groups[group]!;
				const known = counts.reduce((sum, count) => sum + count, 0);
				const agree = agreement(counts);
				const half = Z95 * chanceDeviation(all, known);
				const base = agreement(all);
				return {
					known,
					agree,
					chance:
						agree === null || base === null
							? null
							: { low: Math.max(0, base - half), high: Math.min(1, base + half) },
					evenness: evenness(counts, values),
					rarest: rarest(counts),
				};
			}),
		})),
		others: { groups: sorted.others, size: sizes.others },
		rule: sorted.rule,
	};
};

interface Sorted {
	readonly rule: ValueRule;
	/** Of each member: index of the shown group, `shown.length` in another one, −1 in none, −2 not looked at. */
	readonly groupOf: Int32Array;
	readonly shown: readonly (ValueLabel | null)[];
	/** Groups that are not shown. */
	readonly others: number;
	readonly sizes: {
		readonly shown: readonly number[];
		readonly others: number;
		readonly none: number;
	};
	readonly traits: readonly TraitCodes[];
}

/** Values of a trait by member; 0 = not known. */
interface TraitCodes {
	readonly id: TraitId;
	readonly rule: ValueRule;
	readonly count: number;
	readonly codes: ArrayLike<number>;
}

const NONE = -1;
const ABSENT = -2;

function* sortMembers(data: Data, params: CompositionParams): Generator<number, Sorted, void> {
	const { timeline, scope } = data;
	const asked = TRAITS.flatMap((id) => (params[id] === null ? [] : [{ id, ref: params[id] }]));
	const share = 0.9 / (asked.length + 1);
	const groupOf = new Int32Array(timeline.members).fill(ABSENT);
	for (let m = 0; m < groupOf.length; m++)
		if (memberSince(timeline, m) < scope.to) groupOf[m] = NONE;

	let shown: (ValueLabel | null)[] = [null];
	let others = 0;
	let rule: ValueRule = 'own';
	if (params.group === null) {
		for (let m = 0; m < groupOf.length; m++) if (groupOf[m] === NONE) groupOf[m] = 0;
	} else {
		const values = coded('group', yield* stretch(memberValues(data, params.group), 0, share));
		({ rule } = values);
		const counts = new Uint32Array(values.count);
		for (let m = 0; m < groupOf.length; m++) if (groupOf[m] === NONE) counts[values.codes[m]!]!++;
		const text = (code: number): string => labelText(values.label(code));
		const used = [...counts.keys()].filter((code) => code > 0 && counts[code]! > 0);
		used.sort((a, b) => counts[b]! - counts[a]! || (text(a) < text(b) ? -1 : 1));
		const top = used.length > params.top + 1 ? used.slice(0, params.top) : used;
		shown = top.map(values.label);
		others = used.length - top.length;
		const table = new Int32Array(values.count).fill(top.length);
		table[0] = NONE;
		top.forEach((code, group) => (table[code] = group));
		for (let m = 0; m < groupOf.length; m++)
			if (groupOf[m] === NONE) groupOf[m] = table[values.codes[m]!]!;
	}
	const sizes = { shown: shown.map(() => 0), others: 0, none: 0 };
	for (const group of groupOf) {
		if (group === NONE) sizes.none++;
		else if (group === shown.length) sizes.others++;
		else if (group >= 0) sizes.shown[group]!++;
	}
	const traits: TraitCodes[] = [];
	for (const [i, { id, ref }] of asked.entries()) {
		const from = (i + 1) * share;
		traits.push({ id, ...coded(id, yield* stretch(memberValues(data, ref), from, from + share)) });
	}
	return { rule, groupOf, shown, others, sizes, traits };
}

/** Numbers as codes: ages by bands of ten years, others by value. */
function coded(
	id: TraitId | 'group',
	values: MemberValues,
): Omit<TraitCodes, 'id'> & { label(code: number): ValueLabel } {
	if (values.form === 'codes') return values;
	const texts = [''];
	const known = new Map<string, number>();
	const codes = Array.from(values.values, (value) => {
		if (Number.isNaN(value)) return 0;
		const text = String(id === 'age' ? Math.floor(value / 10) * 10 : value);
		let code = known.get(text);
		if (code === undefined) known.set(text, (code = texts.push(text) - 1));
		return code;
	});
	return {
		rule: values.rule,
		count: texts.length,
		codes,
		label: (code) => ({ text: texts[code]! }),
	};
}

export const people: People<CompositionParams, CompositionRef> = (data, params, ref) => {
	const { groupOf, shown, traits } = drain(sortMembers(data, params));
	const set = new BitSet(data.timeline.members);
	const trait =
		typeof ref === 'object' && 'trait' in ref
			? traits.find(({ id }) => id === ref.trait)
			: undefined;
	const belongs = (m: number): boolean => {
		const group = groupOf[m]!;
		if (group === ABSENT) return false;
		if (ref === 'members') return true;
		if (ref === 'grouped') return group !== NONE;
		if (ref === 'ungrouped') return group === NONE;
		if (ref === 'others') return group === shown.length;
		if ('group' in ref && group !== ref.group) return false;
		return group !== NONE && (trait === undefined || trait.codes[m] !== 0);
	};
	for (let m = 0; m < set.length; m++) if (belongs(m)) set.add(m);
	return set;
};

export { why } from './why';
