import type { Plain, TableColumn, TableRow, TableSpec } from '../analyses/contract';
import { canonicalJson } from '../base/hash';

/** The tables of one of several results that stand beside each other. */
export interface NamedTables {
	/** What the result is about. */
	readonly name: string;
	readonly tables: readonly TableSpec[];
}

/** The people behind a number of one of them. */
export interface ComparedRef {
	/** Index of the result. */
	readonly of: number;
	/** As the result's own table has it. */
	readonly ref: Plain;
}

/**
 * The tables of several results as one set: rows of the same table stand below each other, after a first column, headed
 * `head`, that says of which result they are. A column that only some results have is empty for the others. Refs are
 * `ComparedRef`s.
 */
export function comparedTables(parts: readonly NamedTables[], head: string): TableSpec[] {
	const same = new Ordered<{ readonly of: number; readonly spec: TableSpec }[]>();
	parts.forEach(({ tables }, of) => {
		const keys = numbered(tables.map(({ caption }) => caption));
		same.merge(keys, (i, before) => [...(before ?? []), { of, spec: tables[i]! }]);
	});
	return same.values.map((tables) => merged(tables, parts, head));
}

function merged(
	tables: readonly { readonly of: number; readonly spec: TableSpec }[],
	parts: readonly NamedTables[],
	head: string,
): TableSpec {
	const columns = new Ordered<TableColumn>();
	const keys = tables.map(({ spec }) =>
		numbered(spec.columns.map(({ id, label }) => canonicalJson([id, label]))),
	);
	tables.forEach(({ spec }, t) =>
		columns.merge(keys[t]!, (i, before) => before ?? spec.columns[i]!),
	);
	const rows = tables.flatMap(({ of, spec }, t) => {
		const places = columns.keys.map((key) => keys[t]!.indexOf(key));
		return spec.rows.map((row) => rowOf(row, parts[of]!.name, of, places));
	});
	const naming = columns.keys.indexOf(keys[0]![tables[0]!.spec.naming ?? 0]!);
	return {
		caption: tables[0]!.spec.caption,
		columns: [
			{ id: 'compared', label: { text: head }, format: 'text' },
			...withIds(columns.values),
		],
		rows,
		naming: naming + 1,
	};
}

/** A row under its result's name, its cells where the merged table has them. */
function rowOf(row: TableRow, name: string, of: number, places: readonly number[]): TableRow {
	const { cells, refs, unfinished } = row;
	const refAt = (place: number): ComparedRef | null => {
		const ref = refs?.[place] ?? null;
		return ref === null ? null : { of, ref };
	};
	return {
		cells: [name, ...places.map((place) => cells[place] ?? null)],
		refs: [null, ...places.map(refAt)],
		...(unfinished === undefined
			? {}
			: {
					unfinished:
						unfinished === 'all'
							? unfinished
							: places.flatMap((place, i) => (unfinished.includes(place) ? [i + 1] : [])),
				}),
	};
}

/** Columns that say something else under one id get ids of their own. */
function withIds(columns: readonly TableColumn[]): TableColumn[] {
	const ids = numbered(columns.map(({ id }) => id));
	return columns.map((column, i) => ({ ...column, id: ids[i]! }));
}

/** Names, the second of its kind with a number. */
function numbered(names: readonly string[]): string[] {
	const seen = new Map<string, number>();
	return names.map((name) => {
		const n = (seen.get(name) ?? 0) + 1;
		seen.set(name, n);
		return n === 1 ? name : `${name} ${n}`;
	});
}

/** Values by key, in an order that goes with that of every list that was merged, where they go together. */
class Ordered<Value> {
	readonly keys: string[] = [];
	readonly values: Value[] = [];

	merge(keys: readonly string[], make: (i: number, before: Value | undefined) => Value): void {
		let at = 0;
		keys.forEach((key, i) => {
			const known = this.keys.indexOf(key);
			if (known >= 0) {
				this.values[known] = make(i, this.values[known]);
				at = known + 1;
				return;
			}
			this.keys.splice(at, 0, key);
			this.values.splice(at, 0, make(i, undefined));
			at++;
		});
	}
}
