import type { Cohort } from './result';

/** So many empty cohorts in a row are still shown one by one. */
const SHOWN = 12;

/** Cohorts without anybody, one after the other: told in one line. */
export interface Gap {
	/** Of the first of them. */
	readonly start: string;
	readonly empty: number;
}

/** The cohorts as they are shown: longer runs of empty ones become one line. */
export function withoutGaps(cohorts: readonly Cohort[]): (Cohort | Gap)[] {
	const lines: (Cohort | Gap)[] = [];
	for (let c = 0; c < cohorts.length; c++) {
		let end = c;
		while (cohorts[end]?.size === 0) end++;
		if (end - c <= SHOWN) lines.push(cohorts[c]!);
		else {
			lines.push({ start: cohorts[c]!.start, empty: end - c });
			c = end - 1;
		}
	}
	return lines;
}

export function isGap(line: Cohort | Gap): line is Gap {
	return 'empty' in line;
}
