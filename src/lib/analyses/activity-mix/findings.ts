import { wilson } from '../../base/interval';
import { parseDay } from '../../base/time';
import type { Finding, Findings, FindingValue } from '../contract';
import { isTold } from '../shared/suppress';
import { LEVELS, type ActivityMixResult, type Level, type MixPeriod } from './result';
import type { ActivityMixParams } from './manifest';
import { referenceOf } from './reference';

/** Below this a share is a rough guess. */
const FEW = 30;

export const findings: Findings<ActivityMixParams, ActivityMixResult> = (result, params) => {
	const shown = result.periods[result.shown];
	if (shown === undefined) return [{ key: 'finding.nobody', values: {}, tone: 'caution' }];
	const out: Finding[] = [mix(shown, params)];
	if (shown.members >= FEW && !shown.unfinished) {
		const away = farthest(shown, params);
		if (away !== null) out.push(away);
		const change = changed(result, shown, params);
		if (change !== null) out.push(change);
	}
	return [...out, ...cautions(result, shown, params)];
};

const period = ({ start }: MixPeriod): FindingValue => ({ day: parseDay(start) });
const unitOf = ({ unit }: ActivityMixParams): FindingValue => ({ message: `unit.${unit}` });
const level = (of: Level): FindingValue => ({ message: `level.${of}` });

function mix(shown: MixPeriod, params: ActivityMixParams): Finding {
	const values: Record<string, FindingValue> = {
		unit: unitOf(params),
		period: period(shown),
		members: { count: shown.members },
	};
	for (const of of LEVELS) values[of] = { share: shown[of] / shown.members };
	return { key: 'finding.mix', values, tone: 'plain' };
}

/** The level whose reference lies farthest outside the interval. */
function farthest(shown: MixPeriod, params: ActivityMixParams): Finding | null {
	const { members } = shown;
	let most = 0;
	let found: Finding | null = null;
	for (const of of LEVELS) {
		if (!isTold(shown[of])) continue;
		const { low, high } = wilson(shown[of], members);
		const reference = referenceOf(params, of);
		const distance = Math.max(low - reference, reference - high);
		if (!(distance > most)) continue;
		most = distance;
		found = {
			key: 'finding.away',
			tone: 'notable',
			values: {
				level: level(of),
				share: { share: shown[of] / members },
				low: { share: low },
				high: { share: high },
				count: { count: shown[of] },
				members: { count: members },
				reference: { share: reference, digits: 0 },
			},
		};
	}
	return found;
}

/** Has the share of the core changed by more than the intervals of both ends allow? */
function changed(
	{ periods }: ActivityMixResult,
	last: MixPeriod,
	params: ActivityMixParams,
): Finding | null {
	const first = periods.find(({ members, unfinished }) => !unfinished && members >= FEW);
	if (first === undefined || first === last || !isTold(first.core) || !isTold(last.core))
		return null;
	const then = wilson(first.core, first.members);
	const now = wilson(last.core, last.members);
	if (then.high >= now.low && now.high >= then.low) return null;
	return {
		key: now.low > then.high ? 'finding.up' : 'finding.down',
		tone: 'notable',
		values: {
			unit: unitOf(params),
			first: period(first),
			then: { share: first.core / first.members },
			last: period(last),
			now: { share: last.core / last.members },
		},
	};
}

function cautions(
	result: ActivityMixResult,
	shown: MixPeriod,
	params: ActivityMixParams,
): Finding[] {
	const out: Finding[] = [];
	const caution = (key: string, values: Finding['values'] = {}) =>
		out.push({ key, values, tone: 'caution' });
	if (shown.unfinished) caution('finding.noFinished', { unit: unitOf(params) });
	else if (result.periods.some(({ unfinished }) => unfinished)) caution('finding.unfinished');
	if (shown.members < FEW) caution('finding.few', { members: { count: shown.members } });
	if (result.everyoneActed) caution('finding.everyoneActed');
	if (result.someLeft) out.push({ key: 'finding.someLeft', values: {}, tone: 'plain' });
	return out;
}
