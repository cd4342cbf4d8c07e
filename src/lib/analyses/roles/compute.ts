import { BitSet } from '../../base/bitset';
import { drain } from '../../base/drain';
import { wilson } from '../../base/interval';
import { quantileSorted } from '../../base/quantile';
import { DAY } from '../../base/time';
import type { Classify, Compute, Data, People } from '../contract';
import { eachCareer, frameOf, hasSkipped, outcomeOf } from './first-times';
import type { RolesParams } from './manifest';
import type { RolesRef, RolesResult, Turn } from './result';

const PERCENTILES = [0.1, 0.25, 0.5, 0.75, 0.9];

export const compute: Compute<RolesParams, RolesResult> = function* (data, params) {
	const frame = frameOf(data, params);
	const { months, from } = frame;
	const width = params.roles.length;
	const tally = () => new Uint32Array(width);
	const [ever, fresh, innermost, early] = [tally(), tally(), tally(), tally()];
	const outcomes = { already: tally(), open: tally(), converted: tally(), stayed: tally() };
	const skipped = tally();
	const byMonth = new Uint32Array(width * months.count);
	const took = params.roles.slice(1).map((): number[] => []);
	let members = 0;
	let none = 0;
	yield* eachCareer(data, params, (_member, times) => {
		members++;
		let last = -1;
		for (let role = 0; role < width; role++) {
			const time = times[role]!;
			if (time < Infinity) {
				ever[role]!++;
				last = role;
			}
			if (time < Infinity && time >= from) {
				fresh[role]!++;
				if (time < frame.early) early[role]!++;
				byMonth[months.ofDay[Math.floor((time - months.begin) / DAY)]! * width + role]!++;
			}
			if (role === width - 1) break;
			const next = times[role + 1]!;
			const outcome = outcomeOf(frame, time, next);
			if (outcome !== null) outcomes[outcome][role]!++;
			if (outcome === 'converted') took[role]!.push(next - time);
			if (hasSkipped(frame, time, next)) skipped[role]!++;
		}
		if (last === -1) none++;
		else innermost[last]!++;
	});
	return {
		members,
		none,
		roles: params.roles.map((_, role) => ({
			ever: ever[role]!,
			fresh: fresh[role]!,
			innermost: innermost[role]!,
			early: early[role]!,
		})),
		turns: took.map((times, turn): Turn => {
			const converted = outcomes.converted[turn]!;
			const entered = converted + outcomes.stayed[turn]!;
			return {
				already: outcomes.already[turn]!,
				open: outcomes.open[turn]!,
				entered,
				converted,
				rate: entered === 0 ? null : converted / entered,
				interval: entered === 0 ? null : wilson(converted, entered),
				...spread(times),
				skipped: skipped[turn]!,
			};
		}),
		months: Array.from({ length: months.count }, (_, month) => ({
			start: months.starts[month]!,
			unfinished: !frame.isFinished(month),
			fresh: [...byMonth.subarray(month * width, (month + 1) * width)],
		})),
		history: data.facts.firstTime !== null && from > data.facts.firstTime,
	};
};

function spread(times: readonly number[]): Pick<Turn, 'mean' | 'times'> {
	if (times.length === 0) return { mean: null, times: null };
	const sorted = Float64Array.from(times).sort();
	return {
		mean: sorted.reduce((sum, time) => sum + time, 0) / sorted.length,
		times: PERCENTILES.map((p) => quantileSorted(sorted, p)),
	};
}

/** Before the number of the innermost role. */
const [UNKNOWN, NO_ROLE, FIRST_ROLE] = [0, 1, 2];

export const classify: Classify<RolesParams, RolesRef> = (data, params) => {
	const of = new Uint8Array(data.timeline.members).fill(UNKNOWN);
	const steps = eachCareer(data, params, (member, times) => {
		const innermost = times.findLastIndex((time) => time < Infinity);
		of[member] = innermost === -1 ? NO_ROLE : FIRST_ROLE + innermost;
	});
	drain(steps);
	return (ref) => {
		if (ref === 'none') return BitSet.where(of, NO_ROLE);
		if (ref === 'members' || !('role' in ref) || !('of' in ref) || ref.of !== 'innermost')
			return null;
		return ref.role >= 0 ? BitSet.where(of, FIRST_ROLE + ref.role) : null;
	};
};

export const people: People<RolesParams, RolesRef> = (data, params, ref) => {
	const frame = frameOf(data, params);
	const set = new BitSet(data.timeline.members);
	const steps = eachCareer(data, params, (member, times) => {
		if (belongs(times)) set.add(member);
	});
	drain(steps);
	return set;

	function belongs(times: Float64Array): boolean {
		if (ref === 'members') return true;
		if (ref === 'none') return times.every((time) => time === Infinity);
		if ('turn' in ref) {
			const [time, next] = [times[ref.turn]!, times[ref.turn + 1]!];
			if (ref.of === 'skipped') return hasSkipped(frame, time, next);
			const outcome = outcomeOf(frame, time, next);
			if (ref.of === 'entered') return outcome === 'converted' || outcome === 'stayed';
			return outcome === ref.of;
		}
		const time = times[ref.role]!;
		if (time === Infinity) return false;
		if ('month' in ref) {
			const { starts, begin, ofDay } = frame.months;
			return time >= frame.from && starts[ofDay[Math.floor((time - begin) / DAY)]!] === ref.month;
		}
		if (ref.of === 'ever') return true;
		if (ref.of === 'innermost')
			return times.subarray(ref.role + 1).every((one) => one === Infinity);
		return time >= frame.from && (ref.of === 'fresh' || time < frame.early);
	}
};

export { why } from './why';

/** When a member took each role for the first time, for lists that leave the page. */
export interface RolesMember {
	readonly id: string;
	/** Wall times, one for each role; null = never. */
	readonly times: readonly (number | null)[];
}

/** Everybody with at least one of the roles. */
export function describePeople(data: Data, params: RolesParams): RolesMember[] {
	const out: RolesMember[] = [];
	const steps = eachCareer(data, params, (member, times) => {
		if (times.every((time) => time === Infinity)) return;
		out.push({
			id: data.members.ids[member]!,
			times: Array.from(times, (time) => (time === Infinity ? null : time)),
		});
	});
	drain(steps);
	return out;
}
