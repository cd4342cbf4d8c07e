import { FEWEST, SUPPRESSED } from '../analyses/contract';
import { DAY } from '../base/time';
import type { Facts, Source } from '../model/dataset';
import type { ReportFacts, ReportSource } from './model';

/** Facts without columns, kinds, single days and times of day: single events and rare values do not leave. */
export function reportFacts(facts: Facts): ReportFacts {
	const day = (time: number | null): number | null =>
		time === null ? null : Math.floor(time / DAY) * DAY;
	const { days: _, ...rest } = facts;
	const few = facts.members > 0 && facts.members < FEWEST;
	return {
		...rest,
		members: few ? SUPPRESSED : facts.members,
		firstTime: day(facts.firstTime),
		lastTime: day(facts.lastTime),
		kinds: [],
		eventColumns: [],
		memberColumns: [],
	};
}

export function reportSource({ name, rows, rowsUsed, problems }: Source): ReportSource {
	const missing = problems.counts.filter(({ effect }) => effect === 'cell-missing');
	return {
		name,
		rows,
		rowsUsed,
		cellsMissing: missing.reduce((sum, { count }) => sum + count, 0),
	};
}
