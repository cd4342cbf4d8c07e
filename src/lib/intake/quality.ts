import { toCsv } from '../base/csv';
import type { Problem, ProblemReport } from '../model/dataset';
import { LEFT_OUT_MAX, LeftOutBuilder } from './left-out';

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
	/** Only of rows that were left out. */
	readonly leftOut: LeftOutBuilder | null;
}

/**
 * Collects the problems of one file: exact counts by reason, column and effect, and the first few of each; of rows that were
 * left out, all up to a cap.
 */
export class ProblemLog {
	private readonly entries = new Map<string, Entry>();
	private leftOut = 0;

	constructor(private readonly file: string) {}

	/** `row`: 1-based row of data, 0 = the whole file. `count`: how many at once (only the first is in the sample). */
	add(row: number, column: string, value: string, reason: string, effect: Effect, count = 1): void {
		const entry = this.entry(reason, column, effect);
		entry.count += count;
		const room = entry.leftOut !== null && this.leftOut < LEFT_OUT_MAX;
		if (entry.sample.length >= SAMPLE_EACH && !room) return;
		const kept = value.length > VALUE ? `${value.slice(0, VALUE)}…` : value;
		if (room) {
			entry.leftOut.push(row, kept);
			this.leftOut++;
		}
		if (entry.sample.length < SAMPLE_EACH)
			entry.sample.push({ file: this.file, row, column, value: kept, reason, effect });
	}

	/** Takes over all that another log holds. */
	merge(other: ProblemLog): void {
		for (const from of other.entries.values()) {
			const entry = this.entry(from.reason, from.column, from.effect);
			entry.count += from.count;
			entry.sample.push(...from.sample.slice(0, SAMPLE_EACH - entry.sample.length));
			const before = entry.leftOut?.length ?? 0;
			if (from.leftOut !== null) entry.leftOut?.take(from.leftOut, LEFT_OUT_MAX - this.leftOut);
			this.leftOut += (entry.leftOut?.length ?? 0) - before;
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
		const leftOut = entries.flatMap(({ leftOut, reason, column }) =>
			leftOut === null ? [] : [leftOut.finish(this.file, reason, column)],
		);
		return {
			counts: entries.map(({ reason, column, effect, count }) => ({
				reason,
				column,
				effect,
				count,
			})),
			sample,
			...(leftOut.length === 0 ? {} : { leftOut }),
		};
	}

	private entry(reason: string, column: string, effect: Effect): Entry {
		const key = `${reason}\0${effect}\0${column}`;
		let entry = this.entries.get(key);
		if (entry === undefined) {
			const leftOut = effect === 'row-left-out' ? new LeftOutBuilder() : null;
			entry = { reason, column, effect, count: 0, sample: [], leftOut };
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
	const leftOut = reports.flatMap((report) => report.leftOut ?? []);
	return {
		counts: [...counts.values()].sort((a, b) => b.count - a.count),
		sample: reports.flatMap((report) => report.sample).slice(0, SAMPLE),
		...(leftOut.length === 0 ? {} : { leftOut }),
	};
}

/**
 * A report as CSV in the order of the rows, safe to open in a spreadsheet: all rows that were left out, as far as they are kept,
 * and the sample of everything else. `say` turns a reason into words.
 */
export function problemsCsv(
	report: ProblemReport,
	say: (reason: string, value: string) => string = (reason) => reason,
): string {
	const { sample, leftOut } = report;
	const listed = leftOut === undefined ? sample : sample.filter((p) => p.effect !== 'row-left-out');
	const lines: [row: number, cells: (string | number)[]][] = listed.map((p) => [
		p.row,
		[p.file, p.row, p.column, p.value, say(p.reason, p.value), p.effect],
	]);
	for (const { file, reason, column, rows, codes, values } of leftOut ?? []) {
		const said = say(reason, '');
		rows.forEach((row, i) => {
			lines.push([row, [file, row, column, values[codes[i]!]!, said, 'row-left-out']]);
		});
	}
	lines.sort((a, b) => a[0] - b[0]);
	return toCsv([
		['file', 'row', 'column', 'value', 'reason', 'effect'],
		...lines.map(([, cells]) => cells),
	]);
}
