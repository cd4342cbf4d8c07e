import { FlagBuilder } from '../../columns/builders';
import type { FlagColumn } from '../../columns/column';
import type { Row } from '../csv';
import { CATEGORY } from '../infer';
import type { ColumnPlan } from '../infer';
import { saysNothing, trimBlanks } from '../values/cell';
import { readFlag } from '../values/flag';
import type { Cells, Place } from './cells';

/** Yes and no. A single third answer makes the column a category, for it would be lost here. */
export class FlagCells implements Cells {
	readonly problems;
	private readonly values = new FlagBuilder();
	private others = false;

	constructor(
		place: Place,
		private readonly digits: boolean,
	) {
		this.problems = place.problems;
	}

	add(rows: readonly Row[], c: number): void {
		for (let r = 0; r < rows.length; r++) {
			const text = trimBlanks(rows[r]![c] ?? '');
			const value = readFlag(text, this.digits);
			this.values.push(value ?? null);
			if (value === undefined && text !== '' && !saysNothing(text)) this.others = true;
		}
	}

	skip(rows: number): void {
		for (let i = 0; i < rows; i++) this.values.push(null);
	}

	verdict(): ColumnPlan | undefined {
		return this.others ? CATEGORY : undefined;
	}

	finish(): FlagColumn {
		return this.values.finish();
	}
}
