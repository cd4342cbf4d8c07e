import { drain } from '../../base/drain';
import type { Finding, FindingValue, Why } from '../contract';
import { reason } from '../shared/reason';
import { memberSince } from '../shared/since';
import { spanOf } from '../shared/span';
import type { ContentTiersParams } from './manifest';
import { TIERS, type ContentTiersRef } from './result';
import { sourceOf } from './source';
import { contentsOf, tally } from './tally';
import { rank, type Ranked } from './tiers';

/** A member's contents in each tier and the best of them, and where the tiers begin; of one content how often. */
export const why: Why<ContentTiersParams, ContentTiersRef> = (data, params, ref, member) => {
	const span = spanOf(data);
	if (memberSince(data.timeline, member) >= span.to) return [reason('why.unknown')];
	const source = sourceOf(data, params);
	const own = contentsOf(data, source, span, member);
	const name = (text: string): FindingValue =>
		params.content === null ? { event: { kind: text } } : text;
	if (typeof ref === 'object' && 'content' in ref) {
		const [, times = 0] = [...own].find(([code]) => source.text(code) === ref.content) ?? [];
		const values = { content: name(ref.content), times: { count: times } };
		return [reason('why.content', values), ...(own.size === 0 ? [reason('why.silent')] : [])];
	}
	if (own.size === 0) return [reason('why.silent')];
	const { range } = drain(tally(data, params.score, source, span, null));
	const ranked = rank(range, params);
	const score = (code: number): number => range.score[code]!;
	const first = (a: number, b: number): number =>
		score(b) - score(a) || (source.text(a) < source.text(b) ? -1 : 1);
	return [
		...TIERS.map((id, t): Finding => {
			const codes = [...own.keys()].filter((code) => ranked.standing[code] === t).sort(first);
			const tier = { message: `tier.${id}` };
			const [best] = codes;
			if (best === undefined) return reason('why.noneOf', { tier });
			return reason('why.tier', {
				tier,
				contents: { count: codes.length },
				best: name(source.text(best)),
				score: { number: score(best) },
			});
		}),
		bounds(ranked),
	];
};

/** The lowest scores that are in the top and in the middle. */
function bounds({ sorted, starts }: Ranked): Finding {
	const [top, middle] = starts;
	return reason('why.bounds', {
		top: { message: 'tier.top' },
		tops: top < sorted.length ? 'some' : 'none',
		topFrom: { number: sorted[top] ?? NaN },
		middle: { message: 'tier.middle' },
		middles: middle < top ? 'some' : 'none',
		middleFrom: { number: sorted[middle] ?? NaN },
	});
}
