import { headerKey } from '../../intake/header-key';
import type { Inspection, InputFile } from '../../intake/types';
import type { Dataset, Source } from '../../model/dataset';

/** Where a file most likely belongs: a data set that holds one like it. */
export interface Home {
	/** Of the file that was chosen. */
	readonly file: string;
	/** Of the one like it. */
	readonly source: string;
	readonly dataset: Dataset;
	/** It may be the very same file; else only its columns are the same, as in the next export of a kind. */
	readonly same: boolean;
}

interface Chosen {
	readonly input: InputFile;
	readonly inspection: Pick<Inspection, 'columns'> | null;
}

/** The home of the first file that has one, the latest import first; null when nothing like them is here. Samples are no home. */
export function homeOf(
	files: readonly Chosen[],
	sources: readonly Source[],
	datasets: readonly Dataset[],
): Home | null {
	const homes = new Map(datasets.filter((one) => one.sample === undefined).map((d) => [d.id, d]));
	const here = sources
		.filter(({ dataset }) => homes.has(dataset))
		.sort((a, b) => b.importedAt - a.importedAt);
	const found = (file: string, same: boolean, like: (source: Source) => boolean): Home | null => {
		const source = here.find(like);
		return source ? { file, source: source.name, dataset: homes.get(source.dataset)!, same } : null;
	};
	for (const { input } of files) {
		const { name, blob } = input;
		const home = found(name, true, (one) => one.name === name && one.bytes === blob.size);
		if (home !== null) return home;
	}
	for (const { input, inspection } of files) {
		if (inspection === null) continue;
		const key = headerKey(inspection.columns);
		const home = found(input.name, false, ({ columns }) => headerKey(columns) === key);
		if (home !== null) return home;
	}
	return null;
}
