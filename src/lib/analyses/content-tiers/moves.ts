import { columnSums, rowSums } from '../shared/moves';
import { STANDINGS, type Moves } from './result';

/** The standing of each content, by its code, in the earlier and in the last window. */
export interface Past {
	readonly before: Uint8Array;
	readonly now: Uint8Array;
}

/** Contents by where they stood and where they stand. Who is in neither window moved nowhere and is not counted. */
export function movesOf({ before, now }: Past): Moves {
	const none = STANDINGS.length - 1;
	const counts = STANDINGS.map(() => STANDINGS.map(() => 0));
	for (let code = 1; code < before.length; code++) counts[before[code]!]![now[code]!]!++;
	counts[none]![none] = 0;
	return { counts, totals: rowSums(counts), nows: columnSums(counts) };
}
