import type { Past } from './moves';
import { LISTED, STANDINGS, TIERS, type ContentRow } from './result';
import type { Source } from './source';
import type { Tallies } from './tally';
import type { Ranked } from './tiers';

/** The first contents by score, equal ones by name. */
export function listOf(
	{ text }: Source,
	{ range: { present, score }, people }: Tallies,
	{ sorted, standing }: Ranked,
	total: number,
	past: Past | null,
	areKinds: boolean,
): ContentRow[] {
	return firstCodes(text, present, score, sorted).map((code) => ({
		label: areKinds ? { kind: text(code) } : { text: text(code) },
		score: score[code]!,
		share: total > 0 ? score[code]! / total : null,
		people: people[code]!,
		tier: TIERS[standing[code]!]!,
		before: past === null ? null : STANDINGS[past.before[code]!]!,
		now: past === null ? null : STANDINGS[past.now[code]!]!,
	}));
}

function firstCodes(
	text: Source['text'],
	present: Uint8Array,
	score: Float64Array,
	sorted: Float64Array,
): number[] {
	const isBefore = (a: number, b: number): boolean =>
		score[a] !== score[b] ? score[a]! > score[b]! : text(a) < text(b);
	const least = sorted[Math.max(0, sorted.length - LISTED)] ?? Infinity;
	const out: number[] = [];
	for (let code = 1; code < present.length; code++) {
		if (present[code] === 0 || score[code]! < least) continue;
		// Of many that are equal, nearly all come after the last at once.
		if (out.length === LISTED && !isBefore(code, out[LISTED - 1]!)) continue;
		let at = out.length;
		while (at > 0 && isBefore(code, out[at - 1]!)) at--;
		out.splice(at, 0, code);
		if (out.length > LISTED) out.pop();
	}
	return out;
}
