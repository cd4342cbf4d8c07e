import { cellText } from '../columns/access';
import type { IdentityPair, IdentityReport, IdentityRule } from '../model/dataset';
import { PERSON_KEYS, type PersonKey } from '../model/mapping';
import { asCategory } from './as-category';
import { Groups } from './groups';
import type { MemberNumbers } from './member-numbers';
import { normaliseKey, personKeys } from './person-keys';
import { laterPlans, USED, type RowPlan } from './plan-rows';

/** Pairs that are told one by one, about 100 bytes each. Of more joined ones those that are wanted are asked for. */
const MOST_JOINED = 10_000;
const MOST_SUGGESTED = 200;

/** One key in one source: its values, normalised, with the members who have each, in the order of rows. */
type Holders = ReadonlyMap<string, ReadonlySet<number>>;

export interface Identity {
	/** New number of each member; null when nobody was joined. */
	readonly renumbered: Uint32Array | null;
	readonly report: IdentityReport;
}

/**
 * Finds members that are one person. A key joins the members of different sources who have its value, unless several
 * members of one source have it, or it would make two members of one source one person: such values are conflicts, told and
 * not used. Pairs that a person joined are joined whatever the keys say; pairs set apart are never joined by a key.
 *
 * Numbers all members of the plans, in the order of plans and rows. `wanted`: which joined pairs are to be told.
 */
export function findIdentity(
	plans: readonly RowPlan[],
	numbers: MemberNumbers,
	rule: IdentityRule,
	wanted: (pair: IdentityPair) => boolean = () => true,
): Identity {
	const sourcesOf = numberMembers(plans);
	const holders = new Map(PERSON_KEYS.map((key) => [key, holdersOf(plans, key)]));
	const groups = new Groups(numbers.ids.length, sourcesOf);
	const known = (id: string): number => numbers.find(id);
	for (const [a, b] of rule.apart) groups.forbid(known(a), known(b));
	const pairs: IdentityPair[] = [];
	const suggestions: IdentityPair[] = [];
	const pairOf = (a: number, b: number, by: PersonKey | 'name', value: string): IdentityPair => ({
		ids: [numbers.ids[a]!, numbers.ids[b]!],
		by,
		value,
	});
	for (const [a, b] of rule.together) {
		if (known(a) >= 0 && known(b) >= 0) groups.join(known(a), known(b), true);
	}
	const keys: IdentityReport['keys'][number][] = [];
	for (const [key, found] of holders) {
		if (found.length < 2) continue;
		const used = rule.by.includes(key);
		// What a key that is not used would do is told too.
		const into = used ? groups : new Groups(numbers.ids.length, sourcesOf);
		const { joined, conflicts } = joinBy(found, into, (value, a, b, done) => {
			const [list, most] = done ? [pairs, MOST_JOINED] : [suggestions, MOST_SUGGESTED];
			if (!used || list.length >= most) return;
			const pair = pairOf(a, b, key, value);
			if (!done || wanted(pair)) list.push(pair);
		});
		keys.push({ key, used, joined, conflicts });
	}
	for (const [value, a, b] of sameNames(plans)) {
		if (suggestions.length >= MOST_SUGGESTED) break;
		if (!groups.together(a, b)) suggestions.push(pairOf(a, b, 'name', value));
	}
	const renumbered = groups.renumber();
	const merged = renumbered === null ? 0 : numbers.ids.length - groups.count;
	return { renumbered, report: { keys, merged, pairs, suggestions } };
}

/** The newest of the exports that follow each other: together they are one source. */
const chainOf = (plans: readonly RowPlan[], plan: RowPlan): RowPlan =>
	laterPlans(plans, plan).at(-1) ?? plan;

/** Gives every member of a used row his number; per member the bits of the sources that he is in (31 at most are told apart). */
function numberMembers(plans: readonly RowPlan[]): number[] {
	const sources: number[] = [];
	const chains = [...new Set(plans.map((plan) => chainOf(plans, plan)))];
	plans.forEach((plan) => {
		const { state, members } = plan;
		const bit = 1 << Math.min(chains.indexOf(chainOf(plans, plan)), 30);
		members.begin();
		for (let row = 0; row < state.length; row++) {
			if (state[row] !== USED) continue;
			const number = members.see(row);
			sources[number] = (sources[number] ?? 0) | bit;
		}
	});
	return sources;
}

