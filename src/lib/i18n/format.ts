import { IntlMessageFormat, type Formatters } from 'intl-messageformat';
import type { Bundle, Locale, MessageRef, MessageValues } from './types';

/** A place in a sentence that is not text: a token to click, a link, an icon. */
export interface Slot<T> {
	readonly slot: string;
	readonly value: T;
}

export type Part<T> = string | Slot<T>;

export interface Translator<Key extends string> {
	/** The message as text. */
	(key: Key, values?: MessageValues): string;
	readonly locale: Locale;
	/** The message cut at its slots: every value that is an object stands where its name stood. */
	parts<T extends object>(
		key: Key,
		values: Readonly<Record<string, string | number | T>>,
	): readonly Part<T>[];
	/** A message that came as data. */
	ref(ref: MessageRef): string;
	/** Is there such a message? */
	has(key: string): key is Key;
}

/** In development and tests a missing message is an error; for a reader the key is better than a broken page. */
const strict: boolean = import.meta.env?.DEV ?? true;

const numberFormats = new Map<string, Intl.NumberFormat>();

/** `Intl.NumberFormat` with a real minus sign. */
function numberFormat(
	locales?: string | string[],
	options?: Intl.NumberFormatOptions,
): Intl.NumberFormat {
	const key = JSON.stringify([locales, options]);
	let format = numberFormats.get(key);
	if (format === undefined) {
		const plain = new Intl.NumberFormat(locales, options);
		format = Object.create(plain, {
			format: { value: (n: number | bigint) => plain.format(n).replace('-', '−') },
		}) as Intl.NumberFormat;
		numberFormats.set(key, format);
	}
	return format;
}

const formatters: Formatters = {
	getNumberFormat: numberFormat,
	getDateTimeFormat: (...args) => new Intl.DateTimeFormat(...args),
	getPluralRules: (...args) => new Intl.PluralRules(...args),
};

class SlotValue {
	constructor(
		readonly name: string,
		readonly value: object,
	) {}
}

/** Without these a message is plain text and needs no parser. */
const SYNTAX = /[{}']/;

/** The messages of one bundle in one language. Cheap to make; formats are compiled when first used. */
export function translator<Key extends string>(
	locale: Locale,
	bundle: Bundle<Key>,
): Translator<Key> {
	const messages: Readonly<Record<string, string>> = locale === 'en' ? bundle.en : bundle.zh;
	const compiled = new Map<string, IntlMessageFormat>();

	function text(key: string): string | undefined {
		if (Object.hasOwn(messages, key)) return messages[key];
		if (strict) throw new Error(`No message "${key}" in ${locale}`);
		return undefined;
	}

	function compile(key: string, message: string): IntlMessageFormat {
		let format = compiled.get(key);
		if (format === undefined) {
			format = new IntlMessageFormat(message, locale, undefined, { ignoreTag: true, formatters });
			compiled.set(key, format);
		}
		return format;
	}

	function say(key: string, values?: MessageValues): string {
		const message = text(key);
		if (message === undefined) return key;
		if (!SYNTAX.test(message)) return message;
		try {
			return String(compile(key, message).format(values));
		} catch (error) {
			if (strict) throw error;
			return message;
		}
	}

	function parts<T extends object>(
		key: string,
		values: Readonly<Record<string, string | number | T>>,
	): readonly Part<T>[] {
		const message = text(key);
		if (message === undefined) return [key];
		const wrapped: Record<string, string | number | SlotValue> = {};
		for (const [name, value] of Object.entries(values)) {
			wrapped[name] = typeof value === 'object' ? new SlotValue(name, value) : value;
		}
		const result: Part<T>[] = [];
		for (const part of compile(key, message).formatToParts<SlotValue>(wrapped)) {
			const value: unknown = part.value;
			const last = result.length - 1;
			if (value instanceof SlotValue) result.push({ slot: value.name, value: value.value as T });
			else if (last >= 0 && typeof result[last] === 'string') result[last] += String(value);
			else result.push(String(value));
		}
		return result;
	}

	return Object.assign((key: Key, values?: MessageValues) => say(key, values), {
		locale,
		parts,
		ref: (ref: MessageRef) => say(ref.key, ref.values),
		has: (key: string): key is Key => Object.hasOwn(messages, key),
	});
}
