import { release } from '../base/memory';
import { GrowingBytes } from './growing';

/** Runs up to this length are held in the table itself: their first and their last four bytes are all of them. */
const SHORT = 8;
/** Numbers of an empty table. */
const SLOTS = 32 * 4;
/** The place of a run that has none. */
const NOWHERE = -1;

/** Looking further than this is hardly ever chance: somebody has made runs that fall on one place. */
const MOST_STEPS = 256;

/**
 * A map from runs of bytes to whole numbers, for cells of a file that are looked up before anybody has made texts of them:
 * nothing is allocated for a run that is known, and four bytes are looked at at once. It may forget a run that is added: who
 * needs all of them asks elsewhere when it is not found.
 */
export class BytesMap {
	/** Runs in the map. */
	size = 0;
	/** Longer runs, one after the other. */
	private long = new GrowingBytes();
	private longView = new DataView(this.long.array.buffer);
	/**
	 * Open addressing, at most three quarters full. Four numbers a slot, so that a look-up touches one place of memory: the
	 * first four bytes and the last (of a longer run: hash and length), the value, and the length (of a longer run: SHORT + 1
	 * + where it begins in `long`; 0 = free).
	 */
	private slots = new Int32Array(SLOTS);
	/** Where the run of the last `get` belongs, and what is to be written there. */
	private slot = 0;
	private first = 0;
	private last = 0;

	/** By default nobody can know beforehand where a run falls. */
	constructor(private readonly seed = (Math.random() * 2 ** 32) | 0) {}

	/** The number of the bytes `from … to` (at least one), exclusive; −1 if they are not in the map. */
	get(bytes: DataView, from: number, to: number): number {
		const length = to - from;
		let first = 0;
		let last = length;
		if (length > SHORT) first = hashOf(bytes, from, to, this.seed);
		else if (length >= 4) {
			first = bytes.getInt32(from, true);
			last = bytes.getInt32(to - 4, true);
		} else for (let at = from; at < to; at++) first = (first << 8) | bytes.getUint8(at);
		const { slots } = this;
		const mask = slots.length - 1;
		let slot = place(first, last, this.seed) & mask;
		let steps = 0;
		for (let tag = slots[slot + 3]!; tag !== 0; tag = slots[slot + 3]!) {
			if (
				slots[slot] === first &&
				slots[slot + 1] === last &&
				(length > SHORT ? tag > SHORT && this.isLong(tag, bytes, from, to) : tag === length)
			)
				return slots[slot + 2]!;
			slot = (slot + 4) & mask;
			if (++steps > MOST_STEPS) {
				this.slot = NOWHERE;
				return -1;
			}
		}
		this.slot = slot;
		this.first = first;
		this.last = last;
		return -1;
	}

	/** Adds the run that the last `get` did not find (copied). */
	add(bytes: DataView, from: number, to: number, value: number): void {
		const { slots, slot, long } = this;
		if (slot === NOWHERE) return;
		const length = to - from;
		slots[slot] = this.first;
		slots[slot + 1] = this.last;
		slots[slot + 2] = value;
		slots[slot + 3] = length;
		if (length > SHORT) {
			slots[slot + 3] = SHORT + 1 + long.length;
			long.append(new Uint8Array(bytes.buffer, bytes.byteOffset + from, length));
			if (long.array.buffer !== this.longView.buffer)
				this.longView = new DataView(long.array.buffer);
		}
		this.size++;
		if (16 * this.size > 3 * slots.length) this.grow();
	}

	/** Forgets all runs and gives their memory back. */
	clear(): void {
		release(this.slots.buffer);
		release(this.long.array.buffer);
		this.size = 0;
		this.slots = new Int32Array(SLOTS);
		this.long = new GrowingBytes();
		this.longView = new DataView(this.long.array.buffer);
	}

	private isLong(tag: number, bytes: DataView, from: number, to: number): boolean {
		const { longView } = this;
		let key = tag - SHORT - 1;
		let at = from;
		for (; at + 4 <= to; at += 4, key += 4)
			if (bytes.getInt32(at, true) !== longView.getInt32(key, true)) return false;
		for (; at < to; at++, key++) if (bytes.getUint8(at) !== longView.getUint8(key)) return false;
		return true;
	}

	private grow(): void {
		const old = this.slots;
		const slots = new Int32Array(2 * old.length);
		const mask = slots.length - 1;
		for (let from = 0; from < old.length; from += 4) {
			if (old[from + 3] === 0) continue;
			let slot = place(old[from]!, old[from + 1]!, this.seed) & mask;
			while (slots[slot + 3] !== 0) slot = (slot + 4) & mask;
			slots.set(old.subarray(from, from + 4), slot);
		}
		this.slots = slots;
		release(old.buffer);
	}
}

/** Where a run is looked for first. The last digits of numbered ids lie in the highest byte: mixed twice, they reach the low bits. */
function place(first: number, last: number, seed: number): number {
	let hash = Math.imul(first ^ seed, 0x9e3779b1);
	hash = Math.imul(hash ^ (hash >>> 15) ^ last, 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
	return (hash ^ (hash >>> 16)) << 2;
}

function hashOf(bytes: DataView, from: number, to: number, seed: number): number {
	let hash = seed ^ (to - from);
	let at = from;
	for (; at + 4 <= to; at += 4) {
		hash = Math.imul(hash ^ bytes.getInt32(at, true), 0x9e3779b1);
		hash ^= hash >>> 15;
	}
	for (; at < to; at++) hash = Math.imul(hash ^ bytes.getUint8(at), 0x01000193);
	return hash ^ (hash >>> 15);
}
