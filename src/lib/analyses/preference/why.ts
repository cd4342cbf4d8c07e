import { drain } from '../../base/drain';
import type { Finding, FindingValue, Why } from '../contract';
import { reason } from '../shared/reason';
import { memberSince } from '../shared/since';
import { aspectsOf } from './aspects';
import type { PreferenceParams } from './manifest';
import type { PreferenceLabel, PreferenceRef } from './result';
import { baseOf, eachTaste, effective, likings, type Taste } from './taste';

/** How many events a member has, what of it they turn to surely more than everyone does, and how far they spread. */
export const why: Why<PreferenceParams, PreferenceRef> = (data, params, ref, member) => {
	if (memberSince(data.timeline, member) >= data.scope.to) return [reason('why.unknown')];
	const id = typeof ref === 'object' && 'aspect' in ref ? ref.aspect : 'category';
	const values = drain(aspectsOf(data, params)).find((one) => one.id === id);
	if (values === undefined) return [];
	const { labels } = values;
	const aspect = { aspect: { message: `aspect.${id}` } };
	const base = baseOf(values);
	let said: Finding[] = [reason('why.absent', aspect)];
	const steps = eachTaste(data, params, values, (taste) => {
		if (taste.member === member) said = tasteOf(taste);
	});
	drain(steps);
	return said;

	function tasteOf(taste: Taste): Finding[] {
		const events = { ...aspect, events: { count: taste.n } };
		const isDecided = taste.n >= params.least;
		const liked = isDecided ? likings(taste, base) : [];
		const rows = new Set(askedRows(ref).filter((row) => labels[row] !== undefined));
		for (const { row } of liked) rows.delete(row);
		return [
			isDecided
				? reason('why.decided', { ...events, number: { number: effective(taste), digits: 2 } })
				: reason('why.few', { ...events, least: { count: params.least } }),
			...(isDecided && liked.length === 0 ? [reason('why.likesNone')] : []),
			...liked.map(({ row, lift, interval: { low, high } }, place) =>
				reason('why.likes', {
					place: { count: place + 1 },
					...shares(taste, row),
					lift: { number: lift, digits: 2 },
					low: { number: low, digits: 2 },
					high: { number: high, digits: 2 },
				}),
			),
			...[...rows].map((row) => reason('why.row', shares(taste, row))),
		];
	}

	function shares({ counts, n }: Taste, row: number) {
		return {
			value: valueOf(labels[row]!),
			own: { count: counts[row]! },
			share: { share: counts[row]! / n },
			all: { share: base[row]! },
		};
	}
};

/** The values that a number is of. */
function askedRows(ref: PreferenceRef): readonly number[] {
	if (typeof ref !== 'object') return [];
	return 'pair' in ref ? ref.pair : 'row' in ref ? [ref.row] : [];
}

function valueOf(label: PreferenceLabel): FindingValue {
	if ('others' in label) return { message: 'why.others' };
	if ('kind' in label) return { event: { kind: label.kind } };
	return 'text' in label ? label.text : label;
}
