/** The command was not called as it should be: exit 2. */
export class UsageError extends Error {
	override name = 'UsageError';
}

/** A file or its content cannot be used: exit 1. */
export class InputError extends Error {
	override name = 'InputError';
	constructor(
		readonly kind: string,
		message: string,
	) {
		super(message);
	}
}

/** One word of a command line, told apart. */
export type Word =
	{ readonly option: string; readonly value: string | true } | { readonly positional: string };

/**
 * Options that take a value (`--zone UTC` or `--zone=UTC`) and those that take none; all that follows `--` is positional.
 * The order of the words is kept: `--mapping` belongs to the `--source` before it.
 */
export function readWords(
	args: readonly string[],
	withValue: readonly string[],
	withoutValue: readonly string[],
): Word[] {
	const words: Word[] = [];
	for (let i = 0; i < args.length; i++) {
		const arg = args[i]!;
		if (arg === '--') {
			for (const positional of args.slice(i + 1)) words.push({ positional });
			break;
		}
		if (!arg.startsWith('-') || arg === '-') {
			words.push({ positional: arg });
			continue;
		}
		const equals = arg.indexOf('=');
		const option = equals < 0 ? arg : arg.slice(0, equals);
		if (withoutValue.includes(option)) {
			if (equals >= 0) throw new UsageError(`${option} takes no value`);
			words.push({ option, value: true });
		} else if (withValue.includes(option)) {
			const value = equals < 0 ? args[++i] : arg.slice(equals + 1);
			if (value === undefined || value === '') throw new UsageError(`${option} needs a value`);
			words.push({ option, value });
		} else throw new UsageError(`unknown option ${option}`);
	}
	return words;
}

/** A value of an option that may stand once. */
export class Once<T> {
	#value: T | undefined;
	constructor(private readonly option: string) {}

	set(value: T): void {
		if (this.#value !== undefined) throw new UsageError(`${this.option} is given twice`);
		this.#value = value;
	}

	get value(): T | undefined {
		return this.#value;
	}
}

/** JSON from the command line. */
export function jsonOption(option: string, text: string): unknown {
	try {
		return JSON.parse(text, withoutPrototypes);
	} catch {
		throw new UsageError(`${option} is not JSON: ${shortened(text)}`);
	}
}

/** For JSON.parse: a key that would be a prototype is no data. */
export function withoutPrototypes(key: string, value: unknown): unknown {
	return key === '__proto__' ? undefined : value;
}

export function shortened(text: string): string {
	return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
