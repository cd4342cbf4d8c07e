import { inspect } from '$lib/intake/inspect';
import { SAMPLES } from '$lib/samples';
import { SAMPLE_MAPPINGS } from '$lib/samples/mappings';
import { describe, expect, it } from 'vitest';

describe.each(SAMPLES)('$id', ({ id, zone, generate }) => {
	it('is mapped as inspecting its files proposes', async () => {
		const proposed: Record<string, unknown> = {};
		for (const file of generate()) proposed[file.name] = (await inspect(file, {}, zone)).mapping;
		expect(SAMPLE_MAPPINGS[id]).toEqual(proposed);
	});
});
