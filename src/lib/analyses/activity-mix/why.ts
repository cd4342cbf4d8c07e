import { formatDay } from '../../base/time';
import type { Finding, Why } from '../contract';
import { reason } from '../shared/reason';
import { memberSince } from '../shared/since';
import { unfinishedOf } from '../shared/span';
import { ACTIVE, CORE, frameOf, levelReader, LURKER, shownOf } from './levels';
import type { ActivityMixParams } from './manifest';
import type { ActivityMixRef } from './result';

const LEVEL = { [CORE]: 'core', [ACTIVE]: 'active', [LURKER]: 'lurker' } as const;

/** A member's days or events in the period, the bounds between the levels, and the level. */
export const why: Why<ActivityMixParams, ActivityMixRef> = (data, params, { period }, member) => {
	const frame = frameOf(data, params);
	const { periods, span } = frame;
	const { starts, count } = periods;
	const read = levelReader(data, params, frame);
	const p =
		period === undefined
			? shownOf(data, frame, read)
			: starts.subarray(0, count).findIndex((start) => formatDay(start) === period);
	if (p === -1) return [];
	const { unit, by } = params;
	const when = { unit: { message: `unit.${unit}` }, period: { day: starts[p]! } };
	const own = read(member);
	const level = own?.levels[p] ?? 0;
	if (own === null || level === 0) {
		const isLater = memberSince(data.timeline, member) >= starts[p + 1]! || own === null;
		return [reason(isLater ? 'why.unknown' : 'why.out', when)];
	}
	const out: Finding[] = [
		reason('why.level', {
			...when,
			level: { message: `level.${LEVEL[level as keyof typeof LEVEL]}` },
			event: { event: params.event },
			by,
			done: { count: own.done[p]! },
		}),
		reason('why.bounds', { active: { count: params.active }, core: { count: params.core }, by }),
	];
	return unfinishedOf(periods, span)[p]! ? [...out, reason('why.unfinished', when)] : out;
};
