import type { Leaf } from '../../model/rule';
import type { Unboxed } from '../../segments/boxes';
import { askedOf, bounded, present, type Region } from '../../segments/regions';
import { linesOf, type Phrase, type Sentence } from '../../segments/sentence';
import { ruleText, ruleWords, sentenceText, type Names } from './rule-words';
import { segmentWords } from './words';

// What the linter finds of segments, in the page's language; reading these in a component is reactive.

/** A region in words: what is measured, and its limits. */
export function regionText(region: Region, leaves: readonly Leaf[], names: Names): string {
	const parts = region.flatMap((stretch, a) => {
		if (stretch === null) return [];
		const leaf = leaves[a]!;
		const asked = askedOf(stretch, leaf);
		if (asked.of !== 'range') return [ruleText(present(leaf, asked.of === 'known'), names)];
		const { min, max, minOpen, maxOpen } = asked;
		const inside = bounded(leaf, min, max);
		if (!minOpen && !maxOpen) return [ruleText(inside, names)];
		const phrases: Phrase[] = [];
		if (min !== undefined)
			phrases.push({ key: minOpen ? 'number.above' : 'number.min', values: { min } });
		if (max !== undefined)
			phrases.push({ key: maxOpen ? 'number.below' : 'number.max', values: { max } });
		const sentence = linesOf(inside, names.areOrders)[0]!.sentences[0]!;
		const open: Sentence = { ...sentence, slots: { ...sentence.slots, range: { phrases } } };
		return [sentenceText(open, names)];
	});
	return parts.length === 0 ? ruleWords()('group.everyone') : parts.join(segmentWords()('segAnd'));
}

/** Why a segment cannot be checked. */
export function unboxedText({ part, tooMany }: Unboxed, name: string, names: Names): string {
	const t = segmentWords();
	if (tooMany) return t('segCheckTooMany', { name });
	return t('segCheckPart', { name, rule: ruleText(part, names) });
}
