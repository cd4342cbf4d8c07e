import type { ScopedTimeline } from '../contract';

/** Members from … to − 1, and the share of all members that is done with them. */
export interface MemberBlock {
	readonly from: number;
	readonly to: number;
	readonly share: number;
}

/**
 * Cuts the members into runs of about `rows` events (and at most as many members), so that a compute can yield between
 * them: `for (const block of blocks(timeline)) { plainLoop(block.from, block.to); yield block.share; }`
 */
export function* blocks(
	{ members, offsets }: Pick<ScopedTimeline, 'members' | 'offsets'>,
	rows = 1 << 16,
): Generator<MemberBlock, void, void> {
	let from = 0;
	while (from < members) {
		const most = Math.min(members, from + rows);
		const limit = offsets[from]! + rows;
		let to = from + 1;
		while (to < most && offsets[to]! < limit) to++;
		yield { from, to, share: to / members };
		from = to;
	}
}
