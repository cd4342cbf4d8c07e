import type { CategoryColumn, Column } from '../columns/column';
import { DictionaryBuilder } from '../columns/dictionary';
import { asCategory, sharedCodes } from './as-category';

/** The keys of a table that describes something. */
export interface KeyedTable {
	readonly key: Column;
	/** Per row 0 where it counts; null = all rows count. */
	readonly skipped: Uint8Array | null;
}

/**
 * Which row describes a key: the first that has it, in the first of the tables that has it. Keys are texts without spaces
 * around; they are numbered from 1 up, 0 is none.
 */
export class KeyRows {
	readonly #keys = new DictionaryBuilder();
	readonly #cells: readonly {
		readonly codes: CategoryColumn['codes'];
		readonly keys: Uint32Array;
	}[];
	/** For each key 1 + the table that describes it; 0 = no row of it counts. */
	readonly table: Uint16Array;
	/** … and the row there. */
	readonly row: Uint32Array;

	constructor(tables: readonly KeyedTable[]) {
		this.#cells = tables.map(({ key }) => {
			const category = asCategory(key);
			return { codes: category.codes, keys: sharedCodes(category, this.#keys, true) };
		});
		this.table = new Uint16Array(this.#keys.size);
		this.row = new Uint32Array(this.#keys.size);
		tables.forEach(({ skipped }, t) => {
			const { codes, keys } = this.#cells[t]!;
			for (let row = 0; row < codes.length; row++) {
				const key = keys[codes[row]!]!;
				if (key === 0 || this.table[key] !== 0 || (skipped !== null && skipped[row] !== 0))
					continue;
				this.table[key] = t + 1;
				this.row[key] = row;
			}
		});
	}

	/** Keys are numbered below this. */
	get size(): number {
		return this.#keys.size;
	}

	/** The key of a row; 0 = it has none. */
	keyOf(table: number, row: number): number {
		const { codes, keys } = this.#cells[table]!;
		return keys[codes[row]!]!;
	}

	/** The keys of these texts; 0 for those that no row describes. */
	find(texts: readonly string[]): Uint32Array {
		return Uint32Array.from(texts, (text) => {
			const key = this.#keys.find(text.trim()) ?? 0;
			return this.table[key] === 0 ? 0 : key;
		});
	}
}
