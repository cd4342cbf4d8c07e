import type { TableRow, TableSpec, Tables } from '../contract';
import type { ValueLabel } from '../shared/member-values';
import { ifTold } from '../shared/suppress';
import type { CompositionParams } from './manifest';
import type { CompositionRef, CompositionResult, Trait } from './result';

export const tables: Tables<CompositionParams, CompositionResult> = (result) => [
	sizeTable(result),
	...result.traits.map((trait, i) => traitTable(result, trait, i)),
];

type Cell = TableRow['cells'][number];

function nameCell(label: ValueLabel | null): Cell {
	if (label === null) return { message: 'group.all' };
	if ('kind' in label) return label.kind;
	return 'text' in label ? label.text : label;
}

function sizeTable({ groups, others, grouped, ungrouped, members }: CompositionResult): TableSpec {
	const row = (name: Cell, count: number, ref: CompositionRef): TableRow => ({
		cells: [name, count],
		refs: [null, ref],
	});
	return {
		caption: 'table.groups',
		columns: [
			{ id: 'group', label: { message: 'table.group' }, format: 'text' },
			{ id: 'size', label: { message: 'table.size' }, format: 'count', privacy: 'people' },
		],
		rows: [
			...groups.map(({ label, size }, group) => row(nameCell(label), size, { group })),
			...(others.groups > 0
				? [row({ message: 'group.others', values: { n: others.groups } }, others.size, 'others')]
				: []),
			row({ message: 'group.grouped' }, grouped, 'grouped'),
			row({ message: 'group.ungrouped' }, ungrouped, 'ungrouped'),
			row({ message: 'group.members' }, members, 'members'),
		],
	};
}

function traitTable({ groups }: CompositionResult, trait: Trait, i: number): TableSpec {
	const { id } = trait;
	return {
		caption: `table.${id}`,
		columns: [
			{ id: 'group', label: { message: 'table.group' }, format: 'text' },
			{ id: 'known', label: { message: 'table.known' }, format: 'count', privacy: 'people' },
			{ id: 'agree', label: { message: 'table.agree' }, format: 'share', digits: 1 },
			{ id: 'base', label: { message: 'table.base' }, format: 'share', digits: 1 },
			{ id: 'low', label: { message: 'table.low' }, format: 'share', digits: 1 },
			{ id: 'high', label: { message: 'table.high' }, format: 'share', digits: 1 },
			{ id: 'index', label: { message: 'table.index' }, format: 'number', digits: 0 },
			{ id: 'evenness', label: { message: 'table.evenness' }, format: 'number', digits: 2 },
		],
		rows: [
			...groups.map(({ label, likeness }, group): TableRow => {
				const { known, agree, chance, evenness } = likeness[i]!;
				const index = agree === null || !trait.base ? null : (100 * agree) / trait.base;
				return {
					cells: [
						nameCell(label),
						known,
						agree,
						trait.base,
						chance?.low ?? null,
						chance?.high ?? null,
						index,
						evenness,
					],
					refs: [null, { group, trait: id } satisfies CompositionRef],
				};
			}),
			{
				cells: [
					{ message: 'group.grouped' },
					trait.known,
					trait.base,
					trait.base,
					null,
					null,
					trait.base === null || trait.base === 0 ? null : ifTold(100, trait.base),
					trait.evenness,
				],
				refs: [null, { trait: id } satisfies CompositionRef],
			},
		],
	};
}
