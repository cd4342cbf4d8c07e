import { wilson } from '../../base/interval';
import { parseDay } from '../../base/time';
import type { Finding, Findings } from '../contract';
import type { LifecycleParams } from './manifest';
import { STAGES, type LifecycleResult, type Stage } from './result';
import { FEW_GAPS } from './stages';

/** Below this a share is a rough guess. */
const FEW = 30;

const ALIVE: readonly Stage[] = ['growing', 'mature'];
const FADING: readonly Stage[] = ['at-risk', 'lost'];

export const findings: Findings<LifecycleParams, LifecycleResult> = (result, params) => {
	const { members } = result;
	if (members === 0) return [{ key: 'finding.nobody', values: {}, tone: 'caution' }];
	return [
		stage(result, 'at-risk', params),
		stage(result, 'lost', params),
		...faded(result),
		...flow(result, params),
		...cautions(result, params),
	];
};

/** How many are at risk or lost, and from how many silent days on. */
function stage(
	{ stages, members, bounds }: LifecycleResult,
	id: 'at-risk' | 'lost',
	params: LifecycleParams,
): Finding {
	const { count } = stages[STAGES.indexOf(id)]!;
	const { low, high } = wilson(count, members);
	const days = id === 'lost' ? bounds[0]!.lost : bounds[0]!.atRisk;
	return {
		key: `finding.${id}${params.by === null ? '' : '.grouped'}`,
		tone: id === 'at-risk' && count > 0 && members >= FEW ? 'notable' : 'plain',
		values: {
			count: { count },
			members: { count: members },
			share: { share: count / members },
			low: { share: low },
			high: { share: high },
			days: { number: days, digits: 1 },
			...(id === 'at-risk' ? { lost: { number: bounds[0]!.lost, digits: 1 } } : {}),
		},
	};
}

/** Of those who were active at the end of the period before, who is no longer. */
function faded({ moves }: LifecycleResult): Finding[] {
	if (moves === null) return [];
	const rows = ALIVE.map((id) => STAGES.indexOf(id));
	const columns = FADING.map((id) => STAGES.indexOf(id));
	const sum = (values: readonly number[]) => values.reduce((a, b) => a + (b >= 0 ? b : NaN), 0);
	const total = sum(rows.map((r) => moves.totals[r]!));
	const count = sum(rows.flatMap((r) => columns.map((c) => moves.counts[r]![c]!)));
	if (!(total > 0)) return [];
	const { low, high } = wilson(count, total);
	return [
		{
			key: 'finding.faded',
			tone: 'plain',
			values: {
				count: { count },
				total: { count: total },
				share: { share: count / total },
				low: { share: low },
				high: { share: high },
				from: { day: parseDay(moves.from) },
				to: { day: parseDay(moves.to) },
			},
		},
	];
}

function flow({ flow, before }: LifecycleResult, { unit }: LifecycleParams): Finding[] {
	const p = flow.findLastIndex(({ unfinished }) => !unfinished);
	const last = flow[p];
	if (last === undefined) return [];
	const previous = p === 0 ? before : flow[p - 1]!.active;
	const values = {
		unit: { message: `unit.${unit}` },
		period: { day: parseDay(last.start) },
		active: { count: last.active },
		new: { count: last.new },
		returning: { count: last.returning },
		resurrected: { count: last.resurrected },
		dormant: { count: last.dormant },
		previous: { count: previous },
	};
	return [{ key: 'finding.flow', values, tone: 'plain' }];
}

function cautions(result: LifecycleResult, { unit, newDays }: LifecycleParams): Finding[] {
	const out: Finding[] = [];
	const caution = (key: string, values: Finding['values'] = {}) =>
		out.push({ key, values, tone: 'caution' });
	const { members, bounds, flow, leftCensored } = result;
	const { gaps } = bounds[0]!;
	if (members < FEW) caution('finding.few', { members: { count: members } });
	if (gaps === 0) caution('finding.noGaps', { days: { number: newDays } });
	else if (gaps < FEW_GAPS) caution('finding.fewGaps', { gaps: { count: gaps } });
	if (flow.some(({ unfinished }) => unfinished))
		caution('finding.unfinished', { unit: { message: `unit.${unit}` } });
	if (leftCensored && flow.length > 0) caution('finding.leftCensored');
	return out;
}
