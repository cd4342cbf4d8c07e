import { drain } from '../../base/drain';
import { formatDay } from '../../base/time';
import type { Data, Finding, FindingValue, Why } from '../contract';
import { dayOf } from '../shared/periods';
import { rowsBetween } from '../shared/range';
import { reason } from '../shared/reason';
import { matcher } from '../shared/selector';
import { eachStart, frameOf, windowOf, type Frame } from './cohorts';
import type { RetentionParams } from './manifest';
import type { RetentionRef } from './result';

/** A member's start, and the cohort that it leads into. */
interface Start {
	readonly cohort: number;
	readonly time: number;
	/** Whether the period that an average asks for is finished for this cohort. */
	finished: boolean;
}

/** When a member began and so in which cohort, and the days of coming back in the period. */
export const why: Why<RetentionParams, RetentionRef> = (data, params, ref, member) => {
	const frame = frameOf(data, params);
	const period = 'average' in ref ? ref.average : ref.period;
	const own = startsOf(data, params, frame, member, period ?? 0);
	const start = { event: params.start };
	if (own.length === 0) {
		const isCut = params.cohort === 'first-ever' && data.scope.from > -Infinity;
		return [reason('why.none', { start, cut: isCut ? 'yes' : 'no' })];
	}
	const back = (one: Start): Finding[] =>
		period === undefined ? [] : cameBack(data, params, frame, one, member, period);
	const finished = own.filter((one) => one.finished);
	const asked =
		'cohort' in ref
			? own.find(({ cohort }) => formatDay(frame.periods.starts[cohort]!) === ref.cohort)
			: (finished.find((one) => back(one)[0]?.key === 'why.back') ?? finished[0]);
	const one = asked ?? own[0]!;
	return [
		reason('why.cohort', {
			start,
			by: params.cohort === 'each' ? 'each' : 'first',
			cohort: { day: frame.periods.starts[one.cohort]! },
			day: { day: one.time },
			cohorts: { count: own.length },
		}),
		...back(one),
		...('average' in ref && asked === undefined ? [reason('why.inNoAverage')] : []),
	];
};

/** Every start of the member, in the order of time. */
function startsOf(
	data: Data,
	params: RetentionParams,
	frame: Frame,
	member: number,
	period: number,
): Start[] {
	const own: Start[] = [];
	const { count } = frame.periods;
	const earliest = new Float64Array(count).fill(Infinity);
	const latest = new Float64Array(count).fill(-Infinity);
	const steps = eachStart(data, params, frame, (m, cohort, time) => {
		earliest[cohort] = Math.min(earliest[cohort]!, time);
		latest[cohort] = Math.max(latest[cohort]!, time);
		if (m === member) own.push({ cohort, time, finished: false });
	});
	drain(steps);
	for (const one of own) {
		const { cohort } = one;
		const window = windowOf(data, frame, cohort, earliest[cohort]!, latest[cohort]!);
		one.finished = period < frame.width && window.finished(period);
	}
	return own;
}

/** The days of coming back in a period after a start; nothing of a period that is no column. */
function cameBack(
	data: Data,
	params: RetentionParams,
	{ periods, width, length }: Frame,
	{ cohort, time }: Start,
	member: number,
	period: number,
): Finding[] {
	if (!(period < width)) return [];
	const isRolling = length > 0;
	const from = isRolling ? time + period * length : periods.starts[cohort + period];
	const to = isRolling ? time + (period + 1) * length : periods.starts[cohort + period + 1];
	const when = { unit: { message: `unit.${params.unit}` }, n: { count: period } };
	if (from === undefined || to === undefined || from >= data.covered)
		return [reason('why.notYet', when)];
	const isLater = params.mode === 'on-or-after';
	const times = returns(data, params, member, Math.max(time, from), isLater ? Infinity : to);
	const day = (wall: number | undefined): FindingValue => ({ day: wall ?? NaN });
	const values = {
		...when,
		return: { event: params.return },
		late: isLater ? 'yes' : 'no',
		from: day(from),
		to: day(to - 1),
		days: { count: new Set(times.map(dayOf)).size },
		first: day(times[0]),
		last: day(times.at(-1)),
	};
	const isOver = isLater || to <= data.covered;
	return [
		reason(times.length === 0 ? 'why.notBack' : 'why.back', values),
		...(isOver ? [] : [reason('why.unfinished', when)]),
	];
}

/** Times of coming back, ascending. */
function returns(
	data: Data,
	params: RetentionParams,
	member: number,
	from: number,
	to: number,
): number[] {
	const matches = matcher(data, params.return);
	const rows = rowsBetween(data, member, from, Math.min(to, data.scope.to), { first: 0, last: 0 });
	const times: number[] = [];
	for (let row = rows.first; row < rows.last; row++)
		if (matches(row, member)) times.push(data.timeline.time[row]!);
	return times;
}
