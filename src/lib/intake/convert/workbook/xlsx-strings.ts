import type { ConvertHooks } from '../types';
import { readXml, type XmlHandler } from './xml';

/** The texts that cells refer to by number. */
export async function readStrings(blob: Blob, hooks: ConvertHooks): Promise<readonly string[]> {
	const reader = new StringsReader();
	await readXml(blob, hooks, reader);
	return reader.texts;
}

class StringsReader implements XmlHandler {
	readonly texts: string[] = [];
	readonly #text = new RichText();

	open(name: string): void {
		if (name === 'si') this.#text.begin();
		else this.#text.open(name);
	}

	text(text: string): void {
		this.#text.text(text);
	}

	close(name: string): void {
		if (name === 'si') this.texts.push(this.#text.end());
		else this.#text.close(name);
	}
}

/** Joins the runs of a text; how a word is pronounced (`rPh`) is no part of it. */
export class RichText {
	#parts = '';
	#inText = false;
	#spoken = false;

	begin(): void {
		this.#parts = '';
		this.#inText = false;
		this.#spoken = false;
	}

	open(name: string): void {
		if (name === 't') this.#inText = true;
		else if (name === 'rPh') this.#spoken = true;
	}

	text(text: string): void {
		if (this.#inText && !this.#spoken) this.#parts += text;
	}

	close(name: string): void {
		if (name === 't') this.#inText = false;
		else if (name === 'rPh') this.#spoken = false;
	}

	end(): string {
		return unescaped(this.#parts);
	}
}

/** Characters that XML cannot say are written `_x000D_`. */
export function unescaped(text: string): string {
	if (!text.includes('_x')) return text;
	return text.replace(/_x([\da-fA-F]{4})_/g, (_, hex: string) =>
		String.fromCharCode(parseInt(hex, 16)),
	);
}
