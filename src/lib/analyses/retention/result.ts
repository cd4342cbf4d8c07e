export interface RetentionCell {
	/** Members of the cohort who came back in this period (or, by mode, in it or later). */
	readonly count: number;
	/** The window of the cohort's last member has ended within the data. An unfinished cell may still grow. */
	readonly finished: boolean;
}

export interface Cohort {
	/** First day of the cohort's period. */
	readonly start: string;
	readonly size: number;
	/** Periods 0, 1, 2 … as far as they have begun within the data: later ones are absent. */
	readonly periods: readonly RetentionCell[];
}

/** What the average of a period is made of: the finished cells of cohorts that have members. */
export interface Pooled {
	readonly count: number;
	readonly size: number;
	readonly cohorts: number;
}

export interface RetentionResult {
	/** From the first to the last that has members, empty ones between included. */
	readonly cohorts: readonly Cohort[];
	/** By period: Σ retained ÷ Σ size over finished cells; null where none is finished. */
	readonly average: readonly (number | null)[];
	/** By period: the mean of the cohorts' own rates. */
	readonly simpleAverage: readonly (number | null)[];
	readonly pooled: readonly Pooled[];
	/** The first cohort lies at the very beginning of the data: its members may have started earlier. */
	readonly leftCensored: boolean;
	/** The first start was looked for before the time range too. */
	readonly history: boolean;
}

/**
 * The members of a cohort (by its `start`), or those of them behind the cell of a period; or the members behind the average
 * of a period: all of its cohorts, or those who came back.
 */
export type RetentionRef =
	| { readonly cohort: string; readonly period?: number }
	| { readonly average: number; readonly of: 'all' | 'back' };

/** The averages over the finished cells of each period. */
export function averages(
	cohorts: readonly Cohort[],
): Pick<RetentionResult, 'average' | 'simpleAverage' | 'pooled'> {
	const columns = Math.max(0, ...cohorts.map(({ periods }) => periods.length));
	const average: (number | null)[] = [];
	const simpleAverage: (number | null)[] = [];
	const pooled: Pooled[] = [];
	for (let k = 0; k < columns; k++) {
		const finished = cohorts.filter(
			({ size, periods }) => size > 0 && periods[k]?.finished === true,
		);
		const count = finished.reduce((sum, { periods }) => sum + periods[k]!.count, 0);
		const size = finished.reduce((sum, cohort) => sum + cohort.size, 0);
		const rates = finished.reduce((sum, cohort) => sum + cohort.periods[k]!.count / cohort.size, 0);
		pooled.push({ count, size, cohorts: finished.length });
		average.push(size > 0 ? count / size : null);
		simpleAverage.push(finished.length > 0 ? rates / finished.length : null);
	}
	return { average, simpleAverage, pooled };
}
