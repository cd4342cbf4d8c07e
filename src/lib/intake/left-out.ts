import { narrowCodes } from '../columns/dictionary';
import type { LeftOutRows } from '../model/dataset';

/** Rows left out that are kept by number, over all reasons of one file; they are counted beyond that. */
export const LEFT_OUT_MAX = 100_000;
/** Characters of different values that are kept for them; after that values are told as `…`. */
const CHARACTERS_MAX = 1_000_000;
const MORE = '…';

/** Gathers rows that were left out for one reason: numbers packed, each different value once. */
export class LeftOutBuilder {
	private readonly rows: number[] = [];
	private readonly codes: number[] = [];
	private readonly known = new Map<string, number>();
	private characters = 0;

	push(row: number, value: string): void {
		this.rows.push(row);
		this.codes.push(this.code(value));
	}

	/** Takes over the first rows that another holds. */
	take(other: LeftOutBuilder, count: number): void {
		const values = [...other.known.keys()];
		for (let i = 0; i < Math.min(count, other.rows.length); i++) {
			this.push(other.rows[i]!, values[other.codes[i]!]!);
		}
	}

	get length(): number {
		return this.rows.length;
	}

	finish(file: string, reason: string, column: string): LeftOutRows {
		const { known, rows } = this;
		const codes = narrowCodes(Uint32Array.from(this.codes), known.size);
		return { file, reason, column, rows: Uint32Array.from(rows), codes, values: [...known.keys()] };
	}

	private code(value: string): number {
		const known = this.known.get(value);
		if (known !== undefined) return known;
		this.characters += value.length;
		if (this.characters > CHARACTERS_MAX && value !== MORE) return this.code(MORE);
		this.known.set(value, this.known.size);
		return this.known.size - 1;
	}
}
