import { inferColumn } from '../infer';
import type { ColumnPlan } from '../infer';
import type { Column } from '../../columns/column';
import type { CellSpans } from '../cell-spans';
import type { Row } from '../csv';
import { CategoryCells } from './category-cells';
import { FlagCells } from './flag-cells';
import { NumberCells } from './number-cells';
import { TagsCells } from './tags-cells';
import { TimeCells } from './time-cells';
import { detach } from './cells';
import type { Cells, Place } from './cells';

/** Cells with something in them that the type of a column is told from: all of a small column, the first of a large one. */
const SAMPLE = 5000;
/** With fewer in the first block, more are waited for. */
const ENOUGH = 100;

/** The cells of a column whose type is still to be found: it waits until it has seen enough of them. */
export class ColumnCells {
	private cells: Cells | undefined;
	/** Rows and texts of the cells seen while waiting. */
	private readonly seen: (readonly [row: number, text: string])[] = [];
	private rows: number;

	/** `first`: the row of the table in which the column begins. `plan`: how to read it, if that is known. */
	constructor(
		private readonly place: Place,
		first: number,
		plan?: ColumnPlan,
	) {
		this.rows = first;
		if (plan) this.begin(plan, first);
	}

	add(rows: readonly Row[], c: number, first: number): void {
		if (!this.cells) {
			const sample = this.sample(rows, c);
			if (sample.length < ENOUGH) {
				this.wait(rows, c, first);
				return;
			}
			this.decide(sample);
		}
		this.cells!.add(rows, c, first);
		this.rows = first + rows.length;
	}

	/** The same for rows that are bytes still. */
	addSpans(spans: CellSpans, rows: number, c: number, first: number): void {
		if (!this.cells?.addSpans) {
			this.add(spans.column(c, rows), 0, first);
			return;
		}
		this.cells.addSpans(spans, rows, c, first);
		this.rows = first + rows;
	}

	/** How the column must be read instead (see `Cells.verdict`). */
	verdict(atEnd: boolean): ColumnPlan | undefined {
		if (atEnd && !this.cells) this.decide(this.seen.map(([, text]) => text));
		return this.cells?.verdict(atEnd);
	}

	/** Call after `verdict(true)`. */
	finish(): Column {
		return this.cells!.finish();
	}

	private sample(rows: readonly Row[], c: number): string[] {
		const sample = this.seen.map(([, text]) => text);
		for (let r = 0; r < rows.length && sample.length < SAMPLE; r++) {
			const cell = rows[r]![c];
			if (cell !== undefined && cell !== '') sample.push(cell);
		}
		return sample;
	}

	private wait(rows: readonly Row[], c: number, first: number): void {
		for (let r = 0; r < rows.length; r++) {
			const cell = rows[r]![c];
			if (cell !== undefined && cell !== '') this.seen.push([first + r, detach(cell)]);
		}
		this.rows = first + rows.length;
	}

	private decide(sample: readonly string[]): void {
		const cells = this.begin(
			inferColumn(this.place.name, sample, this.place.zone, this.place.dateOrder),
			0,
		);
		let row = 0;
		for (const [at, text] of this.seen) {
			cells.skip(at - row);
			cells.add([[text]], 0, at);
			row = at + 1;
		}
		cells.skip(this.rows - row);
		this.seen.length = 0;
	}

	private begin(plan: ColumnPlan, skip: number): Cells {
		const cells = cellsFor(plan, this.place);
		cells.skip(skip);
		this.cells = cells;
		return cells;
	}
}

function cellsFor(plan: ColumnPlan, place: Place): Cells {
	switch (plan.kind) {
		case 'number':
			return new NumberCells(place, plan.comma);
		case 'time':
			return new TimeCells(place, plan);
		case 'flag':
			return new FlagCells(place, plan.digits);
		case 'tags':
			return new TagsCells(place, plan.separator);
		case 'category':
			return new CategoryCells(place);
	}
}
