import type { ProblemReport, Revision, Source } from './dataset';

/** Reasons that lie in what rows mean, not in how the file was read: every build says them anew. */
const OF_USE: ReadonlySet<string> = new Set([
	'skipped-by-rule',
	'no-member',
	'no-time',
	'no-kind',
	'superseded',
	'lookup-row',
	'lookup-joined',
	'lookup-events',
	'lookup-unmatched',
	'lookup-key-unnamed',
	'lookup-key-again',
	'lookup-key-missing',
	'several-currencies',
]);

/** What was noted when the file was read. */
export function readingProblems(report: ProblemReport): ProblemReport {
	const kept = ({ reason }: { readonly reason: string }): boolean => !OF_USE.has(reason);
	const leftOut = report.leftOut?.filter(kept) ?? [];
	return {
		counts: report.counts.filter(kept),
		sample: report.sample.filter(kept),
		...(leftOut.length === 0 ? {} : { leftOut }),
	};
}

/** A source as a revision reads it: a later one may have another mapping, and use other rows. */
export function sourceIn({ uses }: Revision, source: Source): Source {
	const use = uses?.[source.id];
	if (use === undefined) return source;
	const read = readingProblems(source.problems);
	const leftOut = [...(read.leftOut ?? []), ...(use.problems.leftOut ?? [])];
	const { follows: _, ...rest } = source;
	return {
		...rest,
		...(use.follows === undefined ? {} : { follows: use.follows }),
		mapping: use.mapping,
		rowsUsed: use.rowsUsed,
		problems: {
			counts: [...read.counts, ...use.problems.counts],
			sample: [...read.sample, ...use.problems.sample],
			...(leftOut.length === 0 ? {} : { leftOut }),
		},
	};
}
