import { inspect } from '../intake/inspect';
import { sampleOf } from '../samples';
import type { ImportFile, ImportRequest } from './intake-protocol';

/** The import that a sample stands for: its generated files, mapped as any others would be. */
export async function sampleRequest(id: string, zone: string): Promise<ImportRequest> {
	const { name, generate } = sampleOf(id);
	const files: ImportFile[] = [];
	for (const file of generate()) {
		const { mapping } = await inspect(file, {}, zone);
		files.push({ file, options: {}, mapping });
	}
	return { files, name, zone, weekStart: 1, sample: id };
}
