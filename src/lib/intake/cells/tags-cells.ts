import { TagsBuilder } from '../../columns/builders';
import type { TagsColumn } from '../../columns/column';
import type { Row } from '../csv';
import { saysNothing, trimBlanks } from '../values/cell';
import { detach } from './cells';
import type { Cells, Place } from './cells';

/** Several values in a cell, parted by a sign; quotes around a value are left out. */
export class TagsCells implements Cells {
	readonly problems;
	private readonly values: TagsBuilder;
	/** Tags of cells that came before: the same combinations come again and again. */
	private readonly known = new Map<string, readonly string[]>();

	constructor(
		place: Place,
		private readonly separator: RegExp,
	) {
		this.problems = place.problems;
		this.values = new TagsBuilder(place.rows);
	}

	add(rows: readonly Row[], c: number): void {
		for (let r = 0; r < rows.length; r++) this.values.push(this.split(rows[r]![c] ?? ''));
	}

	skip(rows: number): void {
		for (let i = 0; i < rows; i++) this.values.push([]);
	}

	verdict(): undefined {
		return undefined;
	}

	finish(): TagsColumn {
		return this.values.finish();
	}

	private split(cell: string): readonly string[] {
		let tags = this.known.get(cell);
		if (tags === undefined) {
			const parts = cell
				.split(this.separator)
				.map((part) => trimBlanks(trimBlanks(part).replace(/^"(.*)"$/, '$1')));
			tags = parts.filter((part) => part !== '' && !saysNothing(part)).map(detach);
			if (this.known.size < 10_000) this.known.set(detach(cell), tags);
		}
		return tags;
	}
}
