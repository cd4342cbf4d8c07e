/**
 * A map from texts to whole numbers, for texts that come as ever new strings (cells of a file): a `Map` must first ask the
 * runtime for the hash of each; hashing here is a loop that the compiler sees, a quarter to a half faster.
 */
export class TextMap {
	/** Texts in the map. */
	size = 0;
	private readonly keys: string[] = [];
	/** Nobody can know beforehand where a text falls. */
	private readonly seed = (Math.random() * 2 ** 32) | 0;
	/**
	 * Open addressing, never more than half full. Four numbers a slot, so that a look-up touches one place of memory: hash,
	 * 1 + the number of the entry (0 = free), its value, nothing.
	 */
	private slots = new Int32Array(32 * 4);
	/** Where the text of the last `get` belongs. */
	private slot = 0;
	private hash = 0;

	/** The number of a text; −1 if it is not in the map. */
	get(text: string): number {
		const { slots, keys } = this;
		const hash = hashOf(text, this.seed);
		const mask = slots.length - 1;
		let slot = (hash << 2) & mask;
		for (let entry = slots[slot + 1]!; entry !== 0; entry = slots[slot + 1]!) {
			if (slots[slot] === hash && keys[entry - 1] === text) return slots[slot + 2]!;
			slot = (slot + 4) & mask;
		}
		this.slot = slot;
		this.hash = hash;
		return -1;
	}

	/** Adds the text that the last `get` did not find. The string is kept: pass one that holds no other in memory. */
	add(text: string, value: number): void {
		this.keys.push(text);
		this.size++;
		const { slots, slot } = this;
		slots[slot] = this.hash;
		slots[slot + 1] = this.size;
		slots[slot + 2] = value;
		if (8 * this.size > slots.length) this.grow();
	}

	private grow(): void {
		const old = this.slots;
		const slots = new Int32Array(2 * old.length);
		const mask = slots.length - 1;
		for (let from = 0; from < old.length; from += 4) {
			if (old[from + 1] === 0) continue;
			let slot = (old[from]! << 2) & mask;
			while (slots[slot + 1] !== 0) slot = (slot + 4) & mask;
			slots[slot] = old[from]!;
			slots[slot + 1] = old[from + 1]!;
			slots[slot + 2] = old[from + 2]!;
		}
		this.slots = slots;
	}
}

/** FNV-1a over UTF-16 units, its bits mixed once more (the low ones choose the place). */
function hashOf(text: string, seed: number): number {
	let hash = seed ^ text.length;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
	hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
	return hash ^ (hash >>> 13);
}
