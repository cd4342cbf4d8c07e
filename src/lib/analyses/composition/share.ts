import type { Share } from '../contract';
import { Disclosure } from '../shared/disclosure';
import { isTold } from '../shared/suppress';
import type { CompositionResult, Likeness, Trait } from './result';

/** With so many different values, shares of single ones cannot be read from how alike people are. */
const MANY_VALUES = 10;

/**
 * Groups add up to all who are in one; whose value is known, is part of the group. How alike people are is told of groups of 2 k or more,
 * and of few values only where none of them is rare: with two values, likeness and size give both counts.
 */
export const share: Share<CompositionResult> = (result, k) => {
	const disclosure = new Disclosure(k);
	// How many members there are is said at the head of every report.
	const members = disclosure.shown(result.members, { fixed: true });
	const grouped = disclosure.shown(result.grouped, { total: true });
	const ungrouped = disclosure.shown(result.ungrouped);
	const others = disclosure.shown(result.others.size);
	disclosure.sum(members, [grouped, ungrouped]);
	const traits = result.traits.map(({ known }) => {
		const handle = disclosure.shown(known, { total: true });
		disclosure.sum(grouped, [handle, disclosure.implied(result.grouped - known)]);
		return handle;
	});
	const groups = result.groups.map(({ size, likeness }) => {
		const all = disclosure.shown(size, { total: true });
		const known = likeness.map((one) => {
			const handle = disclosure.shown(one.known);
			disclosure.sum(all, [handle, disclosure.implied(size - one.known)]);
			return handle;
		});
		return { all, known };
	});
	disclosure.sum(grouped, [...groups.map(({ all }) => all), others]);
	traits.forEach((handle, i) => {
		const inShown = result.groups.reduce((sum, { likeness }) => sum + likeness[i]!.known, 0);
		disclosure.sum(handle, [
			...groups.map(({ known }) => known[i]!),
			...(result.others.size > 0 ? [disclosure.implied(result.traits[i]!.known - inShown)] : []),
		]);
	});
	const told = disclosure.settle();
	const isClear = (known: number, least: number, values: number): boolean =>
		isTold(known) && known >= 2 * k && (least >= k || values > MANY_VALUES);
	const hide = (value: number | null): number | null => (value === null ? null : NaN);
	return {
		...result,
		members: told(members),
		grouped: told(grouped),
		ungrouped: told(ungrouped),
		others: { ...result.others, size: told(others) },
		traits: result.traits.map((trait, i): Trait => {
			const known = told(traits[i]!);
			const shared = { ...trait, known, rarest: NaN };
			if (isClear(known, trait.rarest, trait.values)) return shared;
			return { ...shared, base: hide(trait.base), evenness: hide(trait.evenness) };
		}),
		groups: result.groups.map((group, g) => ({
			...group,
			size: told(groups[g]!.all),
			likeness: group.likeness.map((one, i): Likeness => {
				const known = told(groups[g]!.known[i]!);
				const trait = result.traits[i]!;
				const shared = { ...one, known, rarest: NaN };
				const isBaseClear = isClear(told(traits[i]!), trait.rarest, trait.values);
				if (isBaseClear && isClear(known, one.rarest, trait.values)) return shared;
				return {
					...shared,
					agree: hide(one.agree),
					chance: one.chance && { low: NaN, high: NaN },
					evenness: hide(one.evenness),
				};
			}),
		})),
	};
};
