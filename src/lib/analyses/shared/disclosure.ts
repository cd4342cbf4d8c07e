import { SUPPRESSED } from '../contract';

/** What a reader of a count knows of it, and from which side: the bounds between which it may lie. */
type State = 'told' | 'small' | 'withheld' | 'blurred' | 'implied';

interface Count {
	readonly value: number;
	readonly total: boolean;
	/** Said elsewhere anyway: never withheld. */
	readonly fixed: boolean;
	state: State;
	/** Sums in which it stands, with its sign. */
	readonly in: { readonly sum: number; readonly sign: 1 | -1 }[];
}

interface Sum {
	readonly terms: { readonly count: number; readonly sign: 1 | -1 }[];
}

interface Step {
	readonly count: number;
	readonly by: number;
}

/** A search for another reading of the numbers gives up after so many steps and counts as failed: then more is withheld. */
const PATIENCE = 400;

/**
 * Decides which counts of people may leave the machine. An analysis declares its counts and which of them add up to
 * which; what comes back per count is its value, SUPPRESSED ("fewer than k, not told") or NaN ("k or more, withheld
 * because it would give another one away").
 *
 * A count from 1 to k − 1 is safe when, for all that a reader can add and subtract, it may be any number from 1 to k − 1.
 * That is shown by construction: starting from the true numbers, another set of numbers is found that fits everything
 * told and has the count at the other end of its range. Where none is found, one more count is withheld, and so on.
 */
export class Disclosure {
	readonly #counts: Count[] = [];
	readonly #sums: Sum[] = [];
	/** The true numbers; moved about while another reading is looked for, and put back. */
	readonly #values: number[] = [];
	readonly #k: number;

	constructor(k: number) {
		this.#k = k;
	}

	/**
	 * A count that is to be shown. Totals are withheld only when no part will do, what is fixed (said elsewhere anyway) never.
	 * Returns its handle.
	 */
	shown(value: number, { total = false, fixed = false } = {}): number {
		return this.#add(value, this.#isSmall(value) ? 'small' : 'told', total, fixed);
	}

	/** A count that stands nowhere, but must not be worked out either: "did not come back". Returns its handle. */
	implied(value: number): number {
		return this.#add(value, 'implied');
	}

	/** The wholes add up to the same as the parts. Throws when they do not. */
	sum(wholes: number | readonly number[], parts: readonly number[]): void {
		const left = typeof wholes === 'number' ? [wholes] : wholes;
		const sum = this.#sums.length;
		const terms: Sum['terms'] = [];
		let rest = 0;
		for (const [handles, sign] of [
			[left, 1],
			[parts, -1],
		] as const) {
			for (const count of handles) {
				terms.push({ count, sign });
				this.#counts[count]!.in.push({ sum, sign });
				rest += sign * this.#counts[count]!.value;
			}
		}
		if (rest !== 0) throw new RangeError('The parts do not add up to the whole');
		this.#sums.push({ terms });
	}

	/** Withholds what must be, and tells what may be shown for a handle. Call once, when all is declared. */
	settle(): (handle: number) => number {
		this.#counts.forEach((count, p) => {
			if (!this.#isSmall(count.value)) return;
			for (;;) {
				const dead = new Set<number>();
				if (this.#isSafe(p, dead)) break;
				const next = this.#toWithhold(p, dead);
				if (next === undefined) break;
				const { state } = this.#counts[next]!;
				this.#counts[next]!.state = state === 'told' ? 'withheld' : 'blurred';
			}
		});
		return (handle) => {
			const { state, value } = this.#counts[handle]!;
			if (state === 'told') return value;
			return state === 'small' ? SUPPRESSED : NaN;
		};
	}

