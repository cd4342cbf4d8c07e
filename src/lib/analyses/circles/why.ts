import { drain } from '../../base/drain';
import type { Finding, Why } from '../contract';
import { reason } from '../shared/reason';
import type { CirclesParams } from './manifest';
import { RINGS, type CirclesRef } from './result';
import { eachMember, frameOf, monthOf } from './rings';

const MOVED: readonly string[] = ['inward', 'outward', 'same', 'came'];

/** A member's days or events in the month, where the circles begin, and the circle; of movements that of the month before. */
export const why: Why<CirclesParams, CirclesRef> = (data, params, ref, member) => {
	const frame = frameOf(data);
	const p = ref === 'members' ? -1 : monthOf(frame, ref.month);
	if (ref === 'members' || p === -1) return [];
	const hasMoved = 'from' in ref || MOVED.includes(ref.of);
	const month = { month: { day: frame.months.starts[p]! } };
	let said: Finding[] = [reason('why.unknown', month)];
	const steps = eachMember(data, params, frame, (m, rings, since, times) => {
		if (m !== member || since > p) return;
		const standing = (at: number) => ({
			ring: { message: `ring.${RINGS[rings[at]!]!}` },
			event: { event: params.event },
			by: params.measure,
			times: { count: times[at]! },
		});
		const before = p === since ? reason('why.new') : reason('why.before', standing(p - 1));
		said = [
			reason('why.ring', { ...month, ...standing(p) }),
			reason('why.bounds', { middle: { count: params.middle }, centre: { count: params.centre } }),
			...(hasMoved ? [before] : []),
			...(frame.unfinished[p]! ? [reason('why.unfinished')] : []),
		];
	});
	drain(steps);
	return said;
};
