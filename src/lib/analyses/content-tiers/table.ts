import type { TableColumn, TableRow, TableSpec, Tables } from '../contract';
import type { ContentTiersParams } from './manifest';
import {
	STANDINGS,
	type ContentTiersRef,
	type ContentTiersResult,
	type Moves,
	type TierRow,
	type Windows,
} from './result';

export const tables: Tables<ContentTiersParams, ContentTiersResult> = (result, { score }) => {
	const format = score === 'amount' ? 'money' : 'count';
	const { windows, moves } = result;
	return [
		tierTable(result, format),
		spreadTable(result),
		...(windows === null || moves === null ? [] : [moveTable(moves, windows)]),
		listTable(result, format),
	];
};

type Format = 'money' | 'count';

const column = (
	id: string,
	format: TableColumn['format'],
	more: Pick<TableColumn, 'digits' | 'privacy'> = {},
): TableColumn => ({ id, label: { message: `table.${id}` }, format, ...more });
const share = (id: string): TableColumn => column(id, 'share', { digits: 1 });
const PEOPLE = { privacy: 'people' } as const;

function tierTable(result: ContentTiersResult, format: Format): TableSpec {
	const row = (tier: TierRow): TableRow => ({
		cells: [
			{ message: `tier.${tier.id}` },
			tier.contents,
			tier.share,
			tier.yield,
			tier.yieldShare,
			tier.mean,
			tier.median,
			tier.least,
			tier.people,
			tier.peopleShare,
			tier.interval?.low ?? null,
			tier.interval?.high ?? null,
		],
		refs: [...Array<null>(8).fill(null), { tier: tier.id } satisfies ContentTiersRef],
	});
	const whole = (message: string, cells: readonly (number | null)[], ref: ContentTiersRef) => ({
		cells: [{ message }, ...cells, null, null, null],
		refs: [...Array<null>(8).fill(null), ref],
	});
	const { contents, people, silent } = result;
	const nothing = [null, null, null, null];
	return {
		caption: 'table.tiers',
		columns: [
			column('tier', 'text'),
			column('contents', 'count'),
			share('share'),
			column('yield', format),
			share('yieldShare'),
			column('mean', 'number', { digits: 2 }),
			column('median', 'number', { digits: 2 }),
			column('least', 'number', { digits: 2 }),
			column('people', 'count', PEOPLE),
			share('peopleShare'),
			share('low'),
			share('high'),
		],
		rows: [
			...result.tiers.map(row),
			whole('tier.all', [contents, null, result.yield, ...nothing, people], { tier: 'all' }),
			whole('tier.silent', [null, null, null, ...nothing, silent], 'silent'),
		],
	};
}

function spreadTable(result: ContentTiersResult): TableSpec {
	return {
		caption: 'table.spread',
		columns: [column('what', 'text'), column('value', 'number')],
		rows: (['contents', 'yield', 'gini', 'half'] as const).map((what) => ({
			cells: [{ message: `table.${what}` }, result[what]],
		})),
	};
}

/** Rows: the earlier window. Columns: the last one. */
function moveTable({ counts, totals, nows }: Moves, { unfinished }: Windows): TableSpec {
	const all = totals.reduce((sum, n) => sum + n, 0);
	const last = STANDINGS.length - 1;
	const marked = unfinished ? { unfinished: 'all' as const } : {};
	return {
		caption: 'table.moves',
		columns: [
			column('before', 'text'),
			...STANDINGS.map((id): TableColumn => ({
				id,
				label: { message: id === 'none' ? 'tier.gone' : `tier.${id}` },
				format: 'count',
			})),
			column('total', 'count'),
		],
		rows: [
			...STANDINGS.map((id, r) => ({
				cells: [
					{ message: id === 'none' ? 'tier.notYet' : `tier.${id}` },
					...counts[r]!.map((n, c) => (r === last && c === last ? null : n)),
					totals[r]!,
				],
				...marked,
			})),
			{ cells: [{ message: 'table.totalNow' }, ...nows, all], ...marked },
		],
	};
}

function listTable({ list, contents }: ContentTiersResult, format: Format): TableSpec {
	const standing = (id: string | null, none: string) =>
		id === null ? null : { message: id === 'none' ? none : `tier.${id}` };
	const rest = contents - list.length;
	return {
		caption: 'table.list',
		columns: [
			column('content', 'text'),
			column('score', format),
			share('yieldShare'),
			column('people', 'count', PEOPLE),
			column('tier', 'text'),
			column('tierBefore', 'text'),
			column('tierNow', 'text'),
		],
		rows: [
			...list.map(({ label, score, share, people, tier, before, now }): TableRow => {
				const name = label === null ? null : 'kind' in label ? label.kind : label.text;
				return {
					cells: [
						name,
						score,
						share,
						people,
						standing(tier, ''),
						standing(before, 'tier.notYet'),
						standing(now, 'tier.gone'),
					],
					refs: [
						null,
						null,
						null,
						name === null ? null : ({ content: name } satisfies ContentTiersRef),
					],
				};
			}),
			...(rest === 0
				? []
				: [
						{
							cells: [{ message: 'table.rest', values: { n: rest } }, ...Array<null>(6).fill(null)],
						},
					]),
		],
	};
}
