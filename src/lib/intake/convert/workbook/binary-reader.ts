/** Thrown when bytes end before what they say. */
export class CutOff extends Error {
	override name = 'CutOff';
}

/** Reads numbers and texts from bytes, in the order of small machines. Throws CutOff at the end. */
export class BinaryReader {
	readonly #view: DataView;
	at = 0;

	constructor(readonly bytes: Uint8Array) {
		this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	}

	get left(): number {
		return this.bytes.length - this.at;
	}

	u8(): number {
		return this.#view.getUint8(this.#skipped(1));
	}

	u16(): number {
		return this.#view.getUint16(this.#skipped(2), true);
	}

	u32(): number {
		return this.#view.getUint32(this.#skipped(4), true);
	}

	take(length: number): Uint8Array {
		const from = this.#skipped(length);
		return this.bytes.subarray(from, from + length);
	}

	utf16(units: number): string {
		return UTF16.decode(this.take(units * 2));
	}

	#skipped(length: number): number {
		if (length < 0 || this.at + length > this.bytes.length) throw new CutOff('bytes end too early');
		this.at += length;
		return this.at - length;
	}
}

const UTF16 = new TextDecoder('utf-16le', { ignoreBOM: true });
