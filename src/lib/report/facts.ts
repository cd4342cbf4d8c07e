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

/**
 * How many a segment has, as far as it may be told beside the number of all: few are not told, nor is what would tell that
 * few are not in it (NaN).
 */
export function sharedSize(members: number, all: number): number {
	if (members > 0 && members < FEWEST) return SUPPRESSED;
	const others = all - members;
	return others > 0 && others < FEWEST ? NaN : members;
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
