import type { Codes, Column, Frame } from '../columns/column';

/**
 * Rows that say the same in every column as one before them. Rows are compared by a hash of 53 bits: of a million different
 * ones, two are taken for the same once in twenty thousand files. `pause` is called between columns.
 */
export async function countDuplicateRows(
	{ length, columns }: Frame,
	pause: () => Promise<void>,
): Promise<number> {
	if (length < 2 || columns.size === 0) return 0;
	const hashes = new Hashes(length);
	for (const column of columns.values()) {
		hashes.add(column);
		await pause();
	}
	const sorted = hashes.all().sort();
	let same = 0;
	for (let i = 1; i < length; i++) if (sorted[i] === sorted[i - 1]) same++;
	return same;
}

/** Two hashes of 32 bits for each row. */
class Hashes {
	private readonly high: Int32Array;
	private readonly low: Int32Array;

	constructor(private readonly length: number) {
		this.high = new Int32Array(length).fill(0x41c6ce57);
		this.low = new Int32Array(length).fill(0x5eadbeef);
	}

	add(column: Column): void {
		switch (column.kind) {
			case 'category':
				return this.addWords(column.codes);
			case 'number':
			case 'time':
				return this.addDoubles(column.values);
			case 'flag':
				for (let row = 0; row < this.length; row++) {
					this.mix(row, column.present.has(row) ? (column.values.has(row) ? 2 : 1) : 0);
				}
				return;
			case 'text':
				return this.addRanges(column.offsets, column.bytes);
			case 'tags':
				return this.addRanges(column.offsets, column.codes);
		}
	}

	/** As numbers without a fraction that a double holds exactly. */
	all(): Float64Array {
		const { high, low } = this;
		return Float64Array.from({ length: this.length }, (_, row) => {
			const last = high[row]! ^ (high[row]! >>> 15);
			return (last & 0x1fffff) * 0x1_0000_0000 + (low[row]! >>> 0);
		});
	}

	private addWords(words: Codes): void {
		for (let row = 0; row < this.length; row++) this.mix(row, words[row]!);
	}

	private addDoubles(values: Float64Array): void {
		const double = new Float64Array(1);
		const words = new Uint32Array(double.buffer);
		for (let row = 0; row < this.length; row++) {
			// −0 is 0, and every NaN is the same one.
			double[0] = Number.isNaN(values[row]!) ? NaN : values[row]! + 0;
			this.mix(row, words[0]!);
			this.mix(row, words[1]!);
		}
	}

	private addRanges(offsets: Uint32Array, items: Codes): void {
		for (let row = 0; row < this.length; row++) {
			const end = offsets[row + 1]!;
			let hash = end - offsets[row]!;
			for (let i = offsets[row]!; i < end; i++) hash = Math.imul(hash ^ items[i]!, 16777619);
			this.mix(row, hash);
			hash = 0;
			for (let i = offsets[row]!; i < end; i++)
				hash = Math.imul(hash + items[i]!, 0x85ebca6b) ^ (hash >>> 13);
			this.mix(row, hash);
		}
	}

	private mix(row: number, word: number): void {
		const low = Math.imul(this.low[row]! ^ word, 0x9e3779b1);
		this.low[row] = low ^ (low >>> 15);
		const high = Math.imul(this.high[row]! ^ word, 0x5bd1e995);
		this.high[row] = high ^ (high >>> 13);
	}
}
