import { daysOf } from '../../../columns/days';
import type { Data } from '../../contract';
import { snap } from '../money';
import { dayOf } from '../periods';
import { kindFlags, plainTest } from '../selector';
import { memberSince } from '../since';
import { buyersOf, type OrderReader } from './orders';
import type { RfmRules } from './rules';

/** As `orderReader`, where R and F are of the events of `order`, and M is the weighted activity of the member. */
export function activityReader(data: Data, rules: RfmRules): OrderReader {
	const { timeline } = data;
	const { start, end, time, kind } = timeline;
	const { codes } = kind;
	const { from: begin, to: until } = data.scope;
	const { order, frequency: frequencyOf } = rules;
	const counts = kindFlags(data, order);
	const test = plainTest(data, order);
	const weights = weightsOf(data, rules);
	const asOfDay = dayOf(data.covered - 1);
	const { first: firstDay, of: days } = daysOf(time);
	const buyers = buyersOf(timeline.members);
	const none = { count: 0 };
	const refundsOnly = new Map<number, number>();

	function read(from: number, to: number): void {
		for (let m = from; m < to; m++) {
			let times = 0;
			let active = 0;
			let last = -1;
			let sum = 0;
			for (let i = start[m]!, stop = end[m]!; i < stop; i++) {
				const t = time[i]!;
				if (t < begin || t >= until) continue;
				const code = codes[i]!;
				if (weights !== null) sum += weights[code]!;
				if (counts[code] === 0 || (test !== null && !test(i, m))) continue;
				times++;
				const day = days[i]!;
				if (day !== last) active++;
				last = day;
			}
			const worth = snap(weights === null ? times : sum);
			if (times > 0)
				buyers.put(
					m,
					asOfDay - firstDay - last,
					frequencyOf === 'days' ? active : times,
					times,
					worth,
				);
			else if (memberSince(timeline, m) < Infinity) {
				none.count++;
				if (worth !== 0) refundsOnly.set(m, worth);
			}
		}
	}
	const withoutAmount = { count: 0 };
	return { read, buyers: buyers.taken, none, refundsOnly, withoutAmount, asOfDay };
}

/** By code of `timeline.kind`. Null: no weights, each event of `order` is worth 1. */
function weightsOf({ timeline }: Data, { weights }: RfmRules): Float64Array | null {
	if (Object.keys(weights).length === 0) return null;
	return Float64Array.from(timeline.kind.dictionary.values, (name, code) =>
		code > 0 && Object.hasOwn(weights, name) ? weights[name]! : 0,
	);
}
