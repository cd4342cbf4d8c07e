import { DAY, HOUR, MINUTE, SECOND, formatDay } from '../base/time';
import type { CategoryColumn, Column, Frame, NumberColumn } from '../columns/column';
import { DictionaryBuilder, narrowCodes } from '../columns/dictionary';
import { GrowingFloat64, GrowingUint32 } from '../columns/growing';

/** A generated file, and what reading it gives. */
export interface SampleFile {
	readonly name: string;
	/** Written when it is asked for. */
	readonly blob: Blob;
	/** Bytes of the file. */
	readonly size: number;
	/** The columns that reading the file gives; null where only reading tells (a test compares). */
	readonly frame: () => Frame | null;
}

const COMMA = 44;
const COLON = 58;
const SPACE = 32;
const NEWLINE = 10;
const ZERO = 48;
/** `YYYY-MM-DD HH:MM:SS` */
const STAMP = 19;

/**
 * Rows of a CSV file, written in order of their time; cells must need no quoting. Held as codes and written as bytes: texts
 * of a hundred thousand lines would be work for the garbage collector for longer than for the generator.
 */
export class TimedSheet {
	private readonly width: number;
	private readonly timeAt: number;
	private readonly times = new GrowingFloat64(1 << 16);
	private readonly codes = new GrowingUint32(1 << 19);
	private readonly texts = new DictionaryBuilder();

	private readonly names: readonly string[];

	/** `time`: which column of the header is the time; `money`: which others are amounts in yuan. */
	constructor(
		private readonly header: string,
		private readonly time: string,
		private readonly money: readonly string[] = [],
	) {
		this.names = header.split(',');
		this.width = this.names.length;
		this.timeAt = this.names.indexOf(time);
	}

	get length(): number {
		return this.times.length;
	}

	/** `time` in wall-clock ms from 1970 on, written to the second; `cells` are the other columns in order. */
	add(time: number, cells: readonly string[]): void {
		this.times.push(Math.floor(time / SECOND) * SECOND);
		for (let c = 0; c < this.width - 1; c++) {
			const text = cells[c]!;
			this.codes.push(text === '' ? 0 : this.texts.add(text));
		}
	}

	/** Lines in order of time, equal times as they were added. `typed`: all other columns are categories or money. */
	file(name: string, typed = true): SampleFile {
		const texts = this.texts.finish().values;
		const codes = this.codes.finish();
		const times = this.times.finish();
		const order = orderOf(times);
		const encoder = new TextEncoder();
		const header = encoder.encode(`${this.header}\n`);
		const bytes = texts.map((text) => encoder.encode(text));
		let size = times.length * (STAMP + this.width);
		const lengths = Uint32Array.from(bytes, ({ length }) => length);
		for (let i = 0; i < codes.length; i++) size += lengths[codes[i]!]!;
		const { names, money, time } = this;
		const write = (): Uint8Array<ArrayBuffer> => {
			const out = new Uint8Array(size);
			this.write(out, order, times, codes, bytes);
			return out;
		};
		let blob: Blob | undefined;
		return {
			name,
			size: header.length + size,
			get blob() {
				return (blob ??= new Blob([header, write()], { type: 'text/csv' }));
			},
			frame: () => (typed ? frameOf({ names, money, time }, order, times, codes, texts) : null),
		};
	}

	private write(
		out: Uint8Array,
		order: Uint32Array,
		times: Float64Array,
		codes: Uint32Array,
		bytes: readonly Uint8Array[],
	): void {
		const days = new Map<number, Uint8Array>();
		let at = 0;
		for (const row of order) {
			let cell = row * (this.width - 1);
			for (let c = 0; c < this.width; c++) {
				if (c > 0) out[at++] = COMMA;
				if (c === this.timeAt) at = writeStamp(out, at, times[row]!, days);
				else at = copy(out, at, bytes[codes[cell++]!]!);
			}
			out[at++] = NEWLINE;
		}
	}
}

/** The columns of a sheet: what its file says, without writing and reading it. */
function frameOf(
	{ names, money, time }: { names: readonly string[]; money: readonly string[]; time: string },
	order: Uint32Array,
	times: Float64Array,
	codes: Uint32Array,
	texts: readonly string[],
): Frame {
	const { length } = order;
	const columns = new Map<string, Column>();
	const stride = names.length - 1;
	const cells = new Uint32Array(length);
	let at = 0;
	for (const name of names) {
		if (name === time) {
			const values = new Float64Array(length);
			for (let i = 0; i < length; i++) values[i] = times[order[i]!]!;
			columns.set(name, { kind: 'time', length, values, dateOnly: false });
			continue;
		}
		for (let i = 0; i < length; i++) cells[i] = codes[order[i]! * stride + at]!;
		at++;
		columns.set(name, money.includes(name) ? amounts(cells, texts) : category(cells, texts));
	}
	return { length, columns };
}

function amounts(cells: Uint32Array, texts: readonly string[]): NumberColumn {
	const known = new Map([[0, NaN]]);
	const values = new Float64Array(cells.length);
	for (let i = 0; i < cells.length; i++) {
		const code = cells[i]!;
		let value = known.get(code);
		if (value === undefined) known.set(code, (value = Number(texts[code]!.replace('¥', ''))));
		values[i] = value;
	}
	return { kind: 'number', length: values.length, values, unit: 'CNY' };
}

/** Codes in the order in which the texts come. */
function category(cells: Uint32Array, texts: readonly string[]): CategoryColumn {
	const dictionary = new DictionaryBuilder();
	const known = new Int32Array(texts.length).fill(-1);
	known[0] = 0;
	const codes = new Uint32Array(cells.length);
	for (let i = 0; i < cells.length; i++) {
		const code = cells[i]!;
		if (known[code] === -1) known[code] = dictionary.add(texts[code]!);
		codes[i] = known[code]!;
	}
	return {
		kind: 'category',
		length: codes.length,
		codes: narrowCodes(codes, dictionary.size),
		dictionary: dictionary.finish(),
	};
}

/** Positions in ascending order, equal ones as they lie: second and position in one double make a plain sort stable. */
function orderOf(times: Float64Array): Uint32Array {
	const bits = 2 ** Math.ceil(Math.log2(times.length + 1));
	const keys = times.map((time, i) => (time / SECOND) * bits + i).sort();
	return Uint32Array.from(keys, (key) => key % bits);
}

function copy(out: Uint8Array, at: number, bytes: Uint8Array): number {
	for (let i = 0; i < bytes.length; i++) out[at + i] = bytes[i]!;
	return at + bytes.length;
}

function writeStamp(
	out: Uint8Array,
	start: number,
	wall: number,
	days: Map<number, Uint8Array>,
): number {
	const day = Math.floor(wall / DAY);
	let text = days.get(day);
	if (text === undefined) {
		text = new TextEncoder().encode(formatDay(wall));
		days.set(day, text);
	}
	const rest = wall - day * DAY;
	let at = copy(out, start, text);
	out[at++] = SPACE;
	at = writeTwo(out, at, Math.floor(rest / HOUR));
	out[at++] = COLON;
	at = writeTwo(out, at, Math.floor((rest % HOUR) / MINUTE));
	out[at++] = COLON;
	return writeTwo(out, at, Math.floor((rest % MINUTE) / SECOND));
}

function writeTwo(out: Uint8Array, at: number, n: number): number {
	out[at] = ZERO + Math.floor(n / 10);
	out[at + 1] = ZERO + (n % 10);
	return at + 2;
}
