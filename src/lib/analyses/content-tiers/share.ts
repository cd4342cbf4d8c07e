import type { Share } from '../contract';
import { Disclosure } from '../shared/disclosure';
import { isTold, withholdSums } from '../shared/suppress';
import type { ContentTiersParams } from './manifest';
import { TIERS, type ContentRow, type ContentTiersResult, type TierRow } from './result';

/** Statistics of fewer contents could tell of single ones. */
const FEW_CONTENTS = 10;

/**
 * Who did something with a tier did it with some of its contents, and is one of all who did anything. A content that few people
 * know loses its name and its score; others keep theirs, for their rank alone would tell about what they are. What could be
 * worked out from them is withheld instead: the people and the yield of the tier, and the total of the yield with it.
 */
export const share: Share<ContentTiersResult, ContentTiersParams> = (result, k, params) => {
	const byPeople = params.score === 'people';
	const disclosure = new Disclosure(k);
	// How many members there are is said at the head of every report.
	const members = disclosure.shown(result.members, { fixed: true });
	const all = disclosure.shown(result.people, { total: true });
	const silent = disclosure.shown(result.silent);
	disclosure.sum(members, [all, silent]);

	const people = result.tiers.map((tier) => disclosure.shown(tier.people));
	const touched = result.tiers.reduce((sum, tier) => sum + tier.people, 0);
	disclosure.sum([all, disclosure.implied(touched - result.people)], people);
	for (const [t, tier] of result.tiers.entries())
		disclosure.sum(all, [people[t]!, disclosure.implied(result.people - tier.people)]);

	const listed = result.list.map((row) => disclosure.shown(row.people, { fixed: row.people >= k }));
	const yields = result.tiers.map((tier, t) => {
		const rows = result.list.flatMap((row, i) => (row.tier === tier.id ? [i] : []));
		const own = rows.map((i) => listed[i]!);
		for (const i of rows)
			disclosure.sum(people[t]!, [
				listed[i]!,
				disclosure.implied(tier.people - result.list[i]!.people),
			]);
		const known = rows.reduce((sum, i) => sum + result.list[i]!.people, 0);
		const isWhole = rows.length === tier.contents;
		if (isWhole && rows.length > 0)
			disclosure.sum([people[t]!, disclosure.implied(known - tier.people)], own);
		if (!byPeople || !isLoose(result, tier, k)) return null;
		const handle = disclosure.shown(tier.yield);
		disclosure.sum(handle, isWhole ? own : [...own, disclosure.implied(tier.yield - known)]);
		disclosure.sum(handle, [people[t]!, disclosure.implied(tier.yield - tier.people)]);
		return handle;
	});
	const told = disclosure.settle();

	const list = tellList(result, listed.map(told), byPeople);
	const isYieldTold = (t: number): boolean =>
		isTold(told(people[t]!)) &&
		(!byPeople || (yields[t] !== null && isTold(told(yields[t]!)))) &&
		!isGivenAway(result.tiers[t]!, list);
	const areAllTold = TIERS.every((_, t) => isYieldTold(t)) && isTold(told(all));
	const isOpen =
		result.list.length === result.contents && list.every((row) => !Number.isNaN(row.score));
	const isTellable = areAllTold && (isOpen || result.contents >= FEW_CONTENTS);
	const hide = (value: number | null): number | null => (value === null ? null : NaN);
	return {
		...result,
		members: told(members),
		people: told(all),
		silent: told(silent),
		yield: areAllTold ? result.yield : NaN,
		// Events of contents are the yield.
		...(params.score === 'events' && !areAllTold ? { events: NaN, without: NaN } : {}),
		tiers: result.tiers.map((tier, t): TierRow => {
			const count = told(people[t]!);
			const isClear = isYieldTold(t);
			const isRate = isTold(count) && isTold(told(all));
			// One content in the middle or at the end stands for itself, and few events are of few people.
			const isMany = tier.contents >= k || isListed(tier, list);
			const one = (value: number | null): number | null =>
				value !== null && isClear && isMany && (params.score === 'amount' || value >= k)
					? value
					: hide(value);
			return {
				...tier,
				people: count,
				peopleShare: isRate ? tier.peopleShare : hide(tier.peopleShare),
				interval: isRate || tier.interval === null ? tier.interval : { low: NaN, high: NaN },
				yield: isClear ? tier.yield : NaN,
				yieldShare: areAllTold ? tier.yieldShare : hide(tier.yieldShare),
				mean: isClear ? tier.mean : hide(tier.mean),
				median: one(tier.median),
				least: one(tier.least),
			};
		}),
		gini: isTellable ? result.gini : hide(result.gini),
		half: isTellable ? result.half : hide(result.half),
		list: areAllTold ? list : list.map((row) => ({ ...row, share: hide(row.share) })),
	};
};

/**
 * May each of a tier's contents that are not told still be known by any number of people from 1 to k − 1, given how many they are and
 * how many people they have together?
 */
function isLoose({ list }: ContentTiersResult, tier: TierRow, k: number): boolean {
	const rows = list.filter((row) => row.tier === tier.id);
	const shown = rows.filter((row) => row.people >= k);
	const hidden = tier.contents - shown.length;
	if (tier.least === null || tier.least >= k) return true;
	const rest = tier.yield - shown.reduce((sum, row) => sum + row.people, 0);
	// The list goes on as it ends.
	const last = rows.length === tier.contents ? k - 1 : Math.max(k - 1, list.at(-1)?.people ?? 0);
	return rest >= hidden - 1 + (k - 1) && rest <= 1 + (hidden - 1) * last;
}

/** Does the list tell the score of every content of a tier? */
function isListed(tier: TierRow, list: readonly ContentRow[]): boolean {
	const rows = list.filter((row) => row.tier === tier.id && !Number.isNaN(row.score));
	return rows.length === tier.contents;
}

/** Is a single score withheld of a tier all of whose contents are listed? Its yield would tell it. */
function isGivenAway(tier: TierRow, list: readonly ContentRow[]): boolean {
	const rows = list.filter((row) => row.tier === tier.id);
	const hidden = rows.filter((row) => Number.isNaN(row.score)).length;
	return rows.length === tier.contents && hidden === 1;
}

function tellList(
	{ list, tiers }: ContentTiersResult,
	counts: readonly number[],
	byPeople: boolean,
): ContentRow[] {
	// Where nobody did anything, somebody got money back.
	const isKnown = (i: number): boolean =>
		isTold(counts[i]!) && (counts[i]! > 0 || list[i]!.score === 0);
	const scores = list.map((row, i) => (isKnown(i) ? row.score : NaN));
	for (const tier of byPeople ? [] : tiers) {
		const rows = list.flatMap((row, i) => (row.tier === tier.id ? [i] : []));
		if (rows.length < tier.contents) continue;
		withholdSums(
			rows.map((i) => scores[i]!),
			rows.map((i) => (isKnown(i) ? counts[i]! : NaN)),
			rows.map((i) => list[i]!.people),
		).forEach((score, r) => (scores[rows[r]!] = score));
	}
	return list.map((row, i): ContentRow => ({
		...row,
		label: isKnown(i) ? row.label : null,
		people: counts[i]!,
		score: scores[i]!,
		share: row.share === null || !Number.isNaN(scores[i]!) ? row.share : NaN,
	}));
}
