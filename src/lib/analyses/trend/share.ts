import type { Share } from '../contract';
import { Disclosure } from '../shared/disclosure';
import { traits } from '../shared/metric';
import { isTold, withholdSums } from '../shared/suppress';
import type { Series, TrendResult } from './compute';
import type { TrendParams } from './manifest';

/** Numbers of people by what they add up to; sums and ratios by how many people are behind them. */
export const share: Share<TrendResult, TrendParams> = (result, k, params) => {
	const { metric, unfinished } = result;
	const { people } = traits(metric);
	const tell = people ? tellPeople : tellSums;
	return {
		...result,
		series: result.series.map((line): Series => {
			const { values, total } = tell(line, metric, k);
			const told = Array.from(values, (value) => (people ? isTold(value) : !Number.isNaN(value)));
			return {
				...line,
				values,
				total,
				average: averageOf(line, told, unfinished, params),
				people: null,
			};
		}),
	};
};

type Told = Pick<Series, 'values' | 'total'>;

function tellPeople({ values, total }: Series, metric: TrendResult['metric'], k: number): Told {
	const disclosure = new Disclosure(k);
	const all = disclosure.shown(total, { total: true });
	const parts = Array.from(values, (value) => disclosure.shown(value));
	const last = parts.length - 1;
	if (metric === 'new') disclosure.sum(all, parts);
	else if (metric === 'members') {
		// Who came in a period is the difference of its end and its beginning.
		for (let p = 1; p < parts.length; p++)
			disclosure.sum(parts[p]!, [parts[p - 1]!, disclosure.implied(values[p]! - values[p - 1]!)]);
		if (last >= 0) disclosure.sum(all, [parts[last]!]);
	} else {
		// Who was there at some time, but not in this period.
		parts.forEach((part, p) => disclosure.sum(all, [part, disclosure.implied(total - values[p]!)]));
	}
	const told = disclosure.settle();
	return { values: Float64Array.from(parts, told), total: told(all) };
}

/** Sums of the periods add up to the total; ratios do not, and are withheld one by one. */
function tellSums(
	{ values, total, people }: Series,
	metric: TrendResult['metric'],
	k: number,
): Told {
	const additive = metric === 'events' || metric === 'orders' || metric === 'revenue';
	const isFew = (value: number, behind: number): boolean =>
		value !== 0 && (behind < k || (metric !== 'revenue' && additive && value < k));
	const behind = people?.values ?? new Float64Array(values.length);
	const counts = Array.from(values, (value, p) => (isFew(value, behind[p]!) ? NaN : behind[p]!));
	const shared = additive
		? withholdSums([...values], counts, [...behind])
		: Array.from(values, (value, p) => (isTold(counts[p]!) ? value : NaN));
	return {
		values: Float64Array.from(shared),
		total: isFew(total, people?.total ?? 0) ? NaN : total,
	};
}

/** A mean of values that are not all told would tell the others. */
function averageOf(
	{ average }: Series,
	told: readonly boolean[],
	unfinished: Uint8Array,
	params: TrendParams,
): Float64Array | null {
	if (average === null) return null;
	let run = 0;
	return average.map((mean, p) => {
		run = unfinished[p] === 0 && told[p] === true ? run + 1 : 0;
		return run >= params.average ? mean : NaN;
	});
}
