import { newcombe } from '../../base/interval';
import type { Finding, Findings, FindingValue } from '../contract';
import { isTold } from '../shared/suppress';
import type { PlanParams } from './manifest';
import { rowName } from './names';
import type { PlanResult } from './result';
import { missedOf, rateOf } from './table';

/** Below this a share is a rough guess. */
const FEW = 30;

export const findings: Findings<PlanParams, PlanResult> = (result, params) => {
	if (result.members === 0) return [{ key: 'finding.nobody', values: {}, tone: 'caution' }];
	return [
		...coverage(result),
		...overlap(result, params),
		...leastReached(result, params),
		...cautions(result, params),
	];
};

const who = (params: PlanParams, row: number): FindingValue => rowName(params.rows, row);

function coverage({ members, covered, rows }: PlanResult): Finding[] {
	if (!isTold(covered) || !isTold(members)) return [];
	const values = {
		covered: { count: covered },
		members: { count: members },
		share: { share: covered / members },
		rows: { count: rows.length },
		left: { count: members - covered },
	};
	const key = covered === members ? 'finding.all' : 'finding.covered';
	return [{ key, values, tone: 'plain' }];
}

/** How many are in several rows, and the two rows that share most members. */
function overlap({ members, touches, rows, both }: PlanResult, params: PlanParams): Finding[] {
	const several = touches[2]! + touches[3]!;
	if (!isTold(touches[2]!) || !isTold(touches[3]!) || several === 0) return [];
	let [first, second, most] = [-1, -1, 0];
	for (let i = 0; i < rows.length; i++)
		for (let j = i + 1; j < rows.length; j++)
			if (both[i * rows.length + j]! > most)
				[first, second, most] = [i, j, both[i * rows.length + j]!];
	if (first === -1) return [];
	const values = {
		several: { count: several },
		share: { share: several / members },
		first: who(params, first),
		second: who(params, second),
		both: { count: most },
	};
	return [{ key: 'finding.overlap', values, tone: 'notable' }];
}

/** Of rows whose touches are in the data, the one that reached the smallest share, where that is surely less than all. */
function leastReached({ rows }: PlanResult, params: PlanParams): Finding[] {
	let [least, at] = [Infinity, -1];
	rows.forEach(({ reached, members }, row) => {
		const [share, , high] = rateOf(reached, members);
		if (share === null || !(share < least) || members < FEW || high! >= 1) return;
		[least, at] = [share, row];
	});
	if (at === -1) return [];
	const { reached, members } = rows[at]!;
	const [share, low, high] = rateOf(reached, members);
	const values = {
		who: who(params, at),
		reached: { count: reached! },
		members: { count: members },
		share: { share: share! },
		low: { share: low! },
		high: { share: high! },
	};
	return [{ key: 'finding.reached', values, tone: 'plain' }];
}

function cautions({ rows }: PlanResult, params: PlanParams): Finding[] {
	const out: Finding[] = [];
	let selection: Finding | null = null;
	let most = 0;
	rows.forEach((found, row) => {
		const { members, reached, doneAfter, doneMissed } = found;
		const missed = missedOf(found);
		const name = who(params, row);
		if (members === 0) out.push({ key: 'finding.empty', values: { who: name }, tone: 'caution' });
		if (reached === null || doneAfter === null || doneMissed === null || missed === null) return;
		if (![reached, missed, doneAfter, doneMissed].every(isTold)) return;
		if (reached < FEW || missed < FEW) return;
		const { difference, low, high } = newcombe(doneAfter, reached, doneMissed, missed);
		if ((low <= 0 && high >= 0) || Math.abs(difference) <= most) return;
		most = Math.abs(difference);
		const values = {
			who: name,
			after: { share: doneAfter / reached },
			without: { share: doneMissed / missed },
		};
		selection = { key: 'finding.selection', values, tone: 'caution' };
	});
	// Of the row where it misleads most.
	return selection === null ? out : [...out, selection];
}
