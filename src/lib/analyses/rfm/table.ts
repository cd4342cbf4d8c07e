import type { TableColumn, TableRow, TableSpec, Tables } from '../contract';
import { segmentName } from '../shared/rfm/names';
import { ALL, type BinsOf, type RfmRef, type RfmResult } from './compute';
import type { RfmParams } from './manifest';
import type { Moves } from './moves';

export const tables: Tables<RfmParams, RfmResult> = (result, params) => [
	segmentTable(result, params),
	gridTable(result, params),
	binTable(result, params),
	...(result.moves === null ? [] : [moveTable(result.moves, params)]),
];

function segmentTable({ segments }: RfmResult, { value: by }: RfmParams): TableSpec {
	const said = (message: string) => ({ message, values: { by } });
	const worth =
		by === 'activity' ? ({ format: 'number', digits: 1 } as const) : ({ format: 'money' } as const);
	return {
		caption: by === 'activity' ? 'table.segments.activity' : 'table.segments',
		columns: [
			{ id: 'segment', label: { message: 'table.segment' }, format: 'text' },
			{ id: 'count', label: { message: 'table.count' }, format: 'count', privacy: 'people' },
			{ id: 'memberShare', label: said('table.memberShare'), format: 'share', digits: 1 },
			{ id: 'orders', label: said('table.orders'), format: 'count' },
			{ id: 'amount', label: said('table.amount'), ...worth },
			{ id: 'share', label: said('table.share'), format: 'share', digits: 1 },
			{ id: 'r', label: said('table.r'), format: 'number', digits: 1 },
			{ id: 'f', label: { message: 'table.f' }, format: 'number', digits: 2 },
			{ id: 'm', label: said('table.m'), ...worth },
		],
		rows: segments.map((row) => {
			const { averages } = row;
			const ref: RfmRef = { segment: row.id };
			return {
				cells: [
					segmentName(row.id, by),
					row.count,
					row.memberShare,
					row.orders,
					row.amount,
					row.share,
					averages?.r ?? null,
					averages?.f ?? null,
					averages?.m ?? null,
				],
				refs: [null, ref],
			};
		}),
	};
}

/** Best recency first, as the picture has it. */
function gridTable({ grid }: RfmResult, { value: by }: RfmParams): TableSpec {
	const rows: TableRow[] = [];
	for (let r = grid.rows; r >= 1; r--) {
		const at = (r - 1) * grid.columns;
		const counts = [...grid.count.subarray(at, at + grid.columns)];
		rows.push({
			cells: [`R ${r}`, ...counts],
			refs: [null, ...counts.map((_, f): RfmRef => ({ cell: [r, f + 1] }))],
		});
	}
	return {
		caption: by === 'activity' ? 'table.grid.activity' : 'table.grid',
		columns: [
			{
				id: 'r',
				label: { message: by === 'activity' ? 'table.recency.activity' : 'table.recency' },
				format: 'text',
			},
			...Array.from({ length: grid.columns }, (_, f) => ({
				id: `f${f + 1}`,
				label: { message: 'table.score', values: { score: f + 1 } },
				format: 'count' as const,
				privacy: 'people' as const,
			})),
		],
		rows,
	};
}

/** Rows: then. Columns: now. */
function moveTable({ standings, counts, totals }: Moves, { value: by }: RfmParams): TableSpec {
	const people = (id: string, label: TableColumn['label']): TableColumn => ({
		id,
		label,
		format: 'count',
		privacy: 'people',
	});
	return {
		caption: 'table.moves',
		columns: [
			{ id: 'from', label: { message: 'table.before' }, format: 'text' },
			people('total', { message: 'table.total' }),
			...standings.map((id, c) => {
				const name = segmentName(id, by);
				return people(`to${c + 1}`, typeof name === 'string' ? { text: name } : name);
			}),
		],
		rows: standings.map((from, r) => ({
			cells: [segmentName(from, by), totals[r]!, ...counts[r]!],
			refs: [
				null,
				{ from, to: ALL } satisfies RfmRef,
				...standings.map((to): RfmRef => ({ from, to })),
			],
		})),
	};
}

function binTable({ bins }: RfmResult, { value: by }: RfmParams): TableSpec {
	return {
		caption: 'table.bins',
		columns: [
			{ id: 'of', label: { message: 'table.of' }, format: 'text' },
			{ id: 'score', label: { message: 'table.scoreName' }, format: 'number' },
			{ id: 'from', label: { message: 'table.from' }, format: 'text' },
			{ id: 'upTo', label: { message: 'table.upTo' }, format: 'text' },
			{ id: 'count', label: { message: 'table.count' }, format: 'count', privacy: 'people' },
		],
		rows: (['r', 'f', 'm'] as const).flatMap((of) => binRows(of, by, bins[of])),
	};
}

/** What a score is of: money is not named where none is counted. */
export function binName(of: 'r' | 'f' | 'm', by: RfmParams['value']): string {
	return of !== 'f' && by === 'activity' ? `bin.${of}.activity` : `bin.${of}`;
}

function binRows(
	of: 'r' | 'f' | 'm',
	by: RfmParams['value'],
	{ bounds, closed, sizes }: BinsOf,
): TableRow[] {
	return sizes.map((size, i) => {
		const score = i + 1;
		// R counts down: few days score high.
		const bin = of === 'r' ? sizes.length - score : i;
		const [low, high] = [bounds[bin - 1], bounds[bin]];
		const [above, below] = closed === 'upper' ? ['> ', '≤ '] : ['≥ ', '< '];
		return {
			cells: [
				{ message: binName(of, by) },
				score,
				low === undefined ? '' : above + plain(low),
				high === undefined ? '' : below + plain(high),
				size,
			],
			refs: [null, null, null, null, { score: [of, score] } satisfies RfmRef],
		};
	});
}

function plain(bound: number): string {
	return String(Math.round(bound * 100) / 100);
}
