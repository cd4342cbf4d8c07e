import { sampleOf } from '../samples';
import { SAMPLE_MAPPINGS } from '../samples/mappings';
import type { ImportRequest } from './intake-protocol';

/** The import that a sample stands for: its generated files, read and built as any others. Throws for an unknown id. */
export function sampleRequest(id: string, zone: string): ImportRequest {
	const { name, generate } = sampleOf(id);
	const files = generate().map((file) => ({
		file,
		options: {},
		mapping: SAMPLE_MAPPINGS[id]![file.name]!,
	}));
	return { files, name, zone, weekStart: 1, sample: id };
}
