import { drain } from '../../base/drain';
import type { Data, Finding, FindingValue, Why } from '../contract';
import { reason } from '../shared/reason';
import { memberSince } from '../shared/since';
import { spanOf } from '../shared/span';
import { BASE, HEAD, NONE } from './codes';
import { earlier } from './earlier';
import type { CreatorsParams } from './manifest';
import { STANDINGS, type CreatorsRef } from './result';
import { scoreCreators } from './score';
import { boundsOf, tiersOf } from './tiers';

/** A member's pieces and what they are worth, the score that is made of them, and where the tiers begin. */
export const why: Why<CreatorsParams, CreatorsRef> = (data, params, ref, member) => {
	if (memberSince(data.timeline, member) >= spanOf(data).to) return [reason('why.unknown')];
	const now = standingOf(data, params, member, Infinity);
	return [...now.own, ...now.scored, ...('from' in ref ? then() : [])];

	function then(): Finding[] {
		const until = earlier(data, params);
		if (until === null) return [reason('finding.noBefore')];
		const { tier, score } = standingOf(data, params, member, until);
		const values = { day: { day: until - 1 }, tier: tierName(tier) };
		return score === null
			? [reason('why.thenNone', values)]
			: [reason('why.then', { ...values, score: decimal(score) })];
	}
};

/** As many decimals as decide: a score is no finer. */
const decimal = (number: number): FindingValue => ({ number, digits: 6 });
const tierName = (tier: number): FindingValue => ({ message: `tier.${STANDINGS[tier]!}` });

function standingOf(data: Data, params: CreatorsParams, member: number, until: number) {
	const creators = drain(scoreCreators(data, params, until));
	const i = creators.member.indexOf(member);
	const tier = i === -1 ? NONE : tiersOf(creators.score, params)[i]!;
	const is = { tier: tierName(tier) };
	if (i === -1) return { tier, score: null, own: [reason('why.none', is)], scored: [] };
	const [pieces, value, days, score] = [
		{ count: creators.volume[i]! },
		decimal(creators.value[i]!),
		{ count: creators.days[i]! },
		creators.score[i]!,
	];
	const isProduct = params.score === 'product';
	const made = isProduct
		? reason('why.product', {
				quality: { number: creators.value[i]! / creators.volume[i]!, digits: 2 },
				pieces,
				days,
				score: decimal(score),
			})
		: reason('why.decayed', {
				decay: { number: params.decay, digits: 4 },
				months: { count: params.months },
				score: decimal(score),
			});
	const own = reason('why.own', { ...is, pieces, value, by: params.score, days });
	return { tier, score, own: [own], scored: [made, bounds(creators.score, params)] };
}

function bounds(scores: Float64Array, params: CreatorsParams): Finding {
	const [middle, head] = boundsOf(scores, params);
	return reason('why.bounds', {
		head: tierName(HEAD),
		heads: head === Infinity ? 'none' : 'some',
		headFrom: decimal(head),
		middle: { message: 'tier.middle' },
		// Of equal scores nobody is left for the middle.
		middles: middle < head ? 'some' : 'none',
		middleFrom: decimal(middle),
		base: tierName(BASE),
	});
}
