import type { Data, EventSelector } from '$lib/analyses/contract';
import { stepBits } from '$lib/analyses/shared/selector';

/** 1 for every row in scope that is selected, 0 for all others; one byte per event of the timeline. */
export function rowMask(data: Data, selector: EventSelector): Uint8Array {
	const { timeline } = data;
	const { codes } = timeline.kind;
	const { byKind, byRow } = stepBits(data, [selector]);
	const mask = new Uint8Array(timeline.events);
	for (let m = 0; m < timeline.members; m++) {
		const end = timeline.end[m]!;
		for (let row = timeline.start[m]!; row < end; row++)
			mask[row] = byRow === null ? byKind[codes[row]!]! : byRow[row]!;
	}
	return mask;
}
