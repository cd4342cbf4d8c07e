import type { Finding, Findings } from '../contract';
import type { RolesParams } from './manifest';
import type { RolesResult } from './result';

/** Below this a share is a rough guess. */
const FEW = 30;

export const findings: Findings<RolesParams, RolesResult> = (result, params) => {
	const { members, none, roles, turns, months } = result;
	if (members === none) return [{ key: 'finding.nobody', values: {}, tone: 'caution' }];
	const out: Finding[] = [];
	turns.forEach((turn, i) => {
		const from = { event: params.roles[i]! };
		const to = { event: params.roles[i + 1]! };
		if (turn.rate === null) {
			out.push({ key: 'finding.noTurn', values: { from, to }, tone: 'caution' });
			return;
		}
		out.push({
			key: params.within > 0 ? 'finding.turnWithin' : 'finding.turn',
			tone: turn.entered >= FEW ? 'notable' : 'plain',
			values: {
				from,
				to,
				days: { count: params.within },
				converted: { count: turn.converted },
				entered: { count: turn.entered },
				share: { share: turn.rate },
				low: { share: turn.interval!.low },
				high: { share: turn.interval!.high },
			},
		});
		if (turn.times !== null)
			out.push({
				key: 'finding.time',
				tone: 'plain',
				values: {
					from,
					to,
					p25: { durationMs: turn.times[1]! },
					p50: { durationMs: turn.times[2]! },
					p75: { durationMs: turn.times[3]! },
					converted: { count: turn.converted },
				},
			});
		if (turn.skipped > 0)
			out.push({
				key: 'finding.skipped',
				tone: 'plain',
				values: { from, to, skipped: { count: turn.skipped } },
			});
		if (turn.open > 0)
			out.push({
				key: 'finding.open',
				tone: 'caution',
				values: { from, open: { count: turn.open }, days: { count: params.within } },
			});
		if (turn.entered < FEW)
			out.push({
				key: 'finding.few',
				tone: 'caution',
				values: { from, entered: { count: turn.entered } },
			});
	});
	const early = Math.max(...roles.map((role) => role.early));
	if (early > 0)
		out.push({ key: 'finding.early', tone: 'caution', values: { early: { count: early } } });
	if (params.within === 0 && turns.some(({ entered }) => entered > 0))
		out.push({ key: 'finding.unlimited', tone: 'plain', values: {} });
	const open = months.filter(({ unfinished }) => unfinished).length;
	if (open > 0)
		out.push({ key: 'finding.unfinished', tone: 'caution', values: { months: { count: open } } });
	if (result.history) out.push({ key: 'finding.history', tone: 'plain', values: {} });
	return out;
};
