import type { TableRow, TableSpec, Tables } from '../contract';
import type { PreferenceParams } from './manifest';
import type { Aspect, PreferenceLabel, PreferenceRef, PreferenceResult } from './result';

export const tables: Tables<PreferenceParams, PreferenceResult> = (result) => [
	...result.aspects.map(valueTable),
	pairTable(result),
	memberTable(result),
];

type Cell = TableRow['cells'][number];

/** A value as a cell; files have kinds in the data's own words. */
function nameCell(label: PreferenceLabel): Cell {
	if ('others' in label) return { message: 'value.others', values: { n: label.others } };
	if ('kind' in label) return label.kind;
	return 'text' in label ? label.text : label;
}

function valueTable({ id, rows }: Aspect): TableSpec {
	return {
		caption: `table.${id}`,
		columns: [
			{ id: 'value', label: { message: 'table.value' }, format: 'text' },
			{ id: 'prefer', label: { message: 'table.prefer' }, format: 'count', privacy: 'people' },
			{ id: 'rate', label: { message: 'table.rate' }, format: 'share', digits: 1 },
			{ id: 'low', label: { message: 'table.low' }, format: 'share', digits: 1 },
			{ id: 'high', label: { message: 'table.high' }, format: 'share', digits: 1 },
			{ id: 'first', label: { message: 'table.first' }, format: 'count', privacy: 'people' },
			{ id: 'reach', label: { message: 'table.reach' }, format: 'count', privacy: 'people' },
			{ id: 'events', label: { message: 'table.events' }, format: 'count' },
			{ id: 'share', label: { message: 'table.share' }, format: 'share', digits: 1 },
		],
		rows: rows.map(({ label, prefer, rate, interval, first, reach, events, share }, row) => {
			const ref = (of: 'reach' | 'prefer' | 'first'): PreferenceRef => ({
				aspect: id,
				row,
				of,
			});
			return {
				cells: [
					nameCell(label),
					prefer,
					rate,
					interval?.low ?? null,
					interval?.high ?? null,
					first,
					reach,
					events,
					share,
				],
				refs: [null, ref('prefer'), null, null, null, ref('first'), ref('reach')],
			};
		}),
	};
}

function pairTable({ aspects, pairs }: PreferenceResult): TableSpec {
	const { rows } = aspects[0]!;
	return {
		caption: 'table.pairs',
		columns: [
			{ id: 'a', label: { message: 'table.a' }, format: 'text' },
			{ id: 'b', label: { message: 'table.b' }, format: 'text' },
			{ id: 'both', label: { message: 'table.both' }, format: 'count', privacy: 'people' },
			{ id: 'lift', label: { message: 'table.lift' }, format: 'number', digits: 2 },
			{ id: 'low', label: { message: 'table.low' }, format: 'number', digits: 2 },
			{ id: 'high', label: { message: 'table.high' }, format: 'number', digits: 2 },
		],
		rows: pairs.map(({ a, b, both, lift }) => ({
			cells: [
				nameCell(rows[a]!.label),
				nameCell(rows[b]!.label),
				both,
				lift.ratio,
				lift.low,
				lift.high,
			],
			refs: [null, null, { pair: [a, b] } satisfies PreferenceRef],
		})),
	};
}

/** How many members the preferences are told of, and how widely their events spread. */
function memberTable({ aspects, active }: PreferenceResult): TableSpec {
	const people = (
		what: string,
		values: (aspect: Aspect) => readonly [number, PreferenceRef],
	): TableRow => {
		const cells = aspects.map(values);
		return {
			cells: [{ message: what }, ...cells.map(([count]) => count)],
			refs: [null, ...cells.map(([, ref]) => ref)],
		};
	};
	const sizes = (['decided', 'few', 'absent', 'none'] as const).map((of) =>
		people(`members.${of}`, (aspect) => [aspect[of], { aspect: aspect.id, of }]),
	);
	const spread = ([0, 1, 2] as const).map((i) =>
		people(`members.spread${i}`, (aspect) => [aspect.spread[i], { aspect: aspect.id, spread: i }]),
	);
	const all: TableRow = {
		cells: [{ message: 'members.active' }, active, ...aspects.slice(1).map(() => null)],
		refs: [null, 'active' satisfies PreferenceRef],
	};
	return {
		caption: 'table.members',
		columns: [
			{ id: 'what', label: { message: 'table.what' }, format: 'text' },
			...aspects.map(({ id }) => ({
				id,
				label: { message: `aspect.${id}` },
				format: 'count' as const,
				privacy: 'people' as const,
			})),
		],
		rows: [all, ...sizes, ...spread],
	};
}
