import { wilson } from '../../base/interval';
import { parseDay } from '../../base/time';
import type { TableColumn, Tables, TableSpec } from '../contract';
import { ifTold, isTold } from '../shared/suppress';
import type { PlanParams } from './manifest';
import { rowName, whoOf } from './names';
import { MANY_ROWS, type ActionRow, type PlanRef, type PlanResult } from './result';

export const tables: Tables<PlanParams, PlanResult> = (result, params) => [
	plan(result, params),
	touches(result),
	...(params.rows.length > 1 ? [both(result, params)] : []),
];

/** A share with its interval; all null without a base, NaN where it is not told. */
export function rateOf(
	count: number | null,
	of: number | null,
): readonly [share: number | null, low: number | null, high: number | null] {
	if (count === null || of === null || of === 0) return [null, null, null];
	if (!isTold(count) || !isTold(of)) return [NaN, NaN, NaN];
	const { low, high } = wilson(count, of);
	return [count / of, low, high];
}

/** Members whom the row did not reach; null without a touch, NaN where it is not told. */
export function missedOf({ members, reached }: ActionRow): number | null {
	return reached === null ? null : ifTold(members - reached, members, reached);
}

function plan({ members, rows }: PlanResult, params: PlanParams): TableSpec {
	const people = (id: string): TableColumn => ({
		id,
		label: { message: `table.${id}` },
		format: 'count',
		privacy: 'people',
	});
	const share = (id: string): TableColumn => ({
		id,
		label: { message: `table.${id}` },
		format: 'share',
		digits: 1,
	});
	const text = (id: string): TableColumn => ({
		id,
		label: { message: `table.${id}` },
		format: 'text',
	});
	return {
		caption: 'table.plan',
		columns: [
			...[text('who'), text('action')],
			{ id: 'from', label: { message: 'table.from' }, format: 'day' },
			...[people('members'), share('share')],
			...[people('reached'), share('reachedShare'), share('reachedLow'), share('reachedHigh')],
			...[text('metric'), people('done'), share('doneShare'), share('doneLow'), share('doneHigh')],
			...[people('doneAfter'), share('afterShare'), share('afterLow'), share('afterHigh')],
			...[people('doneMissed'), share('missedShare')],
		],
		rows: params.rows.map((action, row) => {
			const { members: size, reached, done, doneAfter, doneMissed } = rows[row]!;
			const ref = (of: Extract<PlanRef, { row: number }>['of']): PlanRef => ({ row, of });
			return {
				cells: [
					...[whoOf(action), action.action],
					action.from === null ? null : parseDay(action.from),
					...[size, members === 0 ? null : ifTold(size / members, size, members)],
					...[reached, ...rateOf(reached, size)],
					...[{ event: action.metric, step: row + 1 }, done, ...rateOf(done, size)],
					...[doneAfter, ...rateOf(doneAfter, reached)],
					...[doneMissed, rateOf(doneMissed, missedOf(rows[row]!))[0]],
				],
				refs: [
					...[null, null, null, ref('members'), null],
					...[reached === null ? null : ref('reached'), null, null, null],
					...[null, ref('done'), null, null, null],
					...[doneAfter === null ? null : ref('doneAfter'), null, null, null],
					...[doneMissed === null ? null : ref('doneMissed'), null],
				],
			};
		}),
	};
}

function touches({ members, touches }: PlanResult): TableSpec {
	return {
		caption: 'table.touches',
		columns: [
			{ id: 'rows', label: { message: 'table.rows' }, format: 'text' },
			{ id: 'members', label: { message: 'table.members' }, format: 'count', privacy: 'people' },
			{ id: 'share', label: { message: 'table.share' }, format: 'share', digits: 1 },
		],
		rows: touches.map((count, rows) => ({
			cells: [
				{ message: rows === MANY_ROWS ? 'rows.many' : 'rows.some', values: { n: rows } },
				count,
				members === 0 ? null : ifTold(count / members, count, members),
			],
			refs: [null, { rows } satisfies PlanRef, null],
		})),
	};
}

function both({ both }: PlanResult, { rows }: PlanParams): TableSpec {
	return {
		caption: 'table.both',
		columns: [
			{ id: 'who', label: { message: 'table.who' }, format: 'text' },
			...rows.map((_, j): TableColumn => {
				const who = rowName(rows, j);
				return {
					id: `row-${j}`,
					label: typeof who === 'string' ? { text: who } : who,
					format: 'count',
					privacy: 'people',
				};
			}),
		],
		rows: rows.map((_, i) => ({
			cells: [rowName(rows, i), ...rows.map((_, j) => both[i * rows.length + j]!)],
			refs: [null, ...rows.map((_, j): PlanRef => ({ both: [i, j] }))],
		})),
	};
}
