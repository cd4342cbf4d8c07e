import type { Points } from '../../base/kmeans';
import { DAY } from '../../base/time';
import type { Data } from '../contract';
import { blocks } from '../shared/blocks';
import { memberValues } from '../shared/member-values';
import { dayOf } from '../shared/periods';
import { kindFlags, matcher } from '../shared/selector';
import { memberSince } from '../shared/since';
import { spanOf } from '../shared/span';
import { columnsOf, type ClustersParams } from './manifest';
import type { FeatureLabel } from './result';

/** Members by their features, in the order of their ids: no result hangs on the order of rows. */
export interface Features {
	readonly labels: readonly FeatureLabel[];
	readonly member: Uint32Array;
	/** As the data have them. */
	readonly raw: Points;
	/** Known members who are not among them. */
	readonly leftOut: readonly number[];
}

/** One number for each member, feature after feature; NaN = missing. */
type Column = Float64Array;
/** So many kinds of events are compared. */
const MOST_KINDS = 8;

export function* readFeatures(
	data: Data,
	params: ClustersParams,
): Generator<number, Features, void> {
	const read = { behaviour, kinds, columns }[params.of];
	const { labels, values } = yield* read(data, params);
	const { members } = data.timeline;
	const { to } = spanOf(data);
	const { ids } = data.members;
	const complete: number[] = [];
	const leftOut: number[] = [];
	for (let m = 0; m < members; m++) {
		if (memberSince(data.timeline, m) >= to) continue;
		if (values.length > 0 && values.every((column) => !Number.isNaN(column[m]!))) complete.push(m);
		else leftOut.push(m);
	}
	complete.sort((a, b) => (ids[a]! < ids[b]! ? -1 : 1));
	const raw = new Float64Array(complete.length * values.length);
	complete.forEach((m, i) =>
		values.forEach((column, f) => (raw[i * values.length + f] = column[m]!)),
	);
	return {
		labels,
		member: Uint32Array.from(complete),
		raw: { n: complete.length, d: values.length, values: raw },
		leftOut,
	};
}

interface Read {
	readonly labels: FeatureLabel[];
	readonly values: Column[];
}

/** Silent days, active days, activities, days since the first of them. Missing for who did nothing in the range. */
function* behaviour(data: Data, params: ClustersParams): Generator<number, Read, void> {
	const { start, end, time, members } = data.timeline;
	const { from, to } = spanOf(data);
	const asOf = dayOf(to - 1);
	const matches = matcher(data, params.event);
	const column = () => new Float64Array(members).fill(NaN);
	const [silent, days, events, tenure] = [column(), column(), column(), column()];
	for (const block of blocks(data.timeline)) {
		for (let m = block.from; m < block.to; m++) {
			let [count, active, first, last] = [0, 0, NaN, NaN];
			for (let i = start[m]!, stop = end[m]!; i < stop; i++) {
				const t = time[i]!;
				if (t < from) continue;
				if (t >= to) break;
				if (!matches(i, m)) continue;
				const day = Math.floor(t / DAY);
				if (count++ === 0) first = day;
				if (day !== last) active++;
				last = day;
			}
			if (count === 0) continue;
			silent[m] = asOf - last;
			days[m] = active;
			events[m] = count;
			tenure[m] = asOf - first;
		}
		yield block.share;
	}
	const names = ['silent', 'days', 'events', 'tenure'] as const;
	return {
		labels: names.map((name): FeatureLabel => ({ message: `feature.${name}` })),
		values: [silent, days, events, tenure],
	};
}

/** How often each member did the commonest kinds. Missing for who did none of them. */
function* kinds(data: Data, params: ClustersParams): Generator<number, Read, void> {
	const { start, end, time, kind, members } = data.timeline;
	const { from, to } = spanOf(data);
	const names = kind.dictionary.values;
	const matches = matcher(data, params.event);
	const flags = kindFlags(data, params.event);
	const counts = names.map((_, code) => (flags[code] === 1 ? new Float64Array(members) : null));
	const totals = new Float64Array(names.length);
	for (const block of blocks(data.timeline)) {
		for (let m = block.from; m < block.to; m++) {
			for (let i = start[m]!, stop = end[m]!; i < stop; i++) {
				const t = time[i]!;
				if (t < from) continue;
				if (t >= to) break;
				if (!matches(i, m)) continue;
				const code = kind.codes[i]!;
				counts[code]![m]!++;
				totals[code]!++;
			}
		}
		yield block.share;
	}
	const common = [...names.keys()]
		.filter((code) => totals[code]! > 0)
		.sort((a, b) => totals[b]! - totals[a]! || (names[a]! < names[b]! ? -1 : 1))
		.slice(0, MOST_KINDS);
	const values = common.map((code) => counts[code]!);
	for (let m = 0; m < members; m++)
		if (values.every((column) => column[m] === 0)) for (const column of values) column[m] = NaN;
	return { labels: common.map((code) => ({ kind: names[code]! })), values };
}

/** Numbers of members; of columns of events the middle value of each member. */
function* columns(data: Data, params: ClustersParams): Generator<number, Read, void> {
	const refs = columnsOf(params);
	const values: Column[] = [];
	for (const [c, ref] of refs.entries()) {
		const steps = memberValues(data, ref);
		let step = steps.next();
		for (; step.done !== true; step = steps.next()) yield (c + step.value) / refs.length;
		if (step.value.form !== 'numbers') throw new Error(`${ref} is not a number`);
		values.push(step.value.values);
	}
	return { labels: refs.map((ref) => ({ text: ref.replace(/^member:/, '') })), values };
}
