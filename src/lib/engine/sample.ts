import { inspect } from '../intake/inspect';
import type { InputFile } from '../intake/types';
import { readingClub } from '../samples/reading-club';
import type { ImportFile, ImportRequest } from './intake-protocol';

const SEED = 20260101;

/** The samples by name: what the data set is called, and its files. */
const SAMPLES: Readonly<Record<string, { name: string; files: () => readonly InputFile[] }>> = {
	'reading-club': { name: '读书会 Reading club', files: () => readingClub(SEED) },
};

/** The import that a sample stands for: its generated files, mapped as any others would be. */
export async function sampleRequest(sample: string, zone: string): Promise<ImportRequest> {
	const known = Object.hasOwn(SAMPLES, sample) ? SAMPLES[sample] : undefined;
	if (known === undefined) throw new Error(`There is no sample ${sample}`);
	const files: ImportFile[] = [];
	for (const file of known.files()) {
		const { mapping } = await inspect(file, {}, zone);
		files.push({ file, options: {}, mapping });
	}
	return { files, name: known.name, zone, weekStart: 1, sample };
}