	#add(value: number, state: State, total = false, fixed = false): number {
		this.#values.push(value);
		return this.#counts.push({ value, total, fixed, state, in: [] }) - 1;
	}

	#isSmall(value: number): boolean {
		return value >= 1 && value < this.#k;
	}

	#bounds({ state, value }: Count): readonly [number, number] {
		switch (state) {
			case 'told':
				return [value, value];
			case 'small':
				return [1, this.#k - 1];
			case 'withheld':
				return [this.#k, Infinity];
			case 'blurred':
				return [1, Infinity];
			case 'implied':
				return [0, Infinity];
		}
	}

	/** `dead` gets the sums that stand in the way. */
	#isSafe(p: number, dead: Set<number>): boolean {
		const { state, value } = this.#counts[p]!;
		const span = this.#k - 1;
		if (state === 'small') {
			const isFree = (by: 1 | -1, steps: number) => this.#reach(p, by, steps, dead) === steps;
			return isFree(-1, value - 1) && isFree(1, span - value);
		}
		const down = this.#reach(p, -1, span, dead);
		return down === span || down + this.#reach(p, 1, span - down, dead) >= span;
	}

	/** How far the count can be moved, at most `steps`, so that everything told still fits. */
	#reach(p: number, by: 1 | -1, steps: number, dead: Set<number>): number {
		const log: Step[] = [];
		let done = 0;
		while (done < steps && this.#move(p, by, log, dead)) done++;
		for (const { count, by: step } of log) this.#values[count]! -= step;
		return done;
	}

	/** Moves one count by one, and others with it, until all sums hold again; leaves all as it was when it cannot. */
	#move(p: number, by: 1 | -1, log: Step[], dead: Set<number>): boolean {
		const values = this.#values;
		const moved = new Set<number>();
		/** Sums that do not hold at the moment → by how much. */
		const open = new Map<number, number>();
		let patience = PATIENCE;

		const shift = (at: number, step: number): void => {
			values[at]! += step;
			for (const { sum, sign } of this.#counts[at]!.in) {
				const rest = (open.get(sum) ?? 0) + sign * step;
				if (rest === 0) open.delete(sum);
				else open.set(sum, rest);
			}
		};
		/** Can the count take the step by itself? */
		const isFree = (at: number, step: number): boolean => {
			const { state } = this.#counts[at]!;
			if (state === 'told' || moved.has(at)) return false;
			const [low, high] = this.#bounds(this.#counts[at]!);
			return values[at]! + step >= low && values[at]! + step <= high;
		};
		const attempt = (at: number, step: number): boolean => {
			if (patience-- <= 0) return false;
			moved.add(at);
			log.push({ count: at, by: step });
			shift(at, step);
			if (repair()) return true;
			shift(at, -step);
			log.pop();
			moved.delete(at);
			return false;
		};
		/** Steps that would mend a sum. */
		const choicesFor = (sum: number, rest: number): Step[] => {
			const choices: Step[] = [];
			for (const { count, sign } of this.#sums[sum]!.terms) {
				const by = rest > 0 ? -sign : sign;
				if (isFree(count, by)) choices.push({ count, by });
			}
			if (choices.length === 0) dead.add(sum);
			return choices;
		};
		// A count that mends other sums as well is tried before one that breaks more.
		const cost = ({ count, by: step }: Step): number =>
			this.#counts[count]!.in.reduce((worse, { sum, sign }) => {
				const before = open.get(sum) ?? 0;
				return worse + Math.abs(before + sign * step) - Math.abs(before);
			}, 0);
		const repair = (): boolean => {
			// The sum with the fewest ways out first: where there is none, nothing else needs to be tried.
			let fewest: Step[] | undefined;
			for (const [sum, rest] of open) {
				const choices = choicesFor(sum, rest);
				if (choices.length === 0) return false;
				if (fewest === undefined || choices.length < fewest.length) fewest = choices;
			}
			if (fewest === undefined) return true;
			const ranked = fewest.map((choice) => ({ ...choice, cost: cost(choice) }));
			ranked.sort((a, b) => a.cost - b.cost);
			return ranked.some((choice) => attempt(choice.count, choice.by));
		};
		return isFree(p, by) && attempt(p, by);
	}

	/**
	 * The count to withhold next so that `p` becomes harder to work out: one in a sum that stands in the way, else one that
	 * is connected with it. Undefined when nothing is left.
	 */
	#toWithhold(p: number, dead: ReadonlySet<number>): number | undefined {
		for (const sums of [dead, this.#around(p)]) {
			const told = this.#among(sums, ({ state, value, fixed }) => {
				return state === 'told' && value >= this.#k && !fixed;
			});
			if (told.size > 0) return this.#best(told, (one) => this.#cost(one, dead));
			// Only few people everywhere: what is left is to hide that they are few.
			const small = this.#among(sums, ({ state }) => state === 'small');
			if (small.size > 1) small.delete(p);
			if (small.size > 0) {
				return this.#best(small, (one) => {
					const { value, total } = this.#counts[one]!;
					return [total ? 0 : 1, -value];
				});
			}
		}
		return undefined;
	}

	#among(sums: Iterable<number>, holds: (count: Count) => boolean): Set<number> {
		const found = new Set<number>();
		for (const sum of sums) {
			for (const { count } of this.#sums[sum]!.terms)
				if (holds(this.#counts[count]!)) found.add(count);
		}
		return found;
	}

	/** Sums that `p` is part of, directly or through counts that are not told. */
	#around(p: number): ReadonlySet<number> {
		const sums = new Set<number>();
		const counts = new Set([p]);
		for (const count of counts) {
			for (const { sum } of this.#counts[count]!.in) {
				if (sums.has(sum)) continue;
				sums.add(sum);
				for (const term of this.#sums[sum]!.terms)
					if (this.#counts[term.count]!.state !== 'told') counts.add(term.count);
			}
		}
		return sums;
	}

	/** Lower is better, first number first: closes several gaps at once, is a part, has room to hide the other, is small. */
	#cost(one: number, dead: ReadonlySet<number>): readonly number[] {
		const { value, total, in: sums } = this.#counts[one]!;
		const closed = sums.filter(({ sum }) => dead.has(sum)).length;
		const roomy = value >= 2 * this.#k - 1;
		return [-closed, total ? 1 : 0, roomy ? 0 : 1, roomy ? value : -value];
	}

	#best(from: Iterable<number>, costOf: (one: number) => readonly number[]): number | undefined {
		let best: number | undefined;
		let least: readonly number[] = [];
		for (const one of from) {
			const cost = costOf(one);
			if (best !== undefined && !isLess(cost, least)) continue;
			best = one;
			least = cost;
		}
		return best;
	}
}

function isLess(a: readonly number[], b: readonly number[]): boolean {
	for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i]! < b[i]!;
	return false;
}
