import { drain } from '../../base/drain';
import type { Finding, FindingValue, Why } from '../contract';
import { reason } from '../shared/reason';
import { eachCareer, frameOf, hasSkipped, outcomeOf } from './first-times';
import type { RolesParams } from './manifest';
import type { RolesRef } from './result';

/** When a member took each role for the first time; of a way from role to role what became of it. */
export const why: Why<RolesParams, RolesRef> = (data, params, ref, member) => {
	let said: Finding[] = [reason('why.unknown')];
	const steps = eachCareer(data, params, (m, times) => {
		if (m === member) said = career(params, times);
	});
	drain(steps);
	return said;

	function career({ roles, within }: RolesParams, times: Float64Array): Finding[] {
		const role = (at: number): FindingValue => ({ event: roles[at]! });
		const innermost = times.findLastIndex((time) => time < Infinity);
		const is =
			innermost === -1 ? reason('why.none') : reason('why.role', { role: role(innermost) });
		const firsts = roles.map((event, at) =>
			times[at] === Infinity
				? reason('why.never', { role: { event } })
				: reason('why.first', { role: { event }, day: { day: times[at]! } }),
		);
		if (typeof ref !== 'object' || !('turn' in ref)) return [is, ...firsts];
		const [time, next] = [times[ref.turn], times[ref.turn + 1]];
		if (time === undefined || next === undefined) return [is, ...firsts];
		const frame = frameOf(data, params);
		const skipped = hasSkipped(frame, time, next);
		const outcome = outcomeOf(frame, time, next) ?? 'none';
		const way = {
			from: role(ref.turn),
			to: role(ref.turn + 1),
			days: { count: within },
			after: { durationMs: next - time },
		};
		return [
			is,
			...firsts,
			reason('why.turn', { ...way, outcome }),
			...(skipped ? [reason('why.skipped', way)] : []),
		];
	}
};
