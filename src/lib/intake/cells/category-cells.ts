import { BytesMap } from '../../columns/bytes-map';
import { CategoryBuilder, TextBuilder } from '../../columns/builders';
import type { CategoryColumn, TextColumn } from '../../columns/column';
import type { CellSpans } from '../cell-spans';
import type { Row } from '../csv';
import { cleanText, isMasked, lostDigits } from '../values/cell';
import { detach } from './cells';
import type { Cells, Place } from './cells';

/** More distinct texts than this, if they are also more than this share of the cells, are texts and no category. */
const DISTINCT = { most: 20_000, share: 1 / 2 };
/** While rows are still coming: the first of the many events of a large community are of nearly as many members. */
const DISTINCT_EARLY = { most: 1 << 18, share: 0.9 };
/** The same in a table whose columns hold more distinct texts than this: one such column is an id, many would fill the memory. */
const DISTINCT_FULL = { most: 1 << 18, share: DISTINCT.share };
const FULL = 1 << 20;
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
	/** Codes by the bytes of a cell as it stands in the file. */
	private readonly spanCodes = new BytesMap();
	/** Codes whose text is to be said: masked, or an id that lost digits. */
	private readonly suspects = new Map<number, string>();
	private rows = 0;
	/** Distinct texts that are counted in the table's. */
	private held = 0;
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
		this.decide();
	}

	addSpans(spans: CellSpans, rows: number, c: number, first: number): void {
		if (this.builder) this.addSpanCodes(this.builder, spans, rows, c, first);
		else this.addSpanTexts(this.text!, spans, rows, c, first);
		this.rows += rows;
		this.decide();
	}

	/** After a block: are these still a category? */
	private decide(): void {
		const { builder } = this;
		if (builder === undefined) return;
		const { texts } = this.place;
		const distinct = builder.dictionary.size;
		texts.held += distinct - this.held;
		this.held = distinct;
		const bar = texts.held > FULL ? DISTINCT_FULL : DISTINCT_EARLY;
		if (this.isText(builder, ENOUGH, bar)) this.becomeText(builder);
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
		this.spanCodes.clear();
		return (this.builder ?? this.text!).finish();
	}

	private addCodes(builder: CategoryBuilder, rows: readonly Row[], c: number, first: number): void {
		const { suspects } = this;
		let present = 0;
		for (let r = 0; r < rows.length; r++) {
			const cell = rows[r]![c];
			if (cell === undefined || cell === '') {
				builder.pushCode(0);
				continue;
			}
			const code = this.codeOf(builder, cell);
			builder.pushCode(code);
			if (code !== 0) present++;
			const reason = suspects.size === 0 ? undefined : suspects.get(code);
			if (reason !== undefined)
				this.problems.add(first + r + 1, this.place.name, cell, reason, 'kept');
		}
		this.present += present;
	}

	private addSpanCodes(
		builder: CategoryBuilder,
		spans: CellSpans,
		rows: number,
		c: number,
		first: number,
	): void {
		const { spanCodes, suspects } = this;
		const { view, starts, ends, width } = spans;
		let present = 0;
		for (let r = 0, i = c; r < rows; r++, i += width) {
			const start = starts[i]!;
			const end = ends[i]!;
			if (start === end) {
				builder.pushCode(0);
				continue;
			}
			let code = spanCodes.get(view, start, end);
			if (code === -1) {
				code = this.codeOf(builder, spans.cell(r, c));
				spanCodes.add(view, start, end, code);
			}
			builder.pushCode(code);
			if (code !== 0) present++;
			const reason = suspects.size === 0 ? undefined : suspects.get(code);
			if (reason !== undefined)
				this.problems.add(first + r + 1, this.place.name, spans.cell(r, c), reason, 'kept');
		}
		this.present += present;
	}

	private codeOf(builder: CategoryBuilder, cell: string): number {
		const text = cleanText(cell);
		return builder.dictionary.find(text) ?? this.admit(builder, text);
	}

	private admit(builder: CategoryBuilder, text: string): number {
		const code = builder.dictionary.add(detach(text));
		this.characters += text.length;
		const reason = suspicion(text);
		if (reason !== undefined) this.suspects.set(code, reason);
		return code;
	}

	private addTexts(rows: readonly Row[], c: number, first: number): void {
		for (let r = 0; r < rows.length; r++) this.addText(rows[r]![c] ?? '', first + r + 1);
	}

	private addText(cell: string, row: number): void {
		const text = cleanText(cell);
		this.text!.push(text);
		const reason = suspicion(text);
		if (reason !== undefined) this.problems.add(row, this.place.name, text, reason, 'kept');
	}

	private addSpanTexts(
		text: TextBuilder,
		spans: CellSpans,
		rows: number,
		c: number,
		first: number,
	): void {
		const { bytes, starts, ends, width } = spans;
		for (let r = 0, i = c; r < rows; r++, i += width) {
			const start = starts[i]!;
			const end = ends[i]!;
			if (isPlainText(bytes, start, end)) text.pushRange(bytes, start, end);
			else this.addText(spans.cell(r, c), first + r + 1);
		}
	}

	private isText(builder: CategoryBuilder, enough: number, bar: typeof DISTINCT): boolean {
		const distinct = builder.dictionary.size - 1;
		if (distinct > bar.most && distinct > this.present * bar.share) return true;
		return distinct >= enough && this.characters / distinct > LONG;
	}

	private becomeText(builder: CategoryBuilder): void {
		const { codes, dictionary } = builder.finish();
		const text = new TextBuilder(Math.max(this.place.rows, this.rows));
		for (let i = 0; i < this.rows; i++) text.push(dictionary.values[codes[i]!]!);
		this.place.texts.held -= this.held;
		this.held = 0;
		this.text = text;
		this.builder = undefined;
		this.spanCodes.clear();
	}
}

/**
 * Whether a cell certainly has nothing to clean and nothing suspicious: no blank, guard or sign of a mask where one would
 * be, told from its bytes alone.
 */
function isPlainText(bytes: Uint8Array, start: number, end: number): boolean {
	if (start === end) return true;
	const first = bytes[start]!;
	if (first <= 39 || first === 61 || bytes[end - 1]! <= 32) return false;
	// In UTF-8 the blanks beyond ASCII begin with one of these two.
	if (first === 0xc2 || first === 0xe3) return false;
	for (let i = start; i < end; i++) {
		const byte = bytes[i]!;
		// An asterisk (also the full-width one), or the plus of an exponent.
		if (byte === 42 || byte === 43) return false;
		if (byte === 0xef && bytes[i + 1] === 0xbc && bytes[i + 2] === 0x8a) return false;
	}
	return true;
}

function suspicion(text: string): string | undefined {
	if (lostDigits(text)) return 'digits-lost';
	return isMasked(text) ? 'masked' : undefined;
}
