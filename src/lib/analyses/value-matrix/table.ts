import { wilson } from '../../base/interval';
import type { TableColumn, TableRow, TableSpec, Tables } from '../contract';
import { labelText } from '../shared/member-values';
import { segmentName } from '../shared/rfm/names';
import { isTold } from '../shared/suppress';
import type { MatrixParams } from './manifest';
import type { Fields, MatrixRef, MatrixResult, TagLabel } from './result';

type Cell = TableRow['cells'][number];
type At = Extract<MatrixRef, { at: unknown }>['at'];

export const tables: Tables<MatrixParams, MatrixResult> = (result, params) => {
	const className = (c: number): Cell => segmentName(result.classes[c]!, params.value);
	const tagName = (t: number): Cell => tagCell(result.tags[t]!);
	const groupName = (g: number): Cell => String(g + 1);
	const one = (
		caption: string,
		head: string,
		fields: Fields,
		name: (i: number) => Cell,
		at: (i: number) => At,
	): TableSpec => ({
		caption,
		columns: [{ id: 'of', label: { message: head }, format: 'text' }, ...figures(params)],
		rows: [
			...Array.from(fields.count, (_, i) => rowOf([name(i)], fields, i, at(i))),
			rowOf([{ message: 'table.all' }], result.all, 0, [null, null, null]),
		],
	});
	return [
		one('table.byClass', 'table.class', result.byClass, className, (c) => [c, null, null]),
		one('table.byGroup', 'table.group', result.byGroup, groupName, (g) => [null, g, null]),
		one('table.byTag', 'table.tag', result.byTag, tagName, (t) => [null, null, t]),
		cube(result, params, className, groupName, tagName),
	];
};

export function tagCell(label: TagLabel): string | { message: string } {
	return 'message' in label ? { message: label.message } : labelText(label);
}

/** Share of those who came back, with its interval; NaN where a count is withheld, null without anybody. */
export function retentionOf({ count, back }: Fields, i: number) {
	const [n, k] = [count[i]!, back[i]!];
	if (n === 0) return null;
	if (!isTold(n) || !isTold(k)) return { share: NaN, low: NaN, high: NaN };
	return { share: k / n, ...wilson(k, n) };
}

function figures({ value: by }: MatrixParams): TableColumn[] {
	const share = (id: string): TableColumn => ({
		id,
		label: { message: `table.${id}` },
		format: 'share',
		digits: 1,
	});
	const people = (id: string): TableColumn => ({
		id,
		label: { message: `table.${id}` },
		format: 'count',
		privacy: 'people',
	});
	const label = { message: 'table.revenue', values: { by } };
	return [
		people('count'),
		by === 'activity'
			? { id: 'revenue', label, format: 'number', digits: 1 }
			: { id: 'revenue', label, format: 'money' },
		people('back'),
		share('retention'),
		share('low'),
		share('high'),
	];
}

function rowOf(names: readonly Cell[], fields: Fields, i: number, at: At): TableRow {
	const rate = retentionOf(fields, i);
	const ref = (back: boolean): MatrixRef => ({ at, back });
	return {
		cells: [
			...names,
			fields.count[i]!,
			fields.revenue[i]!,
			fields.back[i]!,
			rate?.share ?? null,
			rate?.low ?? null,
			rate?.high ?? null,
		],
		refs: [...names.map(() => null), ref(false), null, ref(true)],
	};
}

/** Every field, from the highest value: which of them are empty is not told by rows that are left out. */
function cube(
	{ classes, groups, tags, fields }: MatrixResult,
	params: MatrixParams,
	className: (c: number) => Cell,
	groupName: (g: number) => Cell,
	tagName: (t: number) => Cell,
): TableSpec {
	const rows: TableRow[] = [];
	for (let c = 0; c < classes.length; c++) {
		for (let g = groups - 1; g >= 0; g--) {
			for (let t = 0; t < tags.length; t++) {
				const i = (c * groups + g) * tags.length + t;
				rows.push(rowOf([className(c), groupName(g), tagName(t)], fields, i, [c, g, t]));
			}
		}
	}
	return {
		caption: 'table.cube',
		columns: [
			{ id: 'class', label: { message: 'table.class' }, format: 'text' },
			{ id: 'group', label: { message: 'table.group' }, format: 'text' },
			{ id: 'tag', label: { message: 'table.tag' }, format: 'text' },
			...figures(params),
		],
		rows,
	};
}
