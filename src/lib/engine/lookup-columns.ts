import type { ColumnRef } from '../analyses/contract';
import { takeRows } from '../columns/access';
import type { CategoryColumn, Column } from '../columns/column';
import { KeyRows } from '../intake/key-rows';
import { skippedRows } from '../intake/skip-rules';
import type { Lookup } from '../model/dataset';
import type { Store } from '../store/store';
import { gather } from './gather';

/** Where the values of a role are described. */
interface Where {
	/** Per value of the role 1 + the table, 0 = nowhere … */
	readonly table: Uint16Array;
	/** … and the row there. */
	readonly row: Uint32Array;
}

/** Columns that events have by lookups: found through the values of a role, and copied nowhere. */
export class LookupColumns {
	readonly #where = new Map<Lookup, Promise<Where>>();

	constructor(
		private readonly store: Store,
		private readonly lookups: readonly Lookup[],
	) {}

	/** The lookup that a column comes from; undefined for all other columns. */
	of(ref: ColumnRef): Lookup | undefined {
		return this.lookups.find(({ columns }) => columns.some(({ name }) => name === ref));
	}

	/** A new column in the order of `values`, the role's column; missing where nothing describes the value. */
	async column(lookup: Lookup, ref: ColumnRef, values: CategoryColumn): Promise<Column> {
		const { header, kind } = lookup.columns.find(({ name }) => name === ref)!;
		const where = await this.#whereOf(lookup, values);
		const parts = await Promise.all(
			lookup.tables.map(async ({ source }) => {
				const known = await this.store.sources.get(source);
				if (!known?.columns.some((one) => one.name === header && one.kind === kind)) return null;
				return (await this.store.readColumns(source, [header])).get(header) ?? null;
			}),
		);
		const ofValues = gather([null, ...parts], where.table, where.row);
		return takeRows(ofValues, new Uint32Array(values.codes));
	}

	#whereOf(lookup: Lookup, values: CategoryColumn): Promise<Where> {
		let where = this.#where.get(lookup);
		if (where === undefined) {
			where = this.#find(lookup, values);
			where.catch(() => this.#where.delete(lookup));
			this.#where.set(lookup, where);
		}
		return where;
	}

	async #find({ tables }: Lookup, values: CategoryColumn): Promise<Where> {
		const keyed = tables.map(async ({ source, key, skip = [] }) => {
			const names = new Set([key, ...skip.map(({ column }) => column)]);
			const columns = await this.store.readColumns(source, [...names]);
			const column = columns.get(key)!;
			const frame = { length: column.length, columns };
			return { key: column, skipped: skippedRows(frame, skip) };
		});
		const rows = new KeyRows(await Promise.all(keyed));
		const keys = rows.find(values.dictionary.values);
		return {
			table: Uint16Array.from(keys, (k) => rows.table[k]!),
			row: keys.map((k) => rows.row[k]!),
		};
	}
}
