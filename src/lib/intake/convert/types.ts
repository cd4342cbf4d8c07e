import type { InputFile } from '../types';

/** Where a table was found that is not a text file of its own. */
export interface Origin {
	/** Id of the converter. */
	readonly converter: string;
	/** The file that a person chose. */
	readonly file: string;
	/** The sheet, chat or entry of an archive, where the file has several. */
	readonly part?: string;
	/** A hidden sheet and the like: told, and read only when asked for. */
	readonly hidden?: boolean;
	/** The format that made the table, where the converter knows it; else it is recognised by the headers. */
	readonly format?: string;
	/** What was not taken as it stood: keys of intake/messages.ts with how often. */
	readonly notes?: readonly {
		readonly reason: string;
		readonly count: number;
		readonly at: string;
	}[];
}

export interface ConvertHooks {
	/** Bytes of the file read so far (of compressed files: as they lie there). */
	progress(bytes: number): void;
	/** Asked between pieces of work; true makes the converter throw `ConvertCancelled`. */
	cancelled(): boolean;
	/** Lets messages in, and what waits be done; called between pieces of work. Without it a workbook's rows queue up. */
	yieldNow?(): Promise<void>;
}

export class ConvertCancelled extends Error {
	override name = 'ConvertCancelled';
}

/**
 * Makes text tables of a file of another kind. Everything that is not a text table becomes one (UTF-8, comma, CRLF, header
 * row kept where it stood, times as `YYYY-MM-DD HH:MM:SS`, numbers as they are computed with), so that one reader types,
 * checks and stores them all: docs/decisions/005-one-text-table.md.
 */
export interface Converter {
	readonly id: string;
	/** By the bytes, never by the name. `head` is the first 64 KiB. */
	recognises(file: InputFile, head: Uint8Array): boolean | Promise<boolean>;
	/**
	 * The tables in it, in the file's order. An archive gives what it holds as it lies there; it is converted in turn. Throws
	 * IntakeError on a file that is damaged, locked, or larger than it may be.
	 */
	convert(file: InputFile, hooks: ConvertHooks): Promise<readonly InputFile[]>;
}
