import type { TableRow, TableSpec, Tables } from '../contract';
import type { BinsOf, RfmRef, RfmResult } from './compute';
import type { RfmParams } from './manifest';

export const tables: Tables<RfmParams, RfmResult> = (result) => [
	segmentTable(result),
	gridTable(result),
	binTable(result),
];

function segmentTable({ segments }: RfmResult): TableSpec {
	return {
		caption: 'table.segments',
		columns: [
			{ id: 'segment', label: { message: 'table.segment' }, format: 'text' },
			{ id: 'count', label: { message: 'table.count' }, format: 'count', privacy: 'people' },
			{ id: 'memberShare', label: { message: 'table.memberShare' }, format: 'share', digits: 1 },
			{ id: 'orders', label: { message: 'table.orders' }, format: 'count' },
			{ id: 'amount', label: { message: 'table.amount' }, format: 'money' },
			{ id: 'share', label: { message: 'table.share' }, format: 'share', digits: 1 },
			{ id: 'r', label: { message: 'table.r' }, format: 'number', digits: 1 },
			{ id: 'f', label: { message: 'table.f' }, format: 'number', digits: 2 },
			{ id: 'm', label: { message: 'table.m' }, format: 'money' },
		],
		rows: segments.map((row) => {
			const { averages } = row;
			const ref: RfmRef = { segment: row.id };
			return {
				cells: [
					{ message: `segment.${row.id}` },
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
function gridTable({ grid }: RfmResult): TableSpec {
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
		caption: 'table.grid',
		columns: [
			{ id: 'r', label: { message: 'table.recency' }, format: 'text' },
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

function binTable({ bins }: RfmResult): TableSpec {
	return {
		caption: 'table.bins',
		columns: [
			{ id: 'of', label: { message: 'table.of' }, format: 'text' },
			{ id: 'score', label: { message: 'table.scoreName' }, format: 'number' },
			{ id: 'from', label: { message: 'table.from' }, format: 'text' },
			{ id: 'upTo', label: { message: 'table.upTo' }, format: 'text' },
			{ id: 'count', label: { message: 'table.count' }, format: 'count', privacy: 'people' },
		],
		rows: (['r', 'f', 'm'] as const).flatMap((of) => binRows(of, bins[of])),
	};
}

function binRows(of: 'r' | 'f' | 'm', { bounds, closed, sizes }: BinsOf): TableRow[] {
	return sizes.map((size, i) => {
		const score = i + 1;
		// R counts down: few days score high.
		const bin = of === 'r' ? sizes.length - score : i;
		const [low, high] = [bounds[bin - 1], bounds[bin]];
		const [above, below] = closed === 'upper' ? ['> ', '≤ '] : ['≥ ', '< '];
		return {
			cells: [
				{ message: `bin.${of}` },
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
