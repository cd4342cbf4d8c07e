import { parseDay } from '../../base/time';
import type { TableColumn, TableSpec, Tables } from '../contract';
import { ifTold } from '../shared/suppress';
import type { LifecycleParams } from './manifest';
import {
	FLOWS,
	STAGES,
	STANDINGS,
	type Bounds,
	type LifecycleRef,
	type LifecycleResult,
	type Moves,
} from './result';

export const tables: Tables<LifecycleParams, LifecycleResult> = (result) => [
	stageTable(result),
	...(result.moves === null ? [] : [moveTable(result.moves), shareTable(result.moves)]),
	flowTable(result),
	boundsTable(result.bounds),
];

const people = (id: string, message: string): TableColumn => ({
	id,
	label: { message },
	format: 'count',
	privacy: 'people',
});

function stageTable({ stages, members }: LifecycleResult): TableSpec {
	const share = (id: string): TableColumn => ({
		id,
		label: { message: `table.${id}` },
		format: 'share',
		digits: 1,
	});
	return {
		caption: 'table.stages',
		columns: [
			{ id: 'stage', label: { message: 'table.stage' }, format: 'text' },
			people('count', 'table.members'),
			share('share'),
			share('low'),
			share('high'),
		],
		rows: [
			...stages.map(({ id, count, share, interval }) => ({
				cells: [
					{ message: `stage.${id}` },
					count,
					share,
					interval?.low ?? null,
					interval?.high ?? null,
				],
				refs: [null, { stage: id } satisfies LifecycleRef],
			})),
			{
				cells: [{ message: 'stage.all' }, members, null, null, null],
				refs: [null, { stage: 'all' } satisfies LifecycleRef],
			},
		],
	};
}

/** Rows: the end of the period before. Columns: the end of the last finished one. */
function moveTable({ counts, totals }: Moves): TableSpec {
	return {
		caption: 'table.moves',
		columns: [
			{ id: 'from', label: { message: 'table.from' }, format: 'text' },
			...STAGES.map((id) => people(id, `stage.${id}`)),
			people('total', 'table.total'),
		],
		rows: STANDINGS.map((from, r) => ({
			cells: [{ message: `stage.${from}` }, ...counts[r]!, totals[r]!],
			refs: [
				null,
				...STAGES.map((to): LifecycleRef => ({ from, to })),
				{ from, to: 'all' } satisfies LifecycleRef,
			],
		})),
	};
}

/** The same as shares of the rows: how likely each stage was to become which. */
function shareTable({ counts, totals }: Moves): TableSpec {
	return {
		caption: 'table.moveShares',
		columns: [
			{ id: 'from', label: { message: 'table.from' }, format: 'text' },
			...STAGES.map((id): TableColumn => ({
				id,
				label: { message: `stage.${id}` },
				format: 'share',
				digits: 1,
			})),
		],
		rows: STANDINGS.map((from, r) => {
			const total = totals[r]!;
			return {
				cells: [
					{ message: `stage.${from}` },
					...counts[r]!.map((count) => (total === 0 ? null : ifTold(count / total, count, total))),
				],
			};
		}),
	};
}

function flowTable({ flow }: LifecycleResult): TableSpec {
	const columns = ['active', ...FLOWS] as const;
	return {
		caption: 'table.flow',
		columns: [
			{ id: 'period', label: { message: 'table.period' }, format: 'day' },
			...columns.map((id) => people(id, `flow.${id}`)),
		],
		rows: flow.map((period) => ({
			cells: [parseDay(period.start), ...columns.map((id) => period[id])],
			refs: [null, ...columns.map((of): LifecycleRef => ({ period: period.start, flow: of }))],
			...(period.unfinished ? { unfinished: 'all' as const } : {}),
		})),
	};
}

function boundsTable(bounds: readonly Bounds[]): TableSpec {
	const number = (id: string, digits: number): TableColumn => ({
		id,
		label: { message: `table.${id}` },
		format: 'number',
		digits,
	});
	return {
		caption: 'table.bounds',
		columns: [
			{ id: 'group', label: { message: 'table.group' }, format: 'text' },
			people('members', 'table.behind'),
			number('gaps', 0),
			number('atRisk', 1),
			number('lost', 1),
			{ id: 'note', label: { message: 'table.note' }, format: 'text' },
		],
		rows: bounds.map((one, index) => ({
			cells: [
				one.group ?? { message: 'group.all' },
				one.members,
				one.gaps,
				one.atRisk,
				one.lost,
				one.borrowed ? { message: 'note.borrowed' } : null,
			],
			refs: [null, { bounds: index } satisfies LifecycleRef],
		})),
	};
}
