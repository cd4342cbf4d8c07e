import type { SheetWriter } from './sheet-writer';
import { MAX_CELL_CHARS } from './sheet-writer';
import { RichText, unescaped } from './xlsx-strings';
import { attribute, NotXml, type XmlHandler } from './xml';

/** Reads the cells of a sheet in XML. */
export class SheetReader implements XmlHandler {
	#row = -1;
	#column = -1;
	#type = '';
	#style = 0;
	#value = '';
	#hasFormula = false;
	#inCell = false;
	#inValue = false;
	#inRich = false;
	readonly #rich = new RichText();

	constructor(
		private readonly writer: SheetWriter,
		private readonly texts: readonly string[],
	) {}

	open(name: string, attributes: string): void {
		if (this.#inRich) this.#rich.open(name);
		else if (name === 'c') this.#openCell(attributes);
		else if (name === 'v') this.#inValue = this.#inCell;
		else if (name === 'f') this.#hasFormula = true;
		else if (name === 'is') {
			this.#inRich = this.#inCell;
			this.#rich.begin();
		} else if (name === 'row') {
			const row = attribute(attributes, 'r');
			this.#row = row === undefined ? this.#row + 1 : Number(row) - 1;
			this.#column = -1;
		}
	}

	text(text: string): void {
		if (this.#inRich) this.#rich.text(text);
		else if (this.#inValue) {
			this.#value += text;
			if (this.#value.length > MAX_CELL_CHARS) throw new NotXml('a value without an end');
		}
	}

	close(name: string): void {
		if (name === 'is' && this.#inRich) {
			this.#inRich = false;
			this.#value = this.#rich.end();
		} else if (this.#inRich) this.#rich.close(name);
		else if (name === 'v') this.#inValue = false;
		else if (name === 'c' && this.#inCell) {
			this.#inCell = false;
			this.#endCell();
		}
	}

	#openCell(attributes: string): void {
		const place = attribute(attributes, 'r');
		if (place === undefined) this.#column++;
		else this.#moveTo(place);
		this.#type = attribute(attributes, 't') ?? 'n';
		this.#style = Number(attribute(attributes, 's') ?? 0);
		this.#value = '';
		this.#hasFormula = false;
		this.#inCell = true;
	}

	/** `B7`: the row is that of the row around it. */
	#moveTo(place: string): void {
		let column = 0;
		let i = 0;
		for (; i < place.length; i++) {
			const letter = place.charCodeAt(i) & ~32;
			if (letter < 65 || letter > 90) break;
			column = column * 26 + letter - 64;
		}
		if (i === 0 || i > 4) throw new NotXml('a cell without a place');
		this.#column = column - 1;
		if (this.#row < 0) this.#row = Number(place.slice(i)) - 1;
	}

	#endCell(): void {
		const { writer } = this;
		const [row, column, value] = [this.#row, this.#column, this.#value];
		if (this.#type === 'inlineStr') writer.text(row, column, value);
		else if (this.#type === 'str') {
			if (this.#hasFormula && value === '') return;
			writer.text(row, column, unescaped(value));
		} else if (value === '') {
			if (this.#hasFormula) writer.note('formula-without-value', row, column);
		} else if (this.#type === 's') {
			const text = this.texts[Number(value)];
			if (text === undefined) throw new NotXml('a text that is not there');
			writer.text(row, column, text);
		} else if (this.#type === 'b') writer.flag(row, column, value === '1' || value === 'true');
		else if (this.#type === 'e') writer.note('excel-error', row, column);
		else if (this.#type === 'd') writer.text(row, column, isoText(value));
		else this.#number(row, column, value);
	}

	#number(row: number, column: number, text: string): void {
		const value = Number(text);
		if (Number.isFinite(value)) this.writer.number(row, column, value, this.#style);
		else this.writer.text(row, column, text);
	}
}

/** `2024-01-05T10:00:00.000Z`, as strict workbooks write dates. */
function isoText(value: string): string {
	return value
		.replace(/(?:\.\d+)?Z?$/, '')
		.replace(/T00:00:00$/, '')
		.replace('T', ' ');
}
