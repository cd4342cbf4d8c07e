import { release, resize } from '../base/memory';
import type { Codes } from './column';

/**
 * Typed arrays that grow by doubling. `finish` gives an array of exactly what was pushed; call it once, after the last push.
 * What was grown out of is given back at once where the runtime can (base/memory.ts).
 */
type Numbers = Codes | Float64Array;

/** The numbers in an array of another length; the old array is not to be used any more. */
function resized<A extends Numbers>(array: A, length: number): A {
	const Type = array.constructor as new (from: number | ArrayBuffer) => A;
	const buffer = resize(array.buffer, length * array.BYTES_PER_ELEMENT);
	if (buffer !== null) return new Type(buffer);
	if (length <= array.length) return array.slice(0, length) as A;
	const bigger = new Type(length);
	bigger.set(array);
	return bigger;
}

function grown<A extends Numbers>(array: A, needed: number): A {
	return resized(array, Math.max(needed, array.length * 2, 64));
}

export class GrowingUint32 {
	length = 0;
	private array: Uint32Array;

	constructor(capacity = 64) {
		this.array = new Uint32Array(capacity);
	}

	push(value: number): void {
		if (this.length === this.array.length) this.array = grown(this.array, this.length + 1);
		this.array[this.length++] = value;
	}

	finish(): Uint32Array {
		return resized(this.array, this.length);
	}
}

/** Whole numbers in the narrowest array that holds all of them. */
export class GrowingCodes {
	length = 0;
	private array: Codes;
	/** The largest number that the array holds. */
	private most = 0xff;

	constructor(capacity = 64) {
		this.array = new Uint8Array(capacity);
	}

	push(code: number): void {
		if (code > this.most) this.widen(code);
		if (this.length === this.array.length) this.array = grown(this.array, this.length + 1);
		this.array[this.length++] = code;
	}

	finish(): Codes {
		return resized(this.array, this.length);
	}

	private widen(code: number): void {
		const old = this.array;
		this.array = code > 0xffff ? Uint32Array.from(old) : Uint16Array.from(old);
		this.most = code > 0xffff ? 0xffffffff : 0xffff;
		release(old.buffer);
	}
}

export class GrowingFloat64 {
	length = 0;
	private array: Float64Array;

	constructor(capacity = 64) {
		this.array = new Float64Array(capacity);
	}

	push(value: number): void {
		if (this.length === this.array.length) this.array = grown(this.array, this.length + 1);
		this.array[this.length++] = value;
	}

	finish(): Float64Array {
		return resized(this.array, this.length);
	}
}

export class GrowingBytes {
	length = 0;
	/** What was pushed, and room after it: another array after each push that needs more. */
	array: Uint8Array;

	constructor(capacity = 256) {
		this.array = new Uint8Array(capacity);
	}

	append(bytes: Uint8Array): void {
		this.reserve(bytes.length);
		this.array.set(bytes, this.length);
		this.length += bytes.length;
	}

	/** The bytes `from … to`, exclusive, of others. */
	appendRange(bytes: Uint8Array, from: number, to: number): void {
		// Setting up a bulk copy costs more than copying a few bytes.
		if (to - from > 64) return this.append(bytes.subarray(from, to));
		const room = this.length + to - from;
		if (room > this.array.length) this.array = grown(this.array, room);
		const { array } = this;
		let at = this.length;
		for (let i = from; i < to; i++) array[at++] = bytes[i]!;
		this.length = at;
	}

	/** A short text of ASCII, which is no work for an encoder; false, and nothing appended, if it is another. */
	appendAscii(text: string): boolean {
		const { length } = text;
		if (length > 64) return false;
		if (this.length + length > this.array.length)
			this.array = grown(this.array, this.length + length);
		const { array } = this;
		const from = this.length;
		for (let i = 0; i < length; i++) {
			const code = text.charCodeAt(i);
			if (code > 127) return false;
			array[from + i] = code;
		}
		this.length += length;
		return true;
	}

	/** Room for `count` more bytes, to be written by the caller and then counted with `length += written`. */
	reserve(count: number): Uint8Array {
		if (this.length + count > this.array.length)
			this.array = grown(this.array, this.length + count);
		return this.array.subarray(this.length);
	}

	finish(): Uint8Array {
		return resized(this.array, this.length);
	}
}
