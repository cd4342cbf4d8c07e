import type { Codes, Dictionary } from './column';

/** Collects distinct texts. Code 0 is the empty text, "missing"; others are numbered as they first come. */
export class DictionaryBuilder {
	private readonly codes = new Map<string, number>([['', 0]]);
	private readonly values: string[] = [''];

	/** The code of a text, new or known. */
	add(text: string): number {
		const known = this.codes.get(text);
		if (known !== undefined) return known;
		const code = this.values.length;
		this.codes.set(text, code);
		this.values.push(text);
		return code;
	}

	/** The code of a text if it was added. */
	find(text: string): number | undefined {
		return this.codes.get(text);
	}

	/** Distinct texts so far, the empty one included: codes are 0 … size − 1. */
	get size(): number {
		return this.values.length;
	}

	/** The texts so far: a view until the builder is dropped. */
	finish(): Dictionary {
		return { values: this.values };
	}
}

/** Codes in the narrowest array that holds 0 … distinct − 1. A copy, unless they are already in it. */
export function narrowCodes(codes: Codes | readonly number[], distinct: number): Codes {
	const Narrow = distinct <= 0x100 ? Uint8Array : distinct <= 0x10000 ? Uint16Array : Uint32Array;
	return codes instanceof Narrow ? codes : Narrow.from(codes as ArrayLike<number>);
}
