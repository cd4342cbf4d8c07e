import type { TableColumn, TableRow, TableSpec, Tables } from '../contract';
import type { ClustersParams } from './manifest';
import type { ClustersRef, ClustersResult, Feature } from './result';
import { wordOf } from './words';

export const tables: Tables<ClustersParams, ClustersResult> = (result) => [
	clusterTable(result),
	profileTable(result),
	triedTable(result),
];

const number = (id: string, digits: number): TableColumn => ({
	id,
	label: { message: `table.${id}` },
	format: 'number',
	digits,
});
const share = (id: string): TableColumn => ({
	id,
	label: { message: `table.${id}` },
	format: 'share',
	digits: 1,
});

function labelOf({ label }: Feature): TableColumn['label'] {
	return 'kind' in label ? { event: { kind: label.kind } } : label;
}

/** Sizes, silhouettes and means; then everyone, and who was left out. */
function clusterTable(result: ClustersResult): TableSpec {
	const { clusters, features, k, clustered, leftOut } = result;
	const none = features.map(() => null);
	const row = (name: TableRow['cells'][number], cells: TableRow['cells'], ref: ClustersRef) => ({
		cells: [name, ...cells],
		refs: [null, ref],
	});
	return {
		caption: 'table.clusters',
		columns: [
			{ id: 'cluster', label: { message: 'table.cluster' }, format: 'text' },
			{ id: 'size', label: { message: 'table.members' }, format: 'count', privacy: 'people' },
			share('share'),
			share('low'),
			share('high'),
			number('silhouette', 3),
			...features.map((feature, f): TableColumn => ({
				id: `f${f}`,
				label: labelOf(feature),
				format: 'number',
				digits: 2,
			})),
		],
		rows: [
			...clusters.map(({ size, share, interval, silhouette, means }, c) =>
				row(
					{ message: 'cluster', values: { n: c + 1 } },
					[size, share, interval.low, interval.high, silhouette, ...means],
					{ cluster: c, k },
				),
			),
			row(
				{ message: 'everyone' },
				[clustered, null, null, null, null, ...features.map(({ mean }) => mean)],
				{ group: 'clustered' },
			),
			row({ message: 'leftOut' }, [leftOut, null, null, null, null, ...none], {
				group: 'left-out',
			}),
		],
	};
}

/** By what each cluster differs from everyone, in words. */
function profileTable({ clusters, features }: ClustersResult): TableSpec {
	return {
		caption: 'table.profile',
		columns: [
			{ id: 'cluster', label: { message: 'table.cluster' }, format: 'text' },
			...features.flatMap((feature, f): TableColumn[] => [
				{ id: `z${f}`, label: labelOf(feature), format: 'number', digits: 2 },
				{ id: `w${f}`, label: { message: 'table.word' }, format: 'text' },
			]),
		],
		rows: clusters.map(({ z }, c) => ({
			cells: [
				{ message: 'cluster', values: { n: c + 1 } },
				...z.flatMap((by) => [by, Number.isNaN(by) ? null : { message: `word.${wordOf(by)}` }]),
			],
		})),
	};
}

function triedTable({ tried, k, elbow }: ClustersResult): TableSpec {
	return {
		caption: 'table.tried',
		columns: [
			{ id: 'k', label: { message: 'table.k' }, format: 'number', digits: 0 },
			number('silhouette', 4),
			number('inertia', 3),
			{ id: 'note', label: { message: 'table.note' }, format: 'text' },
		],
		rows: tried.map((one) => ({
			cells: [
				one.k,
				one.silhouette,
				one.inertia,
				one.k === k
					? { message: one.k === elbow ? 'note.both' : 'note.chosen' }
					: one.k === elbow
						? { message: 'note.elbow' }
						: null,
			],
		})),
	};
}
