import type { CategoryColumn } from '../columns/column';

export const NOBODY = 0xffffffff;

/** Numbers members in the order in which they are first seen; ids are compared exactly, without spaces around. */
export class MemberNumbers {
	readonly ids: string[] = [];
	private readonly known = new Map<string, number>();

	number(id: string): number {
		const known = this.known.get(id);
		if (known !== undefined) return known;
		this.known.set(id, this.ids.length);
		this.ids.push(id);
		return this.ids.length - 1;
	}
}

/** The members of one table's rows, each looked up by text only once. */
export class TableMembers {
	private readonly codes: CategoryColumn['codes'];
	private readonly texts: readonly string[];
	private readonly numbers: Uint32Array;

	constructor(
		column: CategoryColumn,
		private readonly all: MemberNumbers,
	) {
		this.codes = column.codes;
		this.texts = column.dictionary.values.map((value) => value.trim());
		this.numbers = new Uint32Array(this.texts.length).fill(NOBODY);
	}

	has(row: number): boolean {
		return this.texts[this.codes[row]!] !== '';
	}

	/** The number of the member of a row that has one, given now if it is new. */
	see(row: number): number {
		const code = this.codes[row]!;
		const known = this.numbers[code]!;
		if (known !== NOBODY) return known;
		const number = this.all.number(this.texts[code]!);
		this.numbers[code] = number;
		return number;
	}

	/** The number of the member of a row, or NOBODY when it has none or none of its rows was seen. */
	of(row: number): number {
		return this.numbers[this.codes[row]!]!;
	}
}
