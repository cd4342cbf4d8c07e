import { DAY, HOUR, MINUTE, SECOND, formatDay } from '../base/time';
import { DictionaryBuilder } from '../columns/dictionary';
import { GrowingFloat64, GrowingUint32 } from '../columns/growing';

/** A generated file, read through the same intake as any other. */
export interface SampleFile {
	readonly name: string;
	readonly blob: Blob;
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

	/** `time`: which column of the header is the time. */
	constructor(
		private readonly header: string,
		time: string,
	) {
		const names = header.split(',');
		this.width = names.length;
		this.timeAt = names.indexOf(time);
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

	/** Lines in order of time, equal times as they were added. */
	file(name: string): SampleFile {
		const encoder = new TextEncoder();
		const header = encoder.encode(`${this.header}\n`);
		const bytes = this.texts.finish().values.map((text) => encoder.encode(text));
		const codes = this.codes.finish();
		let size = this.length * (STAMP + this.width);
		for (let i = 0; i < codes.length; i++) size += bytes[codes[i]!]!.length;
		const out = new Uint8Array(size);
		this.write(out, codes, bytes);
		return { name, blob: new Blob([header, out], { type: 'text/csv' }) };
	}

	private write(out: Uint8Array, codes: Uint32Array, bytes: readonly Uint8Array[]): void {
		const times = this.times.finish();
		const days = new Map<number, Uint8Array>();
		let at = 0;
		for (const row of orderOf(times)) {
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

/** Positions in ascending order, equal ones as they lie: second and position in one double make a plain sort stable. */
function orderOf(times: Float64Array): Float64Array {
	const bits = 2 ** Math.ceil(Math.log2(times.length + 1));
	const keys = times.map((time, i) => (time / SECOND) * bits + i).sort();
	return keys.map((key) => key % bits);
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
