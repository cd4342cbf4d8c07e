import type { Share } from '../contract';
import { Disclosure } from '../shared/disclosure';
import { LEVELS, type ActivityMixResult } from './result';

/** The levels add up to the members of a period; where nobody left, two periods differ by those who came. */
export const share: Share<ActivityMixResult> = (result, k) => {
	const disclosure = new Disclosure(k);
	const rows = result.periods.map((row) => {
		const members = disclosure.shown(row.members, { total: true });
		const levels = LEVELS.map((level) => disclosure.shown(row[level]));
		disclosure.sum(members, levels);
		return { members, levels };
	});
	// How many members there are is said at the head of every report.
	const all = disclosure.shown(result.members, { fixed: true });
	if (!result.someLeft) {
		rows.slice(1).forEach(({ members }, p) => {
			const came = result.periods[p + 1]!.members - result.periods[p]!.members;
			disclosure.sum(members, [rows[p]!.members, disclosure.implied(came)]);
		});
		const last = rows.at(-1);
		if (last !== undefined) disclosure.sum(all, [last.members]);
	}
	const told = disclosure.settle();
	return {
		...result,
		members: told(all),
		periods: result.periods.map((row, p) => {
			const [core, active, lurker] = rows[p]!.levels as [number, number, number];
			return {
				...row,
				members: told(rows[p]!.members),
				core: told(core),
				active: told(active),
				lurker: told(lurker),
			};
		}),
	};
};