function holdersOf(plans: readonly RowPlan[], key: PersonKey): Holders[] {
	const chains = new Map<RowPlan, Map<string, Set<number>>>();
	for (const plan of plans) {
		const { mapping, table } = plan.table;
		const name = personKeys(mapping, table.columns).get(key);
		const column = name === undefined ? undefined : table.frame.columns.get(name);
		if (column === undefined) continue;
		const { codes, dictionary } = asCategory(column);
		const values = dictionary.values.map((text) => normaliseKey(key, text));
		const chain = chainOf(plans, plan);
		const of = chains.get(chain) ?? new Map<string, Set<number>>();
		chains.set(chain, of);
		for (let row = 0; row < plan.state.length; row++) {
			const value = values[codes[row]!]!;
			if (value === '' || plan.state[row] !== USED) continue;
			const member = plan.members.of(row);
			const known = of.get(value);
			if (known === undefined) of.set(value, new Set([member]));
			else known.add(member);
		}
	}
	return [...chains.values()].filter((of) => of.size > 0);
}

/** Tells every pair: joined, or in conflict. */
type Tell = (value: string, a: number, b: number, joined: boolean) => void;

function joinBy(
	holders: readonly Holders[],
	groups: Groups,
	tell: Tell,
): { joined: number; conflicts: number } {
	const found = new Map<string, ReadonlySet<number>[]>();
	for (const of of holders) {
		for (const [value, members] of of) {
			const known = found.get(value);
			if (known === undefined) found.set(value, [members]);
			else known.push(members);
		}
	}
	const people = new Set<number>();
	let conflicts = 0;
	for (const [value, sets] of found) {
		if (sets.length < 2) continue;
		const all = [...new Set(sets.flatMap((set) => [...set]))];
		if (all.length < 2) continue;
		const ambiguous = sets.some((set) => set.size > 1);
		let clash = ambiguous;
		for (let i = 1; i < all.length; i++) {
			const done = !ambiguous && groups.join(all[0]!, all[i]!);
			if (done) people.add(all[0]!);
			else clash = true;
			if (!ambiguous) tell(value, all[0]!, all[i]!, done);
		}
		if (ambiguous) tellOne(value, sets, tell);
		if (clash) conflicts++;
	}
	return { joined: new Set([...people].map((member) => groups.find(member))).size, conflicts };
}

/** Of a value that several members of one source have, one pair over two sources is enough to look at. */
function tellOne(value: string, sets: readonly ReadonlySet<number>[], tell: Tell): void {
	const [a] = sets[0]!;
	const b = [...sets[1]!].find((member) => member !== a);
	if (a !== undefined && b !== undefined) tell(value, a, b, false);
}

/** Members of different sources whose name nobody else has. */
function* sameNames(
	plans: readonly RowPlan[],
): Generator<readonly [name: string, a: number, b: number]> {
	const named = plans.map(({ table: { mapping, table }, state, members }) => {
		const column = mapping.name === undefined ? undefined : table.frame.columns.get(mapping.name);
		const of = new Map<string, number | null>();
		if (column === undefined) return of;
		for (let row = 0; row < state.length; row++) {
			if (state[row] !== USED) continue;
			const name = cellText(column, row).trim();
			if (name.length < 2) continue;
			const member = members.of(row);
			const known = of.get(name);
			if (known === undefined) of.set(name, member);
			else if (known !== member) of.set(name, null);
		}
		return of;
	});
	for (let p = 1; p < named.length; p++) {
		for (const [name, b] of named[p]!) {
			for (let q = 0; q < p; q++) {
				const a = named[q]!.get(name);
				if (a !== undefined && a !== null && b !== null && a !== b) yield [name, a, b];
			}
		}
	}
}
