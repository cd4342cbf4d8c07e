import { BlobPieces } from '../pieces';
import { ConvertCancelled, type ConvertHooks } from '../types';
import type { Measure } from './number-formats';
import { plainText } from './value-text';

const CHUNK = 1024 * 1024;
/** A cell that is longer holds no number. */
const CELL_MAX = 64 * 1024;
const TAG_MAX = 1024;
const LT = 60;
const GT = 62;
const SLASH = 47;
const COLON = 58;
const SMALL_C = 99;
const DAY_SECONDS = 86_400;

export interface MeasuredSheet {
	readonly sheet: Blob;
	/** How many durations became numbers of seconds, and the first. */
	readonly durations: { readonly count: number; readonly at: string } | null;
}

/**
 * A sheet in XML in which numbers with the format of a share are texts (`15.3%`), as in a CSV, and durations are seconds. The
 * library that reads the sheet tells nothing of such formats.
 */
export async function measuredSheet(
	sheet: Blob,
	styles: ReadonlyMap<number, Measure>,
	hooks: ConvertHooks,
): Promise<MeasuredSheet> {
	if (styles.size === 0) return { sheet, durations: null };
	const cells = new CellRewriter(styles);
	for (let at = 0; at < sheet.size; at += CHUNK) {
		if (hooks.cancelled()) throw new ConvertCancelled('cancelled');
		cells.push(new Uint8Array(await sheet.slice(at, at + CHUNK).arrayBuffer()));
		await hooks.yieldNow?.();
	}
	return cells.finish();
}

class CellRewriter {
	private readonly out = new BlobPieces();
	private readonly encoder = new TextEncoder();
	private readonly decoder = new TextDecoder('windows-1252');
	private rest = new Uint8Array(0);
	private count = 0;
	private first = '';

	constructor(private readonly styles: ReadonlyMap<number, Measure>) {}

	push(chunk: Uint8Array<ArrayBuffer>): void {
		const bytes = joined(this.rest, chunk);
		let copied = 0;
		let at = 0;
		for (;;) {
			const from = bytes.indexOf(LT, at);
			if (from === -1) {
				at = bytes.length;
				break;
			}
			const end = bytes.indexOf(GT, from);
			if (end === -1) {
				at = from;
				break;
			}
			at = end + 1;
			if (!isCell(bytes, from, end) || end - from > TAG_MAX) continue;
			const tag = this.text(bytes, from, at);
			const measure = this.measureOf(tag);
			if (measure === undefined) continue;
			const close = closeOf(bytes, at);
			if (close === -1) {
				if (bytes.length - from > CELL_MAX) continue;
				at = from;
				break;
			}
			if (close === NO_END) continue;
			const changed = this.changed(tag, this.text(bytes, at, close), measure);
			if (changed === undefined) continue;
			this.out.push(bytes.slice(copied, from));
			this.out.push(this.encoder.encode(changed));
			copied = close;
			at = close;
		}
		// What is cut off waits for the next piece; a tag without an end is none.
		if (bytes.length - at > CELL_MAX) at = bytes.length;
		this.out.push(bytes.slice(copied, at));
		this.rest = bytes.slice(at);
	}

	finish(): MeasuredSheet {
		this.out.push(this.rest);
		const { count, first } = this;
		return { sheet: this.out.finish(), durations: count === 0 ? null : { count, at: first } };
	}

	private text(bytes: Uint8Array, from: number, to: number): string {
		return this.decoder.decode(bytes.subarray(from, to));
	}

	/** Of a cell that holds a number. */
	private measureOf(tag: string): Measure | undefined {
		const style = /\ss\s*=\s*["'](\d{1,9})["']/.exec(tag)?.[1];
		const measure = style === undefined ? undefined : this.styles.get(Number(style));
		if (measure === undefined || tag.endsWith('/>')) return undefined;
		const type = /\st\s*=\s*["'](\w*)["']/.exec(tag)?.[1] ?? 'n';
		return type === 'n' ? measure : undefined;
	}

	/** The cell up to its end tag with its value as a text; formulas in it are not kept. */
	private changed(tag: string, inside: string, measure: Measure): string | undefined {
		const [, name, text = ''] = /<((?:[\w.-]+:)?v)(?:\s[^>]*)?>([^<]*)<\//.exec(inside) ?? [];
		const written = text.trim();
		const value = written === '' ? NaN : Number(written);
		if (!Number.isFinite(value)) return undefined;
		const place = /\sr\s*=\s*["']([A-Z]{1,3}\d{1,7})["']/i.exec(tag)?.[1] ?? '';
		if (measure === 'duration' && this.count++ === 0) this.first = place;
		const cell = tag.replace(/\st\s*=\s*["']\w*["']/, '').slice(0, -1);
		return `${cell} t="str"><${name!}>${measuredText(value, measure)}</${name!}>`;
	}
}

/** 15 digits are what a spreadsheet has. */
function measuredText(value: number, measure: Measure): string {
	if (measure === 'share') return `${plainText(Number((value * 100).toPrecision(15)))}%`;
	return plainText(Math.round(value * DAY_SECONDS * 1000) / 1000);
}

/** Whether `<…>` opens a cell: `<c …` or `<x:c …`. */
function isCell(bytes: Uint8Array, from: number, end: number): boolean {
	let name = from + 1;
	if (bytes[name] !== SMALL_C || bytes[name + 1]! > 32) {
		if (bytes[name] === SLASH) return false;
		let at = name;
		while (at < end && bytes[at]! > 32 && bytes[at] !== COLON) at++;
		if (bytes[at] !== COLON) return false;
		name = at + 1;
	}
	return bytes[name] === SMALL_C && bytes[name + 1]! <= 32;
}

/** No cell holds another. */
const NO_END = -2;

/** Where the end tag of a cell begins; −1 = not in these bytes. */
function closeOf(bytes: Uint8Array, from: number): number {
	const last = Math.min(bytes.length, from + CELL_MAX);
	for (let at = bytes.indexOf(LT, from); at !== -1 && at < last; at = bytes.indexOf(LT, at + 1)) {
		const end = bytes.indexOf(GT, at);
		if (end === -1) return -1;
		if (isCell(bytes, at, end)) return NO_END;
		if (bytes[at + 1] !== SLASH) continue;
		if (bytes[end - 1] === SMALL_C && (bytes[end - 2] === SLASH || bytes[end - 2] === COLON))
			return at;
	}
	return -1;
}

function joined(a: Uint8Array<ArrayBuffer>, b: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
	if (a.length === 0) return b;
	const bytes = new Uint8Array(a.length + b.length);
	bytes.set(a);
	bytes.set(b, a.length);
	return bytes;
}
