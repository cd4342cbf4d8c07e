import { NumberBuilder } from '../../columns/builders';
import type { NumberColumn } from '../../columns/column';
import type { CellSpans } from '../cell-spans';
import type { Row } from '../csv';
import { CATEGORY, bearable } from '../infer';
import type { ColumnPlan } from '../infer';
import { isGuarded } from '../values/cell';
import { plainNumber, plainNumberIn, readNumber } from '../values/number';
import type { Cells, Place } from './cells';

const REASONS = { bad: 'not-a-number', masked: 'masked' } as const;

/** Numbers; cells that are none are missing, and problems. Digits that turn out to be ids make the column text. */
export class NumberCells implements Cells {
	readonly problems;
	private readonly values: NumberBuilder;
	private readonly units = new Map<string, number>();
	private numbers = 0;
	private misfits = 0;
	private ids = false;

	constructor(
		private readonly place: Place,
		private readonly comma: boolean,
	) {
		this.problems = place.problems;
		this.values = new NumberBuilder(place.rows);
	}

	add(rows: readonly Row[], c: number, first: number): void {
		const { values, comma } = this;
		let numbers = 0;
		for (let r = 0; r < rows.length; r++) {
			const cell = rows[r]![c];
			if (cell === undefined || cell === '') {
				values.push(NaN);
				continue;
			}
			const plain = comma && cell.includes('.') ? NaN : plainNumber(cell);
			if (Number.isNaN(plain)) values.push(this.read(cell, first + r + 1));
			else {
				values.push(plain);
				numbers++;
			}
		}
		this.numbers += numbers;
	}

	addSpans(spans: CellSpans, rows: number, c: number, first: number): void {
		const { values, comma } = this;
		const { bytes, starts, ends, width } = spans;
		let numbers = 0;
		for (let r = 0, i = c; r < rows; r++, i += width) {
			const start = starts[i]!;
			const end = ends[i]!;
			if (start === end) {
				values.push(NaN);
				continue;
			}
			const plain = plainNumberIn(bytes, start, end);
			if (Number.isNaN(plain) || (comma && spans.cell(r, c).includes('.')))
				values.push(this.read(spans.cell(r, c), first + r + 1));
			else {
				values.push(plain);
				numbers++;
			}
		}
		this.numbers += numbers;
	}

	skip(rows: number): void {
		for (let i = 0; i < rows; i++) this.values.push(NaN);
	}

	verdict(atEnd: boolean): ColumnPlan | undefined {
		if (this.ids) return CATEGORY;
		const early = !atEnd && this.misfits <= 20;
		return early || bearable(this.misfits, this.numbers + this.misfits) ? undefined : CATEGORY;
	}

	finish(): NumberColumn {
		const column = this.values.finish();
		const [unit, ...others] = this.units.keys();
		if (unit === undefined) {
			const named = /[(（](元|人民币|rmb|cny|￥|¥)[)）]/i.test(this.place.name);
			return named ? { ...column, unit: 'CNY' } : column;
		}
		// A bare amount among amounts with ￥ is one too; a bare number among shares is not.
		const mixed = others.length > 0 || (unit === '%' && this.units.get(unit)! < this.numbers);
		if (!mixed) return { ...column, unit };
		this.problems.add(0, this.place.name, [...this.units.keys()].join(' '), 'mixed-units', 'kept');
		return column;
	}

	private read(cell: string, row: number): number {
		const number = readNumber(cell, this.comma);
		if (number.outcome === 'number') {
			this.numbers++;
			if (number.unit !== undefined)
				this.units.set(number.unit, (this.units.get(number.unit) ?? 0) + 1);
			if (number.footnote) this.problems.add(row, this.place.name, cell, 'number-footnote', 'kept');
		} else if (number.outcome === 'id' || isGuarded(cell)) this.ids = true;
		else if (number.outcome !== 'missing') {
			if (number.outcome === 'bad') this.misfits++;
			this.problems.add(row, this.place.name, cell, REASONS[number.outcome], 'cell-missing');
		}
		return number.value;
	}
}
