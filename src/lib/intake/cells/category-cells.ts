import { TextMap } from '../../base/text-map';
import { CategoryBuilder, TextBuilder } from '../../columns/builders';
import type { CategoryColumn, TextColumn } from '../../columns/column';
import type { Row } from '../csv';
import { cleanText, isMasked, isShortenedId } from '../values/cell';
import { detach } from './cells';
import type { Cells, Place } from './cells';

/**
 * More distinct texts than this, if they are also more than half of the cells, are texts and no category. While rows are
 * still coming the bar is higher: the first hundred thousand events of a large community are of nearly as many members.
 */
const DISTINCT = 20_000;
const DISTINCT_EARLY = 1 << 18;
/** Average length of the distinct texts from which they are sentences, and how many of them can tell before the end. */
const LONG = 80;
const ENOUGH = 50;

/**
 * Texts as they are, without guards and blanks around them: a category as long as they repeat, else plain text. Which
 * of the two, the cells decide block by block; nothing is lost on the way.
 */
export class CategoryCells implements Cells {
	readonly problems;
	private builder: CategoryBuilder | undefined;
	private text: TextBuilder | undefined;
	/** Codes by the cell as it stands in the file: a text is cleaned once, not once a row. */
	private codes = new TextMap();
	/** Codes whose text is to be said: masked, or an id that lost digits. */
	private readonly suspects = new Map<number, string>();
	private rows = 0;
	private present = 0;
	private characters = 0;

	constructor(private readonly place: Place) {
		this.problems = place.problems;
		this.builder = new CategoryBuilder(place.rows);
	}

	add(rows: readonly Row[], c: number, first: number): void {
		if (this.builder) this.addCodes(this.builder, rows, c, first);
		else this.addTexts(rows, c, first);
		this.rows += rows.length;
		if (this.builder && this.isText(this.builder, ENOUGH, DISTINCT_EARLY))
			this.becomeText(this.builder);
	}

	skip(rows: number): void {
		for (let i = 0; i < rows; i++) this.builder?.pushCode(0);
		this.rows += rows;
	}

	verdict(): undefined {
		return undefined;
	}

	finish(): CategoryColumn | TextColumn {
		if (this.builder && this.isText(this.builder, 1, DISTINCT)) this.becomeText(this.builder);
		return (this.builder ?? this.text!).finish();
	}

	private addCodes(builder: CategoryBuilder, rows: readonly Row[], c: number, first: number): void {
		const { codes, suspects } = this;
		let present = 0;
		for (let r = 0; r < rows.length; r++) {
			const cell = rows[r]![c];
			if (cell === undefined || cell === '') {
				builder.pushCode(0);
				continue;
			}
			const known = codes.get(cell);
			const code = known === -1 ? this.admit(builder, cell) : known;
			builder.pushCode(code);
			if (code !== 0) present++;
			const reason = suspects.size === 0 ? undefined : suspects.get(code);
			if (reason !== undefined)
				this.problems.add(first + r + 1, this.place.name, cell, reason, 'kept');
		}
		this.present += present;
	}

	private admit(builder: CategoryBuilder, cell: string): number {
		const before = builder.dictionary.size;
		const text = detach(cleanText(cell));
		const code = builder.dictionary.add(text);
		this.codes.add(text.length === cell.length ? text : detach(cell), code);
		if (builder.dictionary.size > before) {
			this.characters += text.length;
			const reason = suspicion(text);
			if (reason !== undefined) this.suspects.set(code, reason);
		}
		return code;
	}

	private addTexts(rows: readonly Row[], c: number, first: number): void {
		for (let r = 0; r < rows.length; r++) {
			const text = cleanText(rows[r]![c] ?? '');
			this.text!.push(text);
			const reason = suspicion(text);
			if (reason !== undefined)
				this.problems.add(first + r + 1, this.place.name, text, reason, 'kept');
		}
	}

	private isText(builder: CategoryBuilder, enough: number, most: number): boolean {
		const distinct = builder.dictionary.size - 1;
		if (distinct > most && distinct > this.present / 2) return true;
		return distinct >= enough && this.characters / distinct > LONG;
	}

	private becomeText(builder: CategoryBuilder): void {
		const { codes, dictionary } = builder.finish();
		const text = new TextBuilder(Math.max(this.place.rows, this.rows));
		for (let i = 0; i < this.rows; i++) text.push(dictionary.values[codes[i]!]!);
		this.text = text;
		this.builder = undefined;
		this.codes = new TextMap();
	}
}

function suspicion(text: string): string | undefined {
	if (isShortenedId(text)) return 'digits-lost';
	return isMasked(text) ? 'masked' : undefined;
}
