import { engine } from '../../engine/client';
import type { ScopeSpec } from '../../model/notebook';
import { overlapIn, overlapRule } from '../../segments/overlap';
import { EVERYONE } from '../../segments/parts';
import type { Opsbook } from '../opsbook.svelte';

/** How many people the segments of a comparison have. */
export interface Compared {
	/** By segment; those that cannot be found are missing. */
	readonly sizes: ReadonlyMap<string, number>;
	/** People who are in more than one; null: not known. */
	readonly several: number | null;
	/** All people at that day; null: not known. */
	readonly everyone: number | null;
}

const UNKNOWN: Compared = { sizes: new Map(), several: null, everyone: null };

/** Counts the segments that are compared, all in one question. Segments that are gone have nobody to count. */
export async function countCompared(
	opsbook: Pick<Opsbook, 'segmentsOf' | 'revisionOf'>,
	dataset: string | null | undefined,
	asOf: ScopeSpec['asOf'],
	segments: readonly string[],
): Promise<Compared> {
	const revision = opsbook.revisionOf(dataset)?.id;
	const known = opsbook.segmentsOf(dataset);
	const there = segments.filter((id) => id === EVERYONE || known.some((one) => one.id === id));
	if (!dataset || revision === undefined || there.length === 0) return UNKNOWN;
	const request = { dataset, revision, rule: overlapRule(there), asOf };
	const answer = await engine.evaluateRule(request);
	if (!answer.ok) return UNKNOWN;
	const { sizes, several } = overlapIn(there.length, answer.counts);
	const { everyone } = answer;
	return { sizes: new Map(there.map((id, i) => [id, sizes[i]!])), several, everyone };
}
