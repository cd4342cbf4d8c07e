/**
 * The events of one member at one stamp: their step bits, equal ones counted. They stand in no order, so any of them may
 * come first.
 */
export interface Stamp {
	/** Distinct step bits, `distinct` of them. */
	readonly masks: Uint16Array;
	/** How many events carry each. */
	readonly counts: Uint32Array;
	distinct: number;
	/** All bits together. */
	union: number;
	/** Events with any bit. */
	events: number;
}

export function emptyStamp(): Stamp {
	return {
		masks: new Uint16Array(1 << 12),
		counts: new Uint32Array(1 << 12),
		distinct: 0,
		union: 0,
		events: 0,
	};
}

export function clearStamp(stamp: Stamp): void {
	stamp.distinct = 0;
	stamp.union = 0;
	stamp.events = 0;
}

export function addToStamp(stamp: Stamp, mask: number): void {
	stamp.events++;
	stamp.union |= mask;
	const { masks, counts, distinct } = stamp;
	for (let i = 0; i < distinct; i++) {
		if (masks[i] === mask) {
			counts[i]!++;
			return;
		}
	}
	masks[distinct] = mask;
	counts[distinct] = 1;
	stamp.distinct++;
}

/**
 * Gives steps events of their own: a maximum bipartite matching of steps to events, grown by augmenting paths
 * (Kuhn 1955). Events with equal bits are interchangeable, so they are one node with a capacity.
 */
export class Assignment {
	/** Index into the stamp's masks, or −1. */
	private readonly taken = new Int16Array(16).fill(-1);
	private readonly used = new Uint32Array(1 << 12);
	private readonly visited = new Uint8Array(1 << 12);

	/** Forgets all steps, and what was used of the first `distinct` masks: at least as many as were there since the last time. */
	reset(distinct: number): void {
		this.taken.fill(-1);
		this.used.fill(0, 0, distinct);
	}

	/** Gives `step` (bit number) an event, moving earlier steps if need be; false if there is no way. */
	add(stamp: Stamp, step: number): boolean {
		this.visited.fill(0, 0, stamp.distinct);
		return this.augment(stamp, step);
	}

	private augment(stamp: Stamp, step: number): boolean {
		const { masks, counts, distinct } = stamp;
		const { taken, used, visited } = this;
		for (let i = 0; i < distinct; i++) {
			if (visited[i] === 1 || ((masks[i]! >>> step) & 1) === 0) continue;
			visited[i] = 1;
			if (used[i]! < counts[i]!) {
				used[i]!++;
				taken[step] = i;
				return true;
			}
			for (let other = 0; other < 16; other++) {
				if (taken[other] !== i || other === step) continue;
				if (!this.augment(stamp, other)) continue;
				taken[step] = i;
				return true;
			}
		}
		return false;
	}
}
