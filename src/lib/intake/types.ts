import type { Frame } from '../columns/column';
import type { Members, Timeline } from '../columns/timeline';
import type {
	ColumnFacts,
	Facts,
	IdentityReport,
	Lookup,
	Problem,
	ProblemReport,
} from '../model/dataset';
import type { Mapping } from '../model/mapping';
import type { Origin } from './convert/types';
import type { en } from './messages';

/** What intake reads: a Blob with a name (a browser File, or fs.openAsBlob on Node). Read in slices, never as a whole. */
export interface InputFile {
	readonly name: string;
	readonly blob: Blob;
	/** Set on a table that a converter wrote (convert/). */
	readonly origin?: Origin;
}

/** The last (Turkish) is read when it is said, and not found. */
export type EncodingName =
	| 'utf-8'
	| 'utf-16le'
	| 'utf-16be'
	| 'gb18030'
	| 'big5'
	| 'shift_jis'
	| 'windows-1252'
	| 'windows-1250'
	| 'windows-1251'
	| 'windows-1254';

/** Day or month first. */
export type DateOrder = 'dmy' | 'mdy';

/** What a person may say about a file instead of letting it be found. */
export interface ReadOptions {
	readonly encoding?: EncodingName;
	readonly delimiter?: string;
	/** What 01/02/2026 is where no date of the column tells; else every column is asked. */
	readonly dateOrder?: DateOrder;
	/** 0-based line of the header; −1 = there is none (columns are named column_1 …). */
	readonly headerRow?: number;
}

/** How a text file was found to be written. */
export interface Dialect {
	readonly encoding: EncodingName;
	/** 0…1; 1 = a BOM or valid strict UTF-8. */
	readonly encodingConfidence: number;
	readonly bom: boolean;
	readonly delimiter: string;
	readonly newline: '\n' | '\r\n' | '\r';
	readonly headerRow: number;
	/** Undecodable bytes were replaced: how many, and the first line that holds one. */
	readonly undecodable: number;
	readonly undecodableLine: number | null;
	readonly mixed: MixedEncodings | null;
}

/** Some lines of a file are in another encoding than the one that it is read as: which, and the first such line (1-based). */
export interface MixedEncodings {
	readonly other: EncodingName;
	readonly line: number;
	/** Only some cells of that line are. */
	readonly within?: true;
}

/** Something to know of a mapping before it is used: a message of intake/messages.ts and the column it is about. */
export interface FormatNote {
	readonly reason: keyof typeof en;
	readonly column: string;
}

/** A format is one file in formats/: recognises header sets (order-free, NFKC, never the file's name) and maps them. */
export interface Format {
	readonly id: string;
	/** Share of certainty that a table with these headers is of this format; 0 = no. The highest wins. */
	recognise(headers: readonly string[], sample: readonly (readonly string[])[]): number;
	map(columns: readonly ColumnFacts[]): Mapping;
	/** What its mapping could not do as it should. */
	notes?(columns: readonly ColumnFacts[], mapping: Mapping): readonly FormatNote[];
}

/** Told before an import, from a sample of the file; cheap enough to be live while the user changes options. */
export interface Inspection {
	readonly name: string;
	readonly bytes: number;
	readonly format: string;
	readonly dialect: Dialect;
	/** Exact when the whole file was read (small files), else an estimate. */
	readonly rows: number;
	readonly rowsExact: boolean;
	readonly columns: readonly ColumnFacts[];
	/** First rows as texts, for the preview; `bad` lists [row, column] of cells that the mapping cannot use. */
	readonly preview: readonly (readonly string[])[];
	readonly bad: readonly (readonly [number, number])[];
	readonly mapping: Mapping;
	readonly problems: ProblemReport;
}

/** A parsed file: typed columns, as they were. */
export interface Table {
	readonly name: string;
	readonly format: string;
	readonly dialect: { readonly encoding: string; readonly delimiter: string };
	/** Where it was found, if it is no text table of its own. */
	readonly origin?: Pick<Origin, 'converter' | 'file' | 'part'>;
	readonly bytes: number;
	readonly hash: string;
	readonly frame: Frame;
	readonly columns: readonly ColumnFacts[];
	readonly problems: ProblemReport;
}

/** A table and what its rows mean. */
export interface MappedTable {
	readonly table: Table;
	readonly mapping: Mapping;
	/** Its place among the tables that are built, if one of them is a later export of the same thing: the place of that one. */
	readonly followedBy?: number;
}

/** What `build` makes of the mapped tables: all that a revision stores. */
export interface Built {
	readonly members: Members;
	readonly timeline: Timeline;
	readonly facts: Facts;
	/** Null where there is one source only. */
	readonly identity: IdentityReport | null;
	/** Tables that describe what events name, by their place in the list. */
	readonly lookups: readonly Lookup<number>[];
	/** Per source: rows used, and the problems that only the mapping could show (no time, no member, …). */
	readonly uses: readonly { readonly rowsUsed: number; readonly problems: ProblemReport }[];
}

export interface IntakeProgress {
	readonly phase: 'read' | 'build' | 'store';
	readonly file: number;
	readonly files: number;
	readonly rows: number;
	readonly bytesRead: number;
	readonly bytesTotal: number;
}

/** A file that cannot be used at all; message key + values of intake/messages.ts. */
export class IntakeError extends Error {
	override name = 'IntakeError';
	constructor(
		readonly reason: string,
		readonly problem: Pick<Problem, 'file' | 'row' | 'column' | 'value'>,
	) {
		super(`${problem.file}: ${reason} (row ${problem.row}, column ${problem.column})`);
	}
}
