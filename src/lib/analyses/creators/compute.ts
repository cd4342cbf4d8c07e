import { BitSet } from '../../base/bitset';
import { drain, stretch } from '../../base/drain';
import { fewestFor, gini } from '../../base/inequality';
import { wilson } from '../../base/interval';
import { floorTo } from '../../base/time';
import type { Classify, Compute, Data, People } from '../contract';
import { snap } from '../shared/money';
import { rowSums } from '../shared/moves';
import { memberSince } from '../shared/since';
import { spanOf } from '../shared/span';
import { NONE } from './codes';
import { earlier } from './earlier';
import type { CreatorsParams } from './manifest';
import {
	STANDINGS,
	TIERS,
	type CreatorsRef,
	type CreatorsResult,
	type Moves,
	type Spread,
	type TierRow,
} from './result';
import { scoreCreators, type Creators } from './score';
import { tiersOf } from './tiers';

export const compute: Compute<CreatorsParams, CreatorsResult> = function* (data, params) {
	const now = yield* stretch(scoreCreators(data, params, Infinity), 0, params.before > 0 ? 0.5 : 1);
	const tier = tiersOf(now.score, params);
	const moves = params.before > 0 ? yield* movesOf(data, params, now) : null;
	const content = sumOf(now.volume);
	const value = snap(sumOf(now.value));
	return {
		asOf: data.facts.firstTime === null ? 0 : floorTo('day', data.covered - 1),
		members: now.known,
		creators: now.member.length,
		none: now.known - now.member.length,
		content,
		value,
		tiers: TIERS.map((id, t): TierRow => {
			const row = tierRow(now, tier, t, content, value);
			return { id, ...row, days: params.score === 'product' ? row.days : null };
		}),
		spread: { content: spreadOf(now.volume), value: spreadOf(now.value) },
		moves,
		withoutValue: now.withoutValue,
		noColumn: params.quality === 'column' && params.column === null,
	};
};

const sumOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);

const spreadOf = (values: Float64Array): Spread => ({
	gini: gini(values),
	half: fewestFor(values, 0.5),
});

function tierRow(
	{ member, volume, days, value, score }: Creators,
	tier: Uint8Array,
	t: number,
	allContent: number,
	allValue: number,
): Omit<TierRow, 'id'> {
	let [creators, content, worth, dayCount, scores] = [0, 0, 0, 0, 0];
	for (let i = 0; i < tier.length; i++) {
		if (tier[i] !== t) continue;
		creators++;
		content += volume[i]!;
		worth += value[i]!;
		dayCount += days[i]!;
		scores += score[i]!;
	}
	worth = snap(worth);
	const all = member.length;
	return {
		creators,
		share: all === 0 ? null : creators / all,
		interval: all === 0 ? null : wilson(creators, all),
		content,
		contentShare: allContent === 0 ? null : content / allContent,
		value: worth,
		valueShare: allValue > 0 ? worth / allValue : null,
		yield: content === 0 ? null : worth / content,
		days: creators === 0 ? null : dayCount / creators,
		score: creators === 0 ? null : scores / creators,
	};
}

/** Standing of every member of the timeline: index of STANDINGS. */
function standings(data: Data, params: CreatorsParams, creators: Creators): Uint8Array {
	const of = new Uint8Array(data.timeline.members).fill(NONE);
	tiersOf(creators.score, params).forEach((tier, i) => (of[creators.member[i]!] = tier));
	return of;
}

function* movesOf(
	data: Data,
	params: CreatorsParams,
	now: Creators,
): Generator<number, Moves | null, void> {
	const until = earlier(data, params);
	if (until === null) return null;
	const then = yield* stretch(scoreCreators(data, params, until), 0.5, 1);
	const [before, after] = [standings(data, params, then), standings(data, params, now)];
	const counts = STANDINGS.map(() => STANDINGS.map(() => 0));
	for (let m = 0; m < before.length; m++) if (isKnown(data, m)) counts[before[m]!]![after[m]!]!++;
	const totals = rowSums(counts);
	return { asOf: until, counts, totals };
}

const isKnown = (data: Data, m: number): boolean => memberSince(data.timeline, m) < spanOf(data).to;

/** Stands for members who are not known yet. */
const UNKNOWN = 255;

export const classify: Classify<CreatorsParams, CreatorsRef> = (data, params) => {
	const of = standings(data, params, drain(scoreCreators(data, params, Infinity)));
	for (let m = 0; m < of.length; m++) if (!isKnown(data, m)) of[m] = UNKNOWN;
	return (ref) =>
		'tier' in ref && ref.tier !== 'all' ? BitSet.where(of, STANDINGS.indexOf(ref.tier)) : null;
};

export const people: People<CreatorsParams, CreatorsRef> = (data, params, ref) => {
	if ('tier' in ref && ref.tier !== 'all') return classify(data, params)(ref)!;
	const set = new BitSet(data.timeline.members);
	const now = drain(scoreCreators(data, params, Infinity));
	if ('half' in ref) {
		for (const m of topHalf(data, now, ref.half)) set.add(m);
		return set;
	}
	const after = standings(data, params, now);
	const until = 'from' in ref ? earlier(data, params) : null;
	if ('from' in ref && until === null) return set;
	const before =
		until === null ? null : standings(data, params, drain(scoreCreators(data, params, until)));
	const matches = (m: number): boolean => {
		const standing = STANDINGS[after[m]!]!;
		if ('from' in ref)
			return STANDINGS[before![m]!] === ref.from && (ref.to === 'all' || standing === ref.to);
		return standing !== 'none';
	};
	for (let m = 0; m < set.length; m++) if (matches(m) && isKnown(data, m)) set.add(m);
	return set;
};

export { why } from './why';

/** The fewest creators who make half of it; of equals, the first by id. */
function topHalf(data: Data, now: Creators, of: 'content' | 'value'): number[] {
	const values = of === 'content' ? now.volume : now.value;
	const { ids } = data.members;
	return [...now.member.keys()]
		.sort((a, b) => {
			const less = ids[now.member[a]!]! < ids[now.member[b]!]! ? -1 : 1;
			return values[b]! - values[a]! || less;
		})
		.slice(0, fewestFor(values, 0.5))
		.map((i) => now.member[i]!);
}

/** One creator, for lists that leave the page (`opsbook compute creators --people`). */
export interface CreatorLine {
	readonly id: string;
	readonly tier: string;
	readonly score: number;
	readonly content: number;
	readonly value: number;
	readonly days: number;
}

/** Every creator with score and tier, in the order of the members. */
export function describePeople(data: Data, params: CreatorsParams): CreatorLine[] {
	const now = drain(scoreCreators(data, params, Infinity));
	const tier = tiersOf(now.score, params);
	return Array.from(now.member, (m, i) => ({
		id: data.members.ids[m]!,
		tier: TIERS[tier[i]!]!,
		score: now.score[i]!,
		content: now.volume[i]!,
		value: now.value[i]!,
		days: now.days[i]!,
	}));
}
