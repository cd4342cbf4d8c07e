/** Members that are one person (a union–find). Two members of one source are never joined, unless a person says so. */
export class Groups {
	private readonly parent: Uint32Array;
	private readonly sources: Uint32Array;
	private readonly apart: (readonly [number, number])[] = [];
	/** Groups there are. */
	count: number;

	/** `sources`: per member the bits of the sources that he is in. */
	constructor(length: number, sources: readonly number[]) {
		this.parent = Uint32Array.from({ length }, (_, i) => i);
		this.sources = Uint32Array.from({ length }, (_, i) => sources[i] ?? 0);
		this.count = length;
	}

	/** The lowest member of the group. */
	find(member: number): number {
		const { parent } = this;
		let root = member;
		while (parent[root] !== root) root = parent[root]!;
		while (parent[member] !== root) {
			const next = parent[member]!;
			parent[member] = root;
			member = next;
		}
		return root;
	}

	together(a: number, b: number): boolean {
		return this.find(a) === this.find(b);
	}

	/** Later joins keep these two apart. Members that are not there (−1) are passed over. */
	forbid(a: number, b: number): void {
		if (a >= 0 && b >= 0) this.apart.push([a, b]);
	}

	/** Whether both are one now. `always`: though they are of one source. */
	join(a: number, b: number, always = false): boolean {
		const [x, y] = [this.find(a), this.find(b)];
		if (x === y) return true;
		if (!always) {
			if ((this.sources[x]! & this.sources[y]!) !== 0) return false;
			const forbidden = this.apart.some(([p, q]) => {
				const [g, h] = [this.find(p), this.find(q)];
				return (g === x && h === y) || (g === y && h === x);
			});
			if (forbidden) return false;
		}
		const [low, high] = x < y ? [x, y] : [y, x];
		this.parent[high] = low;
		this.sources[low]! |= this.sources[high]!;
		this.count--;
		return true;
	}

	/** Numbers without gaps, groups in the order of their lowest members; null when every group is one member. */
	renumber(): Uint32Array | null {
		const { length } = this.parent;
		if (this.count === length) return null;
		const out = new Uint32Array(length);
		let next = 0;
		for (let m = 0; m < length; m++) out[m] = this.find(m) === m ? next++ : out[this.find(m)]!;
		return out;
	}
}
