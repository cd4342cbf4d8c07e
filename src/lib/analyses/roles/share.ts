import type { Share } from '../contract';
import { Disclosure } from '../shared/disclosure';
import { ifTold, isTold } from '../shared/suppress';
import type { RolesResult, Turn } from './result';

/**
 * Innermost roles add up to the members; the first times of the months to those of the range; and what became of who took a
 * role within the range, too.
 */
export const share: Share<RolesResult> = (result, k) => {
	const disclosure = new Disclosure(k);
	// How many members there are is said at the head of every report.
	const members = disclosure.shown(result.members, { fixed: true });
	const none = disclosure.shown(result.none);
	const roles = result.roles.map(({ ever, fresh, innermost, early }, role) => {
		const handles = {
			ever: disclosure.shown(ever, { total: true }),
			fresh: disclosure.shown(fresh, { total: true }),
			innermost: disclosure.shown(innermost),
			early: disclosure.shown(early),
		};
		const isLast = role === result.roles.length - 1;
		disclosure.sum(members, [handles.ever, disclosure.implied(result.members - ever)]);
		disclosure.sum(handles.ever, [
			handles.innermost,
			...(isLast ? [] : [disclosure.implied(ever - innermost)]),
		]);
		disclosure.sum(handles.ever, [
			handles.fresh,
			...(result.history ? [disclosure.implied(ever - fresh)] : []),
		]);
		disclosure.sum(handles.fresh, [handles.early, disclosure.implied(fresh - early)]);
		return handles;
	});
	disclosure.sum(members, [none, ...roles.map(({ innermost }) => innermost)]);
	const turns = result.turns.map(({ already, open, entered, converted, skipped }, turn) => {
		const handles = {
			already: disclosure.shown(already),
			open: disclosure.shown(open),
			entered: disclosure.shown(entered, { total: true }),
			converted: disclosure.shown(converted),
			skipped: disclosure.shown(skipped),
		};
		const next = result.roles[turn + 1]!;
		disclosure.sum(roles[turn]!.fresh, [handles.already, handles.open, handles.entered]);
		disclosure.sum(handles.entered, [handles.converted, disclosure.implied(entered - converted)]);
		disclosure.sum(roles[turn + 1]!.fresh, [
			handles.converted,
			handles.skipped,
			disclosure.implied(next.fresh - converted - skipped),
		]);
		// Who had the next role before this one skipped this one, if all that is in the range.
		if (!result.history)
			disclosure.sum(handles.skipped, [handles.already, disclosure.implied(skipped - already)]);
		return handles;
	});
	const months = result.months.map(({ fresh }) => fresh.map((n) => disclosure.shown(n)));
	if (months.length > 0)
		roles.forEach(({ fresh }, role) =>
			disclosure.sum(
				fresh,
				months.map((month) => month[role]!),
			),
		);
	const told = disclosure.settle();
	return {
		...result,
		members: told(members),
		none: told(none),
		roles: roles.map(({ ever, fresh, innermost, early }) => ({
			ever: told(ever),
			fresh: told(fresh),
			innermost: told(innermost),
			early: told(early),
		})),
		turns: result.turns.map((turn, i): Turn => {
			const { already, open, entered, converted, skipped } = turns[i]!;
			const counts = [told(entered), told(converted)] as const;
			const isClear = counts.every(isTold);
			return {
				already: told(already),
				open: told(open),
				entered: counts[0],
				converted: counts[1],
				rate: turn.rate === null ? null : ifTold(turn.rate, ...counts),
				interval: turn.interval === null || isClear ? turn.interval : { low: NaN, high: NaN },
				mean: turn.mean === null ? null : ifTold(turn.mean, counts[1]),
				times: turn.times && turn.times.map((time) => ifTold(time, counts[1])),
				skipped: told(skipped),
			};
		}),
		months: result.months.map((month, i) => ({ ...month, fresh: months[i]!.map(told) })),
	};
};
