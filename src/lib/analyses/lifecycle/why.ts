import { drain } from '../../base/drain';
import type { Why } from '../contract';
import { dayOf } from '../shared/periods';
import { reason } from '../shared/reason';
import { frameOf, NONE, nowAlone, readLives } from './lives';
import type { LifecycleParams } from './manifest';
import { STANDINGS, type LifecycleRef } from './result';
import { judge } from './stages';

/** A member's stage at as-of and the days that decide it. */
export const why: Why<LifecycleParams, LifecycleRef> = (data, params, _ref, member) => {
	const frame = nowAlone(frameOf(data, params));
	const lives = drain(readLives(data, params, frame));
	const { standing, bounds, boundsOf } = judge(data, params, frame, lives);
	const stage = STANDINGS[standing(member, 0)]!;
	const is = { stage: { message: `stage.${stage}` } };
	if (stage === 'absent') return [reason('why.absent', is)];
	const i = member * lives.ends;
	const today = dayOf(frame.ends[0]! - 1);
	if (lives.since[member] === -Infinity) return [reason('why.listed', is)];
	const known = { count: today - dayOf(lives.since[member]!) };
	if (lives.left[i] === 1) return [reason('why.left', is)];
	if (stage === 'new') return [reason('why.new', { ...is, known, max: { count: params.newDays } })];
	if (stage === 'never') return [reason('why.never', { ...is, known })];
	const { atRisk, lost } = bounds[boundsOf[member]!]!;
	const silent = { count: today - (lives.last[i] === NONE ? today : lives.last[i]!) };
	return [
		reason('why.silent', { ...is, silent, atRisk: { number: atRisk }, lost: { number: lost } }),
		reason('why.trend', {
			recent: { count: lives.recent[i]! },
			prior: { count: lives.prior[i]! },
			days: { count: params.trendDays },
		}),
	];
};
