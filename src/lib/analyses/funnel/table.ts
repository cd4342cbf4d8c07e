import type { TableColumn, TableRow, TableSpec, Tables } from '../contract';
import type { FunnelParams } from './params';
import type { BreakdownGroup, FunnelRef, FunnelResult, Spread, StepCount } from './result';

type Cell = TableRow['cells'][number];

export const tables: Tables<FunnelParams, FunnelResult> = (result, params) => [
	stepTable(result, params),
	...(result.breakdown === null ? [] : [breakdownTable(result.breakdown, params)]),
	...(params.steps.length > 1 ? [timeTable(result, params)] : []),
];

const STEP_COLUMNS: readonly TableColumn[] = [
	{ id: 'step', label: { message: 'table.step' }, format: 'text' },
	{ id: 'count', label: { message: 'table.count' }, format: 'count', privacy: 'people' },
	{ id: 'rate', label: { message: 'table.rate' }, format: 'share', digits: 1 },
	{ id: 'rateLow', label: { message: 'table.low' }, format: 'share', digits: 1 },
	{ id: 'rateHigh', label: { message: 'table.high' }, format: 'share', digits: 1 },
	{ id: 'total', label: { message: 'table.total' }, format: 'share', digits: 1 },
	{ id: 'totalLow', label: { message: 'table.low' }, format: 'share', digits: 1 },
	{ id: 'totalHigh', label: { message: 'table.high' }, format: 'share', digits: 1 },
	{ id: 'dropped', label: { message: 'table.dropped' }, format: 'count', privacy: 'people' },
];

function stepCells(params: FunnelParams, step: number, figures: StepCount): readonly Cell[] {
	const { count, rate, rateInterval, total, totalInterval, dropped } = figures;
	return [
		stepCell(params, step),
		count,
		rate,
		rateInterval?.low ?? null,
		rateInterval?.high ?? null,
		total,
		totalInterval?.low ?? null,
		totalInterval?.high ?? null,
		step === 0 ? null : dropped,
	];
}

function stepRefs(step: number, group: object): readonly (FunnelRef | null)[] {
	const none = null;
	const reached: FunnelRef = { step, state: 'reached', ...group };
	const dropped: FunnelRef = { step, state: 'dropped', ...group };
	return [none, reached, none, none, none, none, none, none, step === 0 ? none : dropped];
}

function stepTable({ steps }: FunnelResult, params: FunnelParams): TableSpec {
	return {
		caption: 'table.steps',
		columns: [
			...STEP_COLUMNS,
			{ id: 'median', label: { message: 'table.median' }, format: 'duration' },
		],
		rows: steps.map((figures, i) => ({
			cells: [...stepCells(params, i, figures), figures.medianMs],
			refs: stepRefs(i, {}),
		})),
	};
}

function breakdownTable(groups: readonly BreakdownGroup[], params: FunnelParams): TableSpec {
	return {
		caption: 'table.breakdown',
		columns: [{ id: 'value', label: { message: 'table.value' }, format: 'text' }, ...STEP_COLUMNS],
		rows: groups.flatMap((group) =>
			group.steps.map((figures, i) => ({
				cells: [groupCell(group), ...stepCells(params, i, figures)],
				refs: [
					null,
					...stepRefs(i, group.other === true ? { other: true } : { value: group.value }),
				],
			})),
		),
	};
}

function timeTable({ timeToConvert }: FunnelResult, params: FunnelParams): TableSpec {
	const { pairs, total } = timeToConvert;
	const ids = ['mean', 'p10', 'p25', 'p50', 'p75', 'p90'] as const;
	const row = (label: Cell, spread: Spread, last: number): TableRow => ({
		cells: [label, spread.n, ...ids.map((id) => spread[id])],
		refs: [null, { step: last, state: 'reached' } satisfies FunnelRef],
	});
	const last = params.steps.length - 1;
	return {
		caption: 'table.times',
		columns: [
			{ id: 'pair', label: { message: 'table.pair' }, format: 'text' },
			{ id: 'n', label: { message: 'table.n' }, format: 'count', privacy: 'people' },
			...ids.map((id): TableColumn => ({
				id,
				label: { message: `table.${id}` },
				format: 'duration',
			})),
		],
		rows: [
			...pairs.map((pair) => row(`${pair.from + 1} → ${pair.to + 1}`, pair, pair.to)),
			...(pairs.length > 1 ? [row({ message: 'whole' }, total, last)] : []),
		],
	};
}

function stepCell({ steps, order }: FunnelParams, step: number): Cell {
	if (order === 'any') return `≥ ${step + 1}`;
	const event = steps[step]!;
	return event === 'any' ? { message: 'anyEvent' } : { event, step: step + 1 };
}

function groupCell({ value, other }: BreakdownGroup): Cell {
	return other === true ? { message: 'other' } : (value ?? { message: 'missing' });
}
