import { SUPPRESSED, type Share } from '../contract';
import { Disclosure } from '../shared/disclosure';
import type { PlanParams } from './manifest';
import type { ActionRow, PlanResult } from './result';

/**
 * Each row by itself: its members and who is in none of it, reached and missed, did it and did not. How rows overlap is told
 * where no combination of rows is of few: else only which of the numbers are.
 */
export const share: Share<PlanResult, PlanParams> = (result, k) => {
	const disclosure = new Disclosure(k);
	const all = disclosure.shown(result.members, { fixed: true });
	const handles = result.rows.map((row) => declare(disclosure, all, result.members, row));
	const told = disclosure.settle();
	const rows = handles.map(({ members, reached, done, doneAfter, doneMissed }): ActionRow => ({
		members: told(members),
		reached: reached === null ? null : told(reached),
		done: told(done),
		doneAfter: doneAfter === null ? null : told(doneAfter),
		doneMissed: doneMissed === null ? null : told(doneMissed),
	}));
	// All that rows have in common is made of their combinations.
	const isOpen = result.rarest >= k && rows.every(({ members }) => members >= 0);
	const withheld = (count: number): number =>
		isOpen ? count : count > 0 && count < k ? SUPPRESSED : NaN;
	return {
		members: result.members,
		covered: isOpen ? result.covered : NaN,
		rows,
		touches: result.touches.map(withheld),
		both: result.both.map(withheld),
		rarest: NaN,
	};
};

/** `everyone` is in `all`; gives the handles of the row's numbers. */
function declare(disclosure: Disclosure, all: number, everyone: number, row: ActionRow): ActionRow {
	const { members, reached, done, doneAfter, doneMissed } = row;
	/** Part of a whole: what is left of it must not be few either. */
	const part = (of: number, size: number, value: number): number => {
		const handle = disclosure.shown(value);
		disclosure.sum(of, [handle, disclosure.implied(size - value)]);
		return handle;
	};
	const own = part(all, everyone, members);
	const did = part(own, members, done);
	if (reached === null || doneAfter === null || doneMissed === null)
		return { members: own, reached: null, done: did, doneAfter: null, doneMissed: null };
	const touched = part(own, members, reached);
	const missed = disclosure.implied(members - reached);
	disclosure.sum(own, [touched, missed]);
	const after = part(touched, reached, doneAfter);
	const others = part(missed, members - reached, doneMissed);
	// Who did it: after the touch, only before it, or without one.
	disclosure.sum(did, [after, others, disclosure.implied(done - doneAfter - doneMissed)]);
	return { members: own, reached: touched, done: did, doneAfter: after, doneMissed: others };
}
