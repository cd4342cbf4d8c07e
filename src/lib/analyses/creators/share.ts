import type { Share } from '../contract';
import { Disclosure } from '../shared/disclosure';
import { isTold, withholdSums } from '../shared/suppress';
import type { CreatorsResult, Spread, TierRow } from './result';

/**
 * Tiers add up to the creators, and with those who made nothing to the members; who moved adds up to the tiers of both
 * dates. What a tier made goes with its count.
 */
export const share: Share<CreatorsResult> = (result, k) => {
	const disclosure = new Disclosure(k);
	// How many members there are is said at the head of every report.
	const members = disclosure.shown(result.members, { fixed: true });
	const creators = disclosure.shown(result.creators, { total: true });
	const none = disclosure.shown(result.none);
	disclosure.sum(members, [creators, none]);
	const tiers = result.tiers.map((row) => disclosure.shown(row.creators));
	disclosure.sum(creators, tiers);
	const half = ({ half: count }: Spread): number => {
		const handle = disclosure.shown(count);
		disclosure.sum(creators, [handle, disclosure.implied(result.creators - count)]);
		return handle;
	};
	const [content, value] = [half(result.spread.content), half(result.spread.value)];
	const { moves } = result;
	const cells = moves?.counts.map((row) => row.map((count) => disclosure.shown(count))) ?? [];
	const before = moves?.totals.map((count) => disclosure.shown(count, { total: true })) ?? [];
	if (moves !== null) {
		[...tiers, none].forEach((now, c) =>
			disclosure.sum(
				now,
				cells.map((row) => row[c]!),
			),
		);
		before.forEach((total, r) => disclosure.sum(total, cells[r]!));
		disclosure.sum(members, before);
	}
	const told = disclosure.settle();
	const all = told(creators);
	const spread = (of: Spread, handle: number): Spread => ({
		half: told(handle),
		gini: of.gini === null || isTold(all) ? of.gini : NaN,
	});
	return {
		...result,
		members: told(members),
		creators: all,
		none: told(none),
		content: isTold(all) ? result.content : NaN,
		value: isTold(all) ? result.value : NaN,
		tiers: tellTiers(result.tiers, tiers.map(told), all),
		spread: {
			content: spread(result.spread.content, content),
			value: spread(result.spread.value, value),
		},
		moves:
			moves === null
				? null
				: {
						...moves,
						counts: cells.map((row) => row.map(told)),
						totals: before.map(told),
					},
	};
};

function tellTiers(
	rows: readonly TierRow[],
	counts: readonly number[],
	creators: number,
): TierRow[] {
	const people = rows.map((row) => row.creators);
	const content = withholdSums(
		rows.map((row) => row.content),
		counts,
		people,
	);
	const hide = <T>(value: T | null, hidden: T): T | null => (value === null ? null : hidden);
	return rows.map((row, t): TierRow => {
		const shared: TierRow = { ...row, creators: counts[t]! };
		const standing =
			isTold(counts[t]!) && isTold(creators)
				? {}
				: {
						share: hide(row.share, NaN),
						interval: hide(row.interval, { low: NaN, high: NaN }),
					};
		if (!Number.isNaN(content[t])) return { ...shared, ...standing };
		return {
			...shared,
			...standing,
			content: NaN,
			contentShare: hide(row.contentShare, NaN),
			value: NaN,
			valueShare: hide(row.valueShare, NaN),
			yield: hide(row.yield, NaN),
			days: hide(row.days, NaN),
			score: hide(row.score, NaN),
		};
	});
}
