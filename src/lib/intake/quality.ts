import { toCsv } from '../base/csv';
import type { Problem, ProblemReport } from '../model/dataset';

/** Problems kept one by one, over all reasons; counts go on after that. */
const SAMPLE = 1000;
/** … and per reason and column, so that one bad column does not hide the others. */
const SAMPLE_EACH = 100;
/** Characters of a value that are kept. */
const VALUE = 200;

type Effect = Problem['effect'];

interface Entry {
	readonly reason: string;
	readonly column: string;
	readonly effect: Effect;
	count: number;
	readonly sample: Problem[];
}

/** Collects the problems of one file: exact counts by reason, column and effect, and the first few of each. */
export class ProblemLog {
	private readonly entries = new Map<string, Entry>();

	constructor(private readonly file: string) {}

	/** `row`: 1-based row of data, 0 = the whole file. `count`: how many at once (only the first is in the sample). */
	add(row: number, column: string, value: string, reason: string, effect: Effect, count = 1): void {
		const entry = this.entry(reason, column, effect);
		entry.count += count;
		if (entry.sample.length < SAMPLE_EACH) {
			const kept = value.length > VALUE ? `${value.slice(0, VALUE)}…` : value;
			entry.sample.push({ file: this.file, row, column, value: kept, reason, effect });
		}
	}

	/** Takes over all that another log holds. */
	merge(other: ProblemLog): void {
		for (const from of other.entries.values()) {
			const entry = this.entry(from.reason, from.column, from.effect);
			entry.count += from.count;
			entry.sample.push(...from.sample.slice(0, SAMPLE_EACH - entry.sample.length));
		}
	}

	/** Counts most frequent first; the sample in the order of the rows. */
	report(): ProblemReport {
		const entries = [...this.entries.values()].sort((a, b) => b.count - a.count);
		const sample: Problem[] = [];
		for (let i = 0; i < SAMPLE_EACH && sample.length < SAMPLE; i++) {
			for (const entry of entries) {
				const problem = entry.sample[i];
				if (problem !== undefined && sample.length < SAMPLE) sample.push(problem);
			}
		}
		sample.sort((a, b) => a.row - b.row);
		return {
			counts: entries.map(({ reason, column, effect, count }) => ({
				reason,
				column,
				effect,
				count,
			})),
			sample,
		};
	}

	private entry(reason: string, column: string, effect: Effect): Entry {
		const key = `${reason}\0${effect}\0${column}`;
		let entry = this.entries.get(key);
		if (entry === undefined) {
			entry = { reason, column, effect, count: 0, sample: [] };
			this.entries.set(key, entry);
		}
		return entry;
	}
}

/** One report of several: counts added up, samples one after the other up to the usual cap. */
export function joinReports(reports: readonly ProblemReport[]): ProblemReport {
	const counts = new Map<string, ProblemReport['counts'][number]>();
	for (const count of reports.flatMap((report) => report.counts)) {
		const key = `${count.reason}\0${count.effect}\0${count.column}`;
		const known = counts.get(key);
		if (known) known.count += count.count;
		else counts.set(key, { ...count });
	}
	return {
		counts: [...counts.values()].sort((a, b) => b.count - a.count),
		sample: reports.flatMap((report) => report.sample).slice(0, SAMPLE),
	};
}

/** The sample of a report as CSV, safe to open in a spreadsheet. `say` turns a reason into words. */
export function problemsCsv(
	report: ProblemReport,
	say: (reason: string) => string = (reason) => reason,
): string {
	return toCsv([
		['file', 'row', 'column', 'value', 'reason', 'effect'],
		...report.sample.map((p) => [p.file, p.row, p.column, p.value, say(p.reason), p.effect]),
	]);
}
