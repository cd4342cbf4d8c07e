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
	private array: Uint8Array;

	constructor(capacity = 256) {
		this.array = new Uint8Array(capacity);
	}

	append(bytes: Uint8Array): void {
		this.reserve(bytes.length);
		this.array.set(bytes, this.length);
		this.length += bytes.length;
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
