import { selectQuantiles } from '../../../base/select';
import { allEqual, scores } from '../scoring';

/**
 * Scores within groups: in each group the bins end at its own quantiles (type 7), a value equal to a bound is in the bin below
 * it. A group of equal values is neither high nor low: the middle score.
 */
export function scoresWithin(
	values: Float64Array,
	group: Uint16Array,
	groups: number,
	bins: number,
): Uint8Array {
	const starts = new Uint32Array(groups + 1);
	for (let i = 0; i < group.length; i++) starts[group[i]! + 1]!++;
	for (let g = 0; g < groups; g++) starts[g + 1]! += starts[g]!;
	const next = starts.slice();
	const place = new Uint32Array(values.length);
	const ordered = new Float64Array(values.length);
	for (let i = 0; i < values.length; i++) {
		const at = next[group[i]!]!++;
		place[i] = at;
		ordered[at] = values[i]!;
	}
	const scored = new Uint8Array(values.length);
	const ps = Array.from({ length: bins - 1 }, (_, i) => (i + 1) / bins);
	for (let g = 0; g < groups; g++) {
		const own = ordered.subarray(starts[g], starts[g + 1]);
		if (own.length === 0) continue;
		if (allEqual(own)) scored.fill((bins + 1) >> 1, starts[g], starts[g + 1]);
		else scored.set(scores(own, { bounds: selectQuantiles(own, ps), closed: 'upper' }), starts[g]);
	}
	const out = new Uint8Array(values.length);
	for (let i = 0; i < out.length; i++) out[i] = scored[place[i]!]!;
	return out;
}
