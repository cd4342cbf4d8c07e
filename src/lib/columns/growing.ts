/** Typed arrays that grow by doubling. `finish` gives a copy of exactly what was pushed. */
type Numbers = Uint8Array | Uint32Array | Float64Array;

function grown<A extends Numbers>(array: A, needed: number): A {
	const bigger = new (array.constructor as new (length: number) => A)(
		Math.max(needed, array.length * 2, 64),
	);
	bigger.set(array);
	return bigger;
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
		return this.array.slice(0, this.length);
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
		return this.array.slice(0, this.length);
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
		return this.array.slice(0, this.length);
	}
}
