import type { Inspection, IntakeProgress, InputFile, ReadOptions } from '../intake/types';
import type { Mapping } from '../model/mapping';

/** One file of an import as the person confirmed it. */
export interface ImportFile {
	readonly file: InputFile;
	readonly options: ReadOptions;
	readonly mapping: Mapping;
}

export interface ImportRequest {
	readonly files: readonly ImportFile[];
	/** New data set of this name; importing into an existing one comes later. */
	readonly name: string;
	readonly zone: string;
	readonly weekStart: number;
	/** Set by samples/. */
	readonly sample?: string;
}

export type ImportAnswer =
	| {
			readonly ok: true;
			readonly dataset: string;
			readonly revision: string;
			readonly tookMs: number;
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
	cancel(job: number): void;
	/** Removes what cut-off imports left behind: after a worker had to be ended in the middle of one. */
	sweep(): Promise<void>;
}
