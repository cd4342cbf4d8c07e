import type { Inspection, IntakeProgress, InputFile, ReadOptions } from '../intake/types';
import type { Overlap } from '../intake/overlap';
import type { IdentityPair, IdentityRule } from '../model/dataset';
import type { Mapping } from '../model/mapping';

/** One file of an import as the person confirmed it. */
export interface ImportFile {
	readonly file: InputFile;
	readonly options: ReadOptions;
	readonly mapping: Mapping;
}

export interface ImportRequest {
	readonly files: readonly ImportFile[];
	/** The name of the new data set. */
	readonly name: string;
	readonly zone: string;
	readonly weekStart: number;
	/** Set by samples/. */
	readonly sample?: string;
}

/** A file for a data set that is there. */
export interface NewSource extends ImportFile {
	/** The source whose later export it is: rows that both have are taken from this one, all others of both stay. */
	readonly follows?: string;
	/** The source in whose place it comes. */
	readonly replaces?: string;
}

/** What is to be done with a data set; whatever is not named stays as it is. */
export interface ReviseRequest {
	readonly dataset: string;
	readonly add: readonly NewSource[];
	/** Ids of sources. */
	readonly remove?: readonly string[];
	/** New mappings by source id. */
	readonly mappings?: Readonly<Record<string, Mapping>>;
	readonly identity?: IdentityRule;
}

/** One per added file. */
export interface FileOverlap {
	/** The source that the file repeats, or of whose kind it is; null: none is. */
	readonly source: string | null;
	/** The very same bytes are there already. */
	readonly identical: boolean;
	readonly overlap: Overlap | null;
}

export type CompareAnswer =
	| { readonly ok: true; readonly overlaps: readonly FileOverlap[] }
	| { readonly ok: false; readonly failure: ImportFailure };

/** Which merges of a data set's people are looked for: those whose ids or key hold the text. */
export interface PairsRequest {
	readonly dataset: string;
	readonly text: string;
}

export type PairsAnswer =
	| { readonly ok: true; readonly pairs: readonly IdentityPair[] }
	| { readonly ok: false; readonly failure: ImportFailure };

export type ImportAnswer =
	| {
			readonly ok: true;
			readonly dataset: string;
			readonly revision: string;
			readonly tookMs: number;
			/** All of it was there already. */
			readonly unchanged?: true;
	  }
	| { readonly ok: false; readonly failure: ImportFailure };

export type ImportFailure =
	| {
			readonly kind: 'unreadable';
			readonly reason: string;
			readonly file: string;
			readonly row: number;
			readonly column: string;
			readonly value: string;
	  }
	| { readonly kind: 'nothing-usable'; readonly file: string }
	| { readonly kind: 'quota'; readonly needed: number; readonly free: number | null }
	/** The data set is no longer there, or was changed by another tab meanwhile. */
	| { readonly kind: 'gone' }
	| { readonly kind: 'stale-tab' }
	| { readonly kind: 'busy' }
	| { readonly kind: 'cancelled' };

/** The tables that were found in a file. */
export type OpenAnswer =
	| { readonly ok: true; readonly files: readonly InputFile[] }
	| { readonly ok: false; readonly failure: ImportFailure };

/** The intake worker's whole surface. */
export interface IntakeApi {
	/** Makes text tables of a workbook, an archive, a chat; a file that is a text table is given back. */
	open(job: number, file: InputFile, onProgress: (bytes: number) => void): Promise<OpenAnswer>;
	inspect(
		file: InputFile,
		options: ReadOptions,
		zone: string,
	): Promise<{ ok: true; inspection: Inspection } | { ok: false; failure: ImportFailure }>;
	importFiles(
		job: number,
		request: ImportRequest,
		onProgress: (progress: IntakeProgress) => void,
	): Promise<ImportAnswer>;
	/** Generates a sample (samples/) and imports it through the same path. */
	importSample(
		job: number,
		sample: string,
		zone: string,
		onProgress: (progress: IntakeProgress) => void,
	): Promise<ImportAnswer>;
	/** A new revision of a data set. */
	revise(
		job: number,
		request: ReviseRequest,
		onProgress: (progress: IntakeProgress) => void,
	): Promise<ImportAnswer>;
	/** What adding files to a data set would do; stores nothing. */
	compare(
		job: number,
		request: ReviseRequest,
		onProgress: (progress: IntakeProgress) => void,
	): Promise<CompareAnswer>;
	/** Merges of people, looked for in the stored columns. */
	findPairs(job: number, request: PairsRequest): Promise<PairsAnswer>;
	cancel(job: number): void;
	/** Opens the store, for an import that is to come. */
	prepare(): Promise<void>;
	/** Removes what cut-off imports left behind: after a worker had to be ended in the middle of one. */
	sweep(): Promise<void>;
}
