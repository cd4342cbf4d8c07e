/** Repeatable random numbers: the same seed gives the same sequence everywhere. Not for secrets. */
export interface Random {
	/** 0 ≤ x < 1, 32 bits. */
	next(): number;
	/** A whole number from `low` to `high`, both included. */
	int(low: number, high: number): number;
	/** Mean 0, standard deviation 1. */
	normal(): number;
	/** Mean 1 / rate. */
	exponential(rate: number): number;
	/** How often something happens that happens `mean` times on average. Takes time proportional to the mean. */
	poisson(mean: number): number;
	/** One entry; throws RangeError when there is none. */
	pick<T>(array: readonly T[]): T;
	/** An index, drawn with these weights (not negative, not all 0). */
	weighted(weights: ArrayLike<number>): number;
	/** Shuffles in place (Fisher–Yates) and returns the same array. */
	shuffle<T>(array: T[]): T[];
}

/** Four words of state from a seed (xmur3 by bryc). */
function seedWords(seed: string): () => number {
	let h = 1779033703 ^ seed.length;
	for (let i = 0; i < seed.length; i++) {
		h = Math.imul(h ^ seed.charCodeAt(i), 3432918353);
		h = (h << 13) | (h >>> 19);
	}
	return () => {
		h = Math.imul(h ^ (h >>> 16), 2246822507);
		h = Math.imul(h ^ (h >>> 13), 3266489909);
		h ^= h >>> 16;
		return h >>> 0;
	};
}

/** A generator (sfc32 of PractRand) started from a number or text. */
export function random(seed: number | string): Random {
	const word = seedWords(String(seed));
	// In an array: a variable that holds 32 bits is a new object with every step where engines keep only 31 in place.
	const state = Int32Array.of(word(), word(), word(), 1);

	function next(): number {
		const b = state[1]!;
		const c = state[2]!;
		const counter = state[3]!;
		const sum = (((state[0]! + b) | 0) + counter) | 0;
		state[0] = b ^ (b >>> 9);
		state[1] = c + (c << 3);
		state[2] = ((c << 21) | (c >>> 11)) + sum;
		state[3] = counter + 1;
		return (sum >>> 0) / 4294967296;
	}
	for (let i = 0; i < 12; i++) next();

	function int(low: number, high: number): number {
		return low + Math.floor(next() * (high - low + 1));
	}

	let spare = NaN;
	function normal(): number {
		if (!Number.isNaN(spare)) {
			const value = spare;
			spare = NaN;
			return value;
		}
		for (;;) {
			const x = next() * 2 - 1;
			const y = next() * 2 - 1;
			const r = x * x + y * y;
			if (r > 0 && r < 1) {
				const scale = Math.sqrt((-2 * Math.log(r)) / r);
				spare = y * scale;
				return x * scale;
			}
		}
	}

	function poisson(mean: number): number {
		let count = 0;
		// exp(−mean) underflows for large means: draw them in parts, whose sum has the same distribution.
		for (let rest = mean; rest > 0; rest -= 30) {
			const limit = Math.exp(-Math.min(rest, 30));
			for (let product = next(); product > limit; product *= next()) count++;
		}
		return count;
	}

	function weighted(weights: ArrayLike<number>): number {
		let total = 0;
		for (let i = 0; i < weights.length; i++) total += weights[i]!;
		if (!(total > 0)) throw new RangeError('weights must have a positive sum');
		let at = next() * total;
		let chosen = 0;
		for (let i = 0; i < weights.length; i++) {
			if (weights[i]! === 0) continue;
			chosen = i;
			at -= weights[i]!;
			if (at < 0) break;
		}
		return chosen;
	}

	return {
		next,
		int,
		normal,
		exponential: (rate) => -Math.log(1 - next()) / rate,
		poisson,
		pick<T>(array: readonly T[]): T {
			if (array.length === 0) throw new RangeError('nothing to pick from');
			return array[int(0, array.length - 1)]!;
		},
		weighted,
		shuffle<T>(array: T[]): T[] {
			for (let i = array.length - 1; i > 0; i--) {
				const j = int(0, i);
				const value = array[i]!;
				array[i] = array[j]!;
				array[j] = value;
			}
			return array;
		},
	};
}
