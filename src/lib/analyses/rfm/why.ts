import { drain } from '../../base/drain';
import type { Finding, FindingValue, Why } from '../contract';
import { meanOfScores } from '../shared/rfm-sets';
import { segmentName } from '../shared/rfm/names';
import { score, type Rfm } from '../shared/rfm/score';
import { boxOf, type ScoreBounds } from '../shared/rfm/score-boxes';
import { NONE, rulesOf, setOf, type Bins } from '../shared/rfm/segments';
import { onFive } from '../shared/scoring';
import type { RfmRef } from './compute';
import type { RfmParams } from './manifest';

/** A member's days, times and money, the class, and the scores, bounds and rule that lead to it. */
export const why: Why<RfmParams, RfmRef> = (data, params, _ref, member) => {
	const { buyers, values, scores, bins, segment, split } = drain(score(data, params));
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
		by: params.value,
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
	const mine = { r: scores.r[i]!, f: scores.f[i]!, m: scores.m[i]! };
	return [
		{ key: 'why.own', values: own, tone: 'plain' },
		{ key: 'why.scores', values: numbers(mine), tone: 'plain' },
		...onScaleOfFive(mine, bins, params),
	];
};

const numbers = ({ r, f, m }: Rfm<number>) => ({
	r: { number: r },
	f: { number: f },
	m: { number: m },
});

/** What the set of classes makes of the scores. */
function onScaleOfFive(scores: Rfm<number>, bins: Bins, params: RfmParams): Finding[] {
	const five = {
		r: onFive(scores.r, bins.r),
		f: onFive(scores.f, bins.f),
		m: onFive(scores.m, bins.m),
	};
	const isSame = five.r === scores.r && five.f === scores.f && five.m === scores.m;
	return [
		...(isSame ? [] : [{ key: 'why.five', values: numbers(five), tone: 'plain' } as const]),
		ruleOf(five, params),
	];
}

/** The field of the grid, or the first rule that holds, by the range that the scores are in. */
function ruleOf({ r, f, m }: Rfm<number>, params: RfmParams): Finding {
	const rules = rulesOf(params);
	if (rules === null) {
		const values = { r: { number: r }, fm: { number: meanOfScores(f, m) } };
		return { key: 'why.grid', values, tone: 'plain' };
	}
	const boxes = rules.map((rule) => boxOf(rule, r, f, m));
	const place = boxes.findIndex((box) => box !== undefined);
	const count = { count: rules.length };
	if (place === -1) return { key: 'why.noRule', values: { rules: count }, tone: 'plain' };
	const box = boxes[place]!;
	const isOfMean = box.fm !== undefined;
	const isOfBoth = box.f !== undefined || box.m !== undefined;
	return {
		key: 'why.rule',
		values: {
			axes: isOfMean ? (isOfBoth ? 'all' : 'mean') : 'three',
			r: range(box.r),
			f: range(box.f),
			m: range(box.m),
			fm: range(box.fm),
			place: { count: place + 1 },
			rules: count,
		},
		tone: 'plain',
	};
}

function range({ min = 1, max = 5 }: ScoreBounds = {}): string {
	return min === max ? `${min}` : `${min}–${max}`;
}
