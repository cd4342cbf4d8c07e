import { drain } from '../../base/drain';
import type { FindingValue, Why } from '../contract';
import { segmentName } from '../shared/rfm/names';
import { score } from '../shared/rfm/score';
import { NONE, setOf } from '../shared/rfm/segments';
import type { RfmRef } from './compute';
import type { RfmParams } from './manifest';

/** A member's days, times and money, the class, and the scores or bounds that lead to it. */
export const why: Why<RfmParams, RfmRef> = (data, params, _ref, member) => {
	const { buyers, values, scores, segment, split } = drain(score(data, params));
	const i = buyers.member.indexOf(member);
	const name = (id: string): FindingValue => segmentName(id, params.value);
	if (i === -1) return [{ key: 'why.none', values: { segment: name(NONE) }, tone: 'plain' }];
	const worth = (amount: number): FindingValue =>
		params.value === 'activity'
			? { number: amount, digits: 1 }
			: { money: amount, currency: data.facts.currency };
	const own = {
		segment: name(setOf(params).ids[segment[i]!]!),
		days: { count: values.r[i]! },
		times: { count: values.f[i]! },
		per: params.frequency,
		amount: worth(values.m[i]!),
	};
	if (params.set === 'eight')
		return [
			{ key: 'why.own', values: own, tone: 'plain' },
			{
				key: 'why.split',
				values: {
					split: params.split,
					per: params.frequency,
					days: { number: split.r, digits: 1 },
					times: { number: split.f, digits: 2 },
					amount: worth(split.m),
				},
				tone: 'plain',
			},
		];
	const [r, f, m] = [scores.r[i]!, scores.f[i]!, scores.m[i]!];
	return [
		{ key: 'why.own', values: own, tone: 'plain' },
		{
			key: 'why.scores',
			values: { r: { number: r }, f: { number: f }, m: { number: m } },
			tone: 'plain',
		},
	];
};
