import { selectQuantiles } from '../../base/select';
import type { Pair, Spread } from './result';
import type { Run } from './rules';

const PERCENTILES = [0.1, 0.25, 0.5, 0.75, 0.9];

/** A list of numbers that grows. */
class Samples {
	private values = new Float64Array(1024);
	private length = 0;

	push(value: number): void {
		if (this.length === this.values.length) {
			const wider = new Float64Array(this.length * 2);
			wider.set(this.values);
			this.values = wider;
		}
		this.values[this.length++] = value;
	}

	spread(): Spread {
		const values = this.values.subarray(0, this.length);
		const n = values.length;
		if (n === 0) return { n, mean: null, p10: null, p25: null, p50: null, p75: null, p90: null };
		let sum = 0;
		for (let i = 0; i < n; i++) sum += values[i]!;
		const [p10, p25, p50, p75, p90] = selectQuantiles(values, PERCENTILES);
		return { n, mean: sum / n, p10: p10!, p25: p25!, p50: p50!, p75: p75!, p90: p90! };
	}
}

/** Collects how long members took from step to step, and from the first step to the last. */
export class StepTimes {
	private readonly pairs: readonly Samples[];
	private readonly total = new Samples();

	constructor(private readonly steps: number) {
		this.pairs = Array.from({ length: steps - 1 }, () => new Samples());
	}

	add({ level, times }: Run): void {
		for (let k = 1; k < level; k++) this.pairs[k - 1]!.push(times[k]! - times[k - 1]!);
		if (level === this.steps && level > 1) this.total.push(times[level - 1]! - times[0]!);
	}

	result(): { readonly pairs: readonly Pair[]; readonly total: Spread } {
		return {
			pairs: this.pairs.map((samples, i) => ({ from: i, to: i + 1, ...samples.spread() })),
			total: this.total.spread(),
		};
	}
}
