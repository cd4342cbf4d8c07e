import { drain } from '../../base/drain';
import type { FindingValue, Why } from '../contract';
import { reason } from '../shared/reason';
import { segmentName } from '../shared/rfm/names';
import { setOf } from '../shared/rfm/segments';
import { memberSince } from '../shared/since';
import type { MatrixParams } from './manifest';
import { placed } from './placed';
import type { MatrixRef, TagLabel } from './result';

/** A member's class, group of value and behaviour as of the cut with what is behind each, and whether they came back. */
export const why: Why<MatrixParams, MatrixRef> = (data, params, _ref, member) => {
	if (memberSince(data.timeline, member) === Infinity) return [];
	const found = drain(placed(data, params));
	const by = params.value;
	const cut = { day: found.cut };
	const i = found.member.indexOf(member);
	if (i === -1) return [reason('why.none', { by, cut })];
	const worth = (amount: number): FindingValue =>
		by === 'activity'
			? { number: amount, digits: 2 }
			: { money: amount, currency: data.facts.currency };
	const group = found.group[i]!;
	const low = group === 0 ? null : found.bounds[group - 1]!;
	const high = found.bounds[group] ?? null;
	return [
		reason('why.class', {
			segment: segmentName(setOf(params).ids[found.segment[i]!]!, by),
			cut,
			days: { count: found.recency[i]! },
			per: params.frequency,
			times: { count: found.frequency[i]! },
		}),
		reason('why.group', {
			amount: worth(found.amount[i]!),
			group: { count: group + 1 },
			groups: { count: found.groups },
			range: low === null ? (high === null ? 'all' : 'low') : high === null ? 'high' : 'both',
			above: worth(low ?? 0),
			upTo: worth(high ?? 0),
		}),
		reason('why.tag', { tag: tagValue(found.tags.labels[found.tags.of[i]!]!) }),
		reason('why.back', {
			back: { event: params.back },
			came: found.back[i] === 1 ? 'yes' : 'no',
			days: { count: params.days },
			cut,
		}),
	];
};

function tagValue(label: TagLabel): FindingValue {
	if ('kind' in label) return { event: { kind: label.kind } };
	return 'text' in label ? label.text : label;
}
