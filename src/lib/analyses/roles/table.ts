import type { TableColumn, TableSpec, Tables } from '../contract';
import type { RolesParams } from './manifest';
import type { RolesRef, RolesResult } from './result';

export const tables: Tables<RolesParams, RolesResult> = (result, params) => [
	roleTable(result, params),
	turnTable(result, params),
	timeTable(result, params),
	monthTable(result, params),
];

const people = (id: string): TableColumn => ({
	id,
	label: { message: `table.${id}` },
	format: 'count',
	privacy: 'people',
});
const plain = (id: string, format: 'text' | 'share' | 'duration'): TableColumn => ({
	id,
	label: { message: `table.${id}` },
	format,
	...(format === 'share' ? { digits: 1 } : {}),
});

function roleTable({ roles, none, members }: RolesResult, params: RolesParams): TableSpec {
	return {
		caption: 'table.roles',
		columns: [
			plain('role', 'text'),
			people('innermost'),
			people('ever'),
			people('fresh'),
			people('early'),
		],
		rows: [
			...roles.map(({ innermost, ever, fresh, early }, role) => ({
				cells: [{ event: params.roles[role]!, step: role + 1 }, innermost, ever, fresh, early],
				refs: [
					null,
					...(['innermost', 'ever', 'fresh', 'early'] as const).map((of): RolesRef => ({
						role,
						of,
					})),
				],
			})),
			{
				cells: [{ message: 'role.none' }, none, null, null, null],
				refs: [null, 'none' satisfies RolesRef],
			},
			{
				cells: [{ message: 'role.all' }, members, null, null, null],
				refs: [null, 'members' satisfies RolesRef],
			},
		],
	};
}

function turnTable({ turns }: RolesResult, params: RolesParams): TableSpec {
	return {
		caption: 'table.turns',
		columns: [
			plain('from', 'text'),
			plain('to', 'text'),
			people('entered'),
			people('converted'),
			plain('rate', 'share'),
			plain('low', 'share'),
			plain('high', 'share'),
			people('open'),
			people('already'),
			people('skipped'),
		],
		rows: turns.map(({ entered, converted, rate, interval, open, already, skipped }, turn) => {
			const ref = (of: 'entered' | 'converted' | 'open' | 'already' | 'skipped'): RolesRef => ({
				turn,
				of,
			});
			return {
				cells: [
					{ event: params.roles[turn]!, step: turn + 1 },
					{ event: params.roles[turn + 1]!, step: turn + 2 },
					entered,
					converted,
					rate,
					interval?.low ?? null,
					interval?.high ?? null,
					open,
					already,
					skipped,
				],
				refs: [
					null,
					null,
					ref('entered'),
					ref('converted'),
					null,
					null,
					null,
					ref('open'),
					ref('already'),
					ref('skipped'),
				],
			};
		}),
	};
}

function timeTable({ turns }: RolesResult, params: RolesParams): TableSpec {
	return {
		caption: 'table.times',
		columns: [
			plain('from', 'text'),
			plain('to', 'text'),
			...['p10', 'p25', 'p50', 'p75', 'p90', 'mean'].map((id) => plain(id, 'duration')),
		],
		rows: turns.map(({ times, mean }, turn) => ({
			cells: [
				{ event: params.roles[turn]!, step: turn + 1 },
				{ event: params.roles[turn + 1]!, step: turn + 2 },
				...(times ?? [null, null, null, null, null]),
				mean,
			],
		})),
	};
}

function monthTable({ months }: RolesResult, params: RolesParams): TableSpec {
	return {
		caption: 'table.months',
		columns: [
			{ id: 'month', label: { message: 'table.month' }, format: 'day' },
			...params.roles.map((event, role): TableColumn => ({
				id: `role${role}`,
				label: { event },
				format: 'count',
				privacy: 'people',
			})),
		],
		rows: months.map(({ start, fresh, unfinished }) => ({
			cells: [start, ...fresh],
			refs: [null, ...fresh.map((_, role): RolesRef => ({ role, month: start }))],
			...(unfinished ? { unfinished: 'all' as const } : {}),
		})),
	};
}
