import { BitSet } from '../../base/bitset';
import { drain, stretch } from '../../base/drain';
import { fewestFor, gini } from '../../base/inequality';
import { wilson } from '../../base/interval';
import { quantileSorted } from '../../base/quantile';
import { firstAtOrAfter } from '../../base/search';
import type { Compute, Data, People } from '../contract';
import { snap } from '../shared/money';
import { memberSince } from '../shared/since';
import { spanOf } from '../shared/span';
import { listOf } from './list';
import type { ContentTiersParams } from './manifest';
import { movesOf } from './moves';
import { TIERS, type ContentTiersRef, type ContentTiersResult, type TierRow } from './result';
import { sourceOf, type Source } from './source';
import { eachActor, tally } from './tally';
import { rank, type Ranked } from './tiers';
import { windowsOf } from './windows';

/** The least number above 0: what is below it and not negative is 0. */
const ABOVE_ZERO = Number.MIN_VALUE;

export const compute: Compute<ContentTiersParams, ContentTiersResult> = function* (data, params) {
	const source = sourceOf(data, params);
	const span = spanOf(data);
	const windows = windowsOf(data, params);
	const compared = windows?.isCovered === true ? windows : null;
	const found = yield* stretch(tally(data, params.score, source, span, compared), 0, 0.7);
	const ranked = rank(found.range, params);
	const { people, of } = yield* stretch(actors(data, source, ranked), 0.7, 1);
	const past =
		found.before === null || found.now === null
			? null
			: {
					before: rank(found.before, params).standing,
					now: rank(found.now, params).standing,
				};
	const { sorted } = ranked;
	const negative = firstAtOrAfter(sorted, 0, sorted.length, 0);
	const total = sumOf(sorted);
	const isSpread = sorted.length > 0 && sorted[0]! >= 0 && total > 0;
	const members = knownMembers(data, span.to);
	return {
		members,
		people,
		silent: members - people,
		contents: sorted.length,
		events: found.events,
		without: found.without,
		withoutAmount: found.withoutAmount,
		negative,
		zero: firstAtOrAfter(sorted, negative, sorted.length, ABOVE_ZERO) - negative,
		yield: total,
		tiers: TIERS.map((id, t) => {
			const scores = sorted.subarray(
				ranked.starts[t]!,
				t === 0 ? sorted.length : ranked.starts[t - 1]!,
			);
			return tierRow(id, scores, sorted.length, total, of[t]!, people);
		}),
		gini: isSpread ? gini(sorted) : null,
		half: isSpread ? fewestFor(sorted, 0.5) : null,
		list: listOf(source, found, ranked, total, past, params.content === null),
		windows,
		moves: past === null ? null : movesOf(past),
	};
};

function sumOf(values: Float64Array): number {
	let sum = 0;
	for (let i = 0; i < values.length; i++) sum += values[i]!;
	return snap(sum);
}

function knownMembers({ timeline }: Data, until: number): number {
	let n = 0;
	for (let m = 0; m < timeline.members; m++) if (memberSince(timeline, m) < until) n++;
	return n;
}

/** `scores` ascend. */
function tierRow(
	id: TierRow['id'],
	scores: Float64Array,
	all: number,
	total: number,
	people: number,
	everybody: number,
): TierRow {
	const n = scores.length;
	const sum = sumOf(scores);
	return {
		id,
		contents: n,
		share: all === 0 ? null : n / all,
		yield: sum,
		yieldShare: total > 0 ? sum / total : null,
		mean: n === 0 ? null : sum / n,
		median: n === 0 ? null : quantileSorted(scores, 0.5),
		least: n === 0 ? null : scores[0]!,
		people,
		peopleShare: everybody === 0 ? null : people / everybody,
		interval: everybody === 0 ? null : wilson(people, everybody),
	};
}

/** A bit for each tier. */
function bitsOf({ standing }: Ranked): Uint8Array {
	const bits = new Uint8Array(standing.length);
	for (let code = 0; code < bits.length; code++)
		bits[code] = standing[code]! < TIERS.length ? 1 << standing[code]! : 0;
	return bits;
}

/** How many members did something with a content, and with one of each tier. */
function* actors(
	data: Data,
	source: Source,
	ranked: Ranked,
): Generator<number, { people: number; of: number[] }, void> {
	const of = TIERS.map(() => 0);
	let people = 0;
	yield* eachActor(data, source, spanOf(data), bitsOf(ranked), (_, bits) => {
		people++;
		for (let t = 0; t < of.length; t++) of[t]! += (bits >> t) & 1;
	});
	return { people, of };
}

export const people: People<ContentTiersParams, ContentTiersRef> = (data, params, ref) => {
	const source = sourceOf(data, params);
	const span = spanOf(data);
	const set = new BitSet(data.timeline.members);
	const bits = new Uint8Array(source.count);
	if (typeof ref === 'object' && 'content' in ref) {
		for (let code = 1; code < bits.length; code++)
			bits[code] = source.text(code) === ref.content ? 1 : 0;
	} else {
		const ranked = rank(drain(tally(data, params.score, source, span, null)).range, params);
		const wanted = ref === 'silent' || ref.tier === 'all' ? 0b111 : 1 << TIERS.indexOf(ref.tier);
		bitsOf(ranked).forEach((bit, code) => (bits[code] = bit & wanted));
	}
	drain(eachActor(data, source, span, bits, (m) => set.add(m)));
	if (ref !== 'silent') return set;
	const silent = new BitSet(set.length);
	for (let m = 0; m < set.length; m++)
		if (!set.has(m) && memberSince(data.timeline, m) < span.to) silent.add(m);
	return silent;
};

export { why } from './why';
