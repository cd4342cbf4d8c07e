import type { Points } from '../../base/kmeans';
import type { ClustersParams } from './manifest';

/** Mean and standard deviation (of the whole, not of a sample) of each feature. */
export interface Moments {
	readonly mean: Float64Array;
	readonly sd: Float64Array;
}

export function moments({ n, d, values }: Points): Moments {
	const mean = new Float64Array(d);
	const sd = new Float64Array(d);
	for (let i = 0; i < n * d; i++) mean[i % d]! += values[i]! / n;
	for (let i = 0; i < n * d; i++) sd[i % d]! += (values[i]! - mean[i % d]!) ** 2 / n;
	for (let f = 0; f < d; f++) {
		// What differs by no more than binary fractions is the same.
		const same = sd[f]! <= (1e-9 * Math.abs(mean[f]!)) ** 2;
		sd[f] = same ? 0 : Math.sqrt(sd[f]!);
	}
	return { mean, sd };
}

/** The numbers between which distances are taken. A feature that is the same for everybody becomes 0. */
export function scaled(raw: Points, scale: ClustersParams['scale']): Points {
	if (scale === 'none') return raw;
	const { n, d } = raw;
	const values = raw.values.slice();
	if (scale === 'log')
		for (let f = 0; f < d; f++)
			if (isPositive(raw, f)) for (let i = f; i < n * d; i += d) values[i] = Math.log1p(values[i]!);
	const { mean, sd } = moments({ n, d, values });
	for (let i = 0; i < n * d; i++) {
		const f = i % d;
		values[i] = sd[f] === 0 ? 0 : (values[i]! - mean[f]!) / sd[f]!;
	}
	return { n, d, values };
}

/** Numbers below 0 have no logarithm: such a feature is only standardised. */
function isPositive({ n, d, values }: Points, f: number): boolean {
	for (let i = f; i < n * d; i += d) if (values[i]! < 0) return false;
	return true;
}
