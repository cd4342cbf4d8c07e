import type { Ratio } from '../../base/ratio';
import type { Share } from '../contract';
import { Disclosure } from '../shared/disclosure';
import { ifTold, isTold } from '../shared/suppress';
import type { CrossCell, CrossColumn, ProfileNumbers, ProfileResult, ProfileRow } from './result';

const NOTHING = { low: NaN, high: NaN };

/** Rows add up to those with a value and those without; the fields of the cross table to its rows and columns. */
export const share: Share<ProfileResult> = (result, k) => {
	const disclosure = new Disclosure(k);
	// How many members there are is said at the head of every report.
	const members = disclosure.shown(result.members, { fixed: true });
	const known = disclosure.shown(result.known, { total: true });
	const missing = disclosure.shown(result.missing);
	disclosure.sum(members, [known, missing]);
	const rows = result.rows.map(({ label, count }) =>
		label === 'missing' ? missing : disclosure.shown(count, { total: result.cross !== null }),
	);
	const named = rows.filter((handle) => handle !== missing);
	if (named.length > 0) disclosure.sum(known, named);
	const fields = (result.cross?.columns ?? []).map((column) => declare(disclosure, column, result));
	if (fields.length > 0) {
		disclosure.sum(
			members,
			fields.map(({ all }) => all),
		);
		disclosure.sum(
			known,
			fields.map((field) => field.known),
		);
		rows.forEach((row, r) =>
			disclosure.sum(
				row,
				fields.map(({ cells }) => cells[r]!),
			),
		);
	}
	const outside = declareOutliers(disclosure, result, named);
	const told = disclosure.settle();
	const all = told(known);
	const shared = result.rows.map((row, r): ProfileRow => {
		const count = told(rows[r]!);
		if (row.share === null) return { ...row, count };
		const interval = isTold(count) && isTold(all) ? row.interval : NOTHING;
		return { ...row, count, share: ifTold(row.share, count, all), interval };
	});
	return {
		...result,
		members: told(members),
		known: all,
		missing: told(missing),
		missingShare: ifTold(result.missingShare, told(missing), told(members)),
		rows: shared,
		numbers:
			result.numbers &&
			tellNumbers(
				result.numbers,
				outside.map((handle) => told(handle)),
				// With one value a row, their mean and ranks are one more equation for the rows.
				isTold(all) && !(result.numbers.exact && shared.some(({ count }) => !isTold(count))),
			),
		cross: result.cross && {
			...result.cross,
			columns: result.cross.columns.map((column, c): CrossColumn => {
				const handles = fields[c]!;
				const ofKnown = told(handles.known);
				return {
					...column,
					count: told(handles.all),
					known: ofKnown,
					cells: column.cells.map((cell, r): CrossCell => {
						const count = told(handles.cells[r]!);
						const known = [count, ofKnown];
						return {
							count,
							share: ifTold(cell.share, ...known),
							index: tellIndex(cell.index, ...known, told(rows[r]!), all),
						};
					}),
				};
			}),
		},
	};
};

/** Handles of the counts of a column. */
interface Field {
	readonly all: number;
	readonly known: number;
	readonly cells: readonly number[];
}

function declare(disclosure: Disclosure, column: CrossColumn, { rows }: ProfileResult): Field {
	const all = disclosure.shown(column.count, { total: true });
	const known = disclosure.shown(column.known, { total: true });
	const cells = column.cells.map(({ count }) => disclosure.shown(count));
	disclosure.sum(all, cells);
	disclosure.sum(
		known,
		cells.filter((_, r) => rows[r]!.label !== 'missing'),
	);
	return { all, known, cells };
}

/** Who is far out is among those of the outermost bins. */
function declareOutliers(
	disclosure: Disclosure,
	{ numbers, rows }: ProfileResult,
	named: readonly number[],
): number[] {
	if (numbers === null || numbers.outliers === null) return [];
	const bins = rows.filter(({ label }) => label !== 'missing');
	const sides = [
		[numbers.outliers.low, 0],
		[numbers.outliers.high, named.length - 1],
	] as const;
	return sides.map(([count, bin]) => {
		const handle = disclosure.shown(count);
		disclosure.sum(named[bin]!, [handle, disclosure.implied(bins[bin]!.count - count)]);
		return handle;
	});
}

/** The least and the largest value are single people's: never told. */
function tellNumbers(
	numbers: ProfileNumbers,
	[low, high]: readonly number[],
	isTellable: boolean,
): ProfileNumbers {
	const { outliers } = numbers;
	return {
		...numbers,
		min: NaN,
		max: NaN,
		outliers: outliers && { ...outliers, low: low!, high: high! },
		...(isTellable
			? {}
			: {
					mean: NaN,
					quantiles: numbers.quantiles.map(() => NaN),
					medianInterval: NOTHING,
					outliers: outliers && { low: low!, high: high!, fences: [NaN, NaN] },
				}),
	};
}

function tellIndex(index: Ratio | null, ...counts: readonly number[]): Ratio | null {
	return index === null || counts.every(isTold) ? index : { ratio: NaN, ...NOTHING };
}
