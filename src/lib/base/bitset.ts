/**
 * A set of small integers (member numbers, row numbers) as packed bits.
 * `words` is owned by the set: methods named after a verb in the imperative change it in place and return it,
 * `clone` copies.
 */
export class BitSet {
	/** How many integers can be in the set: 0 … length − 1. */
	readonly length: number;
	readonly words: Uint32Array;

	constructor(length: number, words?: Uint32Array) {
		this.length = length;
		this.words = words ?? new Uint32Array((length + 31) >>> 5);
	}

	/** All of 0 … length − 1. */
	static full(length: number): BitSet {
		const set = new BitSet(length);
		set.words.fill(0xffffffff);
		set.trim();
		return set;
	}

	/** The places at which a value stands in a list. */
	static where(values: ArrayLike<number>, value: number): BitSet {
		const set = new BitSet(values.length);
		for (let i = 0; i < values.length; i++) if (values[i] === value) set.add(i);
		return set;
	}

	static from(length: number, members: Iterable<number>): BitSet {
		const set = new BitSet(length);
		for (const i of members) set.add(i);
		return set;
	}

	add(i: number): void {
		this.words[i >>> 5]! |= 1 << (i & 31);
	}

	delete(i: number): void {
		this.words[i >>> 5]! &= ~(1 << (i & 31));
	}

	has(i: number): boolean {
		return (this.words[i >>> 5]! & (1 << (i & 31))) !== 0;
	}

	/** Number of members of the set. */
	get size(): number {
		let n = 0;
		for (let w = 0; w < this.words.length; w++) {
			let x = this.words[w]!;
			x -= (x >>> 1) & 0x55555555;
			x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
			n += Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
		}
		return n;
	}

	clone(): BitSet {
		return new BitSet(this.length, this.words.slice());
	}

	intersect(other: BitSet): this {
		for (let w = 0; w < this.words.length; w++) this.words[w]! &= other.words[w] ?? 0;
		return this;
	}

	unite(other: BitSet): this {
		for (let w = 0; w < this.words.length; w++) this.words[w]! |= other.words[w] ?? 0;
		this.trim();
		return this;
	}

	subtract(other: BitSet): this {
		for (let w = 0; w < this.words.length; w++) this.words[w]! &= ~(other.words[w] ?? 0);
		return this;
	}

	invert(): this {
		for (let w = 0; w < this.words.length; w++) this.words[w] = ~this.words[w]!;
		this.trim();
		return this;
	}

	equals(other: BitSet): boolean {
		return this.length === other.length && this.words.every((word, i) => word === other.words[i]);
	}

	/** Calls `each` for every member of the set, ascending. */
	forEach(each: (i: number) => void): void {
		for (let w = 0; w < this.words.length; w++) {
			let word = this.words[w]!;
			while (word !== 0) {
				const low = word & -word;
				each((w << 5) + 31 - Math.clz32(low));
				word ^= low;
			}
		}
	}

	/** The members of the set, ascending, as a new array. */
	toArray(): Uint32Array {
		const out = new Uint32Array(this.size);
		let n = 0;
		this.forEach((i) => (out[n++] = i));
		return out;
	}

	private trim(): void {
		const rest = this.length & 31;
		if (rest !== 0 && this.words.length > 0) this.words[this.words.length - 1]! &= 2 ** rest - 1;
	}
}
