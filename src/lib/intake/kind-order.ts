import type { Timeline } from '../columns/timeline';
import { DAY } from '../base/time';

/** Kinds beyond the commonest are not asked about: their pairs would be too many. */
const MOST_KINDS = 24;
const WITHIN = 7 * DAY;

/**
 * For each of the commonest kinds (by members) and each other: how many members did it for the first time after they did
 * this one for the first time, within 7 days. By codes of the timeline's kinds.
 */
export function kindOrder(
	{ kind, time, offsets }: Pick<Timeline, 'kind' | 'time' | 'offsets'>,
	memberCounts: Uint32Array,
): ReadonlyMap<number, ReadonlyMap<number, number>> {
	const common = [...memberCounts.keys()]
		.filter((code) => memberCounts[code]! > 0)
		.sort((a, b) => memberCounts[b]! - memberCounts[a]! || a - b)
		.slice(0, MOST_KINDS);
	const slots = new Int8Array(memberCounts.length).fill(-1);
	common.forEach((code, slot) => (slots[code] = slot));
	const size = common.length;
	const then = new Uint32Array(size * size);
	const first = new Float64Array(size);
	const done = new Uint8Array(size);
	for (let m = 0; m + 1 < offsets.length; m++) {
		done.fill(0);
		const inOrder: number[] = [];
		const end = offsets[m + 1]!;
		for (let i = offsets[m]!; i < end && inOrder.length < size; i++) {
			const slot = slots[kind.codes[i]!]!;
			if (slot < 0 || done[slot] === 1) continue;
			const when = time[i]!;
			for (const before of inOrder) {
				if (when - first[before]! <= WITHIN) then[before * size + slot]!++;
			}
			done[slot] = 1;
			first[slot] = when;
			inOrder.push(slot);
		}
	}
	return new Map(
		common.map((code, a) => [
			code,
			new Map(
				common.flatMap((other, b) => {
					const members = then[a * size + b]!;
					return members === 0 ? [] : [[other, members] as const];
				}),
			),
		]),
	);
}
