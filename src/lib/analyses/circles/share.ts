import type { Share } from '../contract';
import { Disclosure } from '../shared/disclosure';
import { NEW, type CirclesMonth, type CirclesResult } from './result';

/**
 * Circles lie in each other; who is known in a month was known before or came; who was known before moved inward, outward or
 * not at all; and the fields of the matrix add up to all of these.
 */
export const share: Share<CirclesResult> = (result, k) => {
	const disclosure = new Disclosure(k);
	// How many members there are is said at the head of every report.
	const members = disclosure.shown(result.members, { fixed: true });
	const months = result.months.map(({ known, outer, middle, centre, moves }) => {
		const handles = {
			known: disclosure.shown(known, { total: true }),
			outer: disclosure.shown(outer, { total: true }),
			middle: disclosure.shown(middle),
			centre: disclosure.shown(centre),
			moves: moves && {
				inward: disclosure.shown(moves.inward),
				outward: disclosure.shown(moves.outward),
				same: disclosure.shown(moves.same, { total: true }),
				came: disclosure.shown(moves.came),
			},
		};
		disclosure.sum(handles.known, [handles.outer, disclosure.implied(known - outer)]);
		disclosure.sum(handles.outer, [handles.middle, disclosure.implied(outer - middle)]);
		disclosure.sum(handles.middle, [handles.centre, disclosure.implied(middle - centre)]);
		return handles;
	});
	months.forEach(({ known, moves }, p) => {
		const before = months[p - 1];
		if (before === undefined || moves === null) return;
		disclosure.sum(known, [before.known, moves.came]);
		disclosure.sum(before.known, [moves.inward, moves.outward, moves.same]);
	});
	const last = months.at(-1);
	if (last !== undefined) disclosure.sum(members, [last.known]);

	const matrix = result.matrix?.map((row) => row.map((count) => disclosure.shown(count))) ?? null;
	if (matrix !== null) {
		const now = months[result.shown]!;
		const before = months[result.shown - 1]!;
		const those = (holds: (from: number, to: number) => boolean): number[] =>
			matrix.flatMap((row, i) => row.filter((_, to) => holds(i - 1, to)));
		disclosure.sum(
			now.outer,
			those((_from, to) => to >= 1),
		);
		disclosure.sum(
			now.middle,
			those((_from, to) => to >= 2),
		);
		disclosure.sum(
			now.centre,
			those((_from, to) => to === 3),
		);
		disclosure.sum(
			before.outer,
			those((from) => from >= 1),
		);
		disclosure.sum(
			before.middle,
			those((from) => from >= 2),
		);
		disclosure.sum(
			before.centre,
			those((from) => from === 3),
		);
		disclosure.sum(
			now.moves!.came,
			those((from) => from === NEW),
		);
		disclosure.sum(
			now.moves!.inward,
			those((from, to) => from !== NEW && to > from),
		);
		disclosure.sum(
			now.moves!.outward,
			those((from, to) => to < from),
		);
		disclosure.sum(
			now.moves!.same,
			those((from, to) => from === to),
		);
	}
	const told = disclosure.settle();
	return {
		...result,
		members: told(members),
		months: result.months.map((month, p): CirclesMonth => {
			const { known, outer, middle, centre, moves } = months[p]!;
			return {
				...month,
				known: told(known),
				outer: told(outer),
				middle: told(middle),
				centre: told(centre),
				moves: moves &&
					month.moves && {
						...month.moves,
						inward: told(moves.inward),
						outward: told(moves.outward),
						same: told(moves.same),
						came: told(moves.came),
					},
			};
		}),
		matrix: matrix && matrix.map((row) => row.map(told)),
	};
};
