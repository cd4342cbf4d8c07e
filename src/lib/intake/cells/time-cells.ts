import { TimeBuilder } from '../../columns/builders';
import type { TimeColumn } from '../../columns/column';
import type { CellSpans } from '../cell-spans';
import type { Row } from '../csv';
import { CATEGORY, bearable } from '../infer';
import type { ColumnPlan } from '../infer';
import { TimeReader } from '../values/time';
import type { TimeOutcome } from '../values/time';
import type { Cells, Place } from './cells';

export type TimePlan = Extract<ColumnPlan, { kind: 'time' }>;

const REASONS: Readonly<Record<Exclude<TimeOutcome, 'time' | 'missing'>, string>> = {
	bad: 'not-a-time',
	impossible: 'impossible-date',
	masked: 'masked',
};

/** Times; cells that are none are missing, and problems. Whether day or month comes first is one answer for all rows. */
export class TimeCells implements Cells {
	readonly problems;
	private readonly values: TimeBuilder;
	private readonly reader: TimeReader;
	private times = 0;
	private misfits = 0;

	constructor(
		private readonly place: Place,
		private readonly plan: TimePlan,
	) {
		this.problems = place.problems;
		this.values = new TimeBuilder(place.rows);
		this.reader = new TimeReader(plan.style, place.zone);
	}

	add(rows: readonly Row[], c: number, first: number): void {
		const { values } = this;
		for (let r = 0; r < rows.length; r++) {
			const cell = rows[r]![c];
			if (cell === undefined || cell === '') {
				values.push(NaN, true);
				continue;
			}
			this.addText(cell, first + r + 1);
		}
	}

	addSpans(spans: CellSpans, rows: number, c: number, first: number): void {
		const { reader, values } = this;
		const { bytes, starts, ends, width } = spans;
		let times = 0;
		for (let r = 0, i = c; r < rows; r++, i += width) {
			const start = starts[i]!;
			const end = ends[i]!;
			if (start === end) {
				values.push(NaN, true);
				continue;
			}
			const wall = reader.readBytes(bytes, start, end);
			if (wall === wall) {
				values.push(wall, false);
				times++;
			} else this.addText(spans.cell(r, c), first + r + 1);
		}
		this.times += times;
	}

	private addText(cell: string, row: number): void {
		const { reader } = this;
		this.values.push(reader.read(cell), reader.dateOnly);
		if (reader.outcome === 'time') this.times++;
		else this.note(reader.outcome, cell, row);
	}

	skip(rows: number): void {
		for (let i = 0; i < rows; i++) this.values.push(NaN, true);
	}

	verdict(atEnd: boolean): ColumnPlan | undefined {
		const early = !atEnd && this.misfits <= 20;
		if (!early && !bearable(this.misfits, this.times + this.misfits)) return CATEGORY;
		const { dayFirst, monthFirst } = this.reader;
		const better = monthFirst > dayFirst;
		if (!atEnd || monthFirst === dayFirst || better === this.plan.style.monthFirst)
			return undefined;
		return { ...this.plan, style: { ...this.plan.style, monthFirst: better }, orderKnown: true };
	}

	finish(): TimeColumn {
		const { dayFirst, monthFirst, unclear } = this.reader;
		const said = this.place.dateOrder !== undefined;
		if (unclear > 0 && dayFirst === 0 && monthFirst === 0 && !said) {
			this.problems.add(0, this.place.name, '', 'date-order-unclear', 'kept', unclear);
		}
		const { months } = this.reader;
		if (months > 0) this.problems.add(0, this.place.name, '', 'month-alone', 'kept', months);
		return this.values.finish();
	}

	private note(outcome: TimeOutcome, cell: string, row: number): void {
		if (outcome === 'time' || outcome === 'missing') return;
		if (outcome === 'bad') this.misfits++;
		this.problems.add(row, this.place.name, cell, REASONS[outcome], 'cell-missing');
	}
}
