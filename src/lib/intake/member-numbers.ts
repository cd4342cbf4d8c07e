import type { CategoryColumn } from '../columns/column';

export const NOBODY = 0xffffffff;

/** Numbers members in the order in which they are first seen; ids are compared exactly, without spaces around. */
export class MemberNumbers {
	ids: string[] = [];
	/** Ids by text, as far as anybody had to look for one. */
	private readonly known = new Map<string, number>();

	/** The number of an id, given now if it is new. */
	number(id: string): number {
		const known = this.find(id);
		if (known >= 0) return known;
		this.known.set(id, this.ids.length);
		return this.add(id);
	}

	/** The number of an id; −1 if it has none. */
	find(id: string): number {
		while (this.known.size < this.ids.length) {
			this.known.set(this.ids[this.known.size]!, this.known.size);
		}
		return this.known.get(id) ?? -1;
	}

	/** Makes several ids one member: each new number keeps the id that was first. Nothing may be numbered afterwards. */
	renumber(numbers: Uint32Array): void {
		const ids: string[] = [];
		numbers.forEach((number, old) => {
			if (number === ids.length) ids.push(this.ids[old]!);
		});
		this.ids = ids;
		this.known.clear();
	}

	/** The number of an id that is certainly new. */
	add(id: string): number {
		return this.ids.push(id) - 1;
	}
}

/** The members of one table's rows, each looked up by text only once. */
export class TableMembers {
	private readonly codes: CategoryColumn['codes'];
	private readonly texts: readonly string[];
	/** By code: 1 where the text is not empty. */
	private readonly named: Uint8Array;
	private readonly numbers: Uint32Array;
	/** The first table's ids are all different, unless spaces around were stripped: none needs to be looked for. */
	private distinct: boolean;

	constructor(
		column: CategoryColumn,
		private readonly all: MemberNumbers,
	) {
		const { values } = column.dictionary;
		this.codes = column.codes;
		this.texts = values.map((value) => value.trim());
		this.distinct = this.texts.every((text, code) => text === values[code]);
		this.named = Uint8Array.from(this.texts, (text) => (text === '' ? 0 : 1));
		this.numbers = new Uint32Array(this.texts.length).fill(NOBODY);
	}

	has(row: number): boolean {
		return this.named[this.codes[row]!] === 1;
	}

	/** To be called before the first `see`: are there no members yet? */
	begin(): void {
		this.distinct &&= this.all.ids.length === 0;
	}

	/** The number of the member of a row that has one, given now if it is new. */
	see(row: number): number {
		const code = this.codes[row]!;
		const known = this.numbers[code]!;
		if (known !== NOBODY) return known;
		const text = this.texts[code]!;
		const number = this.distinct ? this.all.add(text) : this.all.number(text);
		this.numbers[code] = number;
		return number;
	}

	/** Gives those who were numbered their new numbers. */
	renumber(numbers: Uint32Array): void {
		for (let code = 0; code < this.numbers.length; code++) {
			const number = this.numbers[code]!;
			if (number !== NOBODY) this.numbers[code] = numbers[number]!;
		}
	}

	/** The number of the member of a row, or NOBODY when it has none or none of its rows was seen. */
	of(row: number): number {
		return this.numbers[this.codes[row]!]!;
	}
}
