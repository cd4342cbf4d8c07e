import { BitSet } from '../base/bitset';
import type { Tag } from '../model/segment';
import { bearers } from './bearers';

/** Tags that an enterprise's library holds in WeCom (企业微信), and characters that a tag's name may have. */
export const TAG_QUOTA = 3000;
export const TAG_NAME_LENGTH = 30;

export interface Quota {
	readonly used: number;
	readonly limit: number;
	/** `near` from 80 %. */
	readonly level: 'fine' | 'near' | 'full';
}

export function quotaOf(tags: number, limit = TAG_QUOTA): Quota {
	const level = tags >= limit ? 'full' : tags >= limit * 0.8 ? 'near' : 'fine';
	return { used: tags, limit, level };
}

/** Tags that fewer than `fewest` members bear, with how many do. */
export function deadTags(
	tags: readonly Tag[],
	fewest = 1,
): { readonly tag: Tag; readonly size: number }[] {
	return tags.map((tag) => ({ tag, size: bearers(tag).size })).filter(({ size }) => size < fewest);
}

export interface TagPair {
	readonly tags: readonly [Tag, Tag];
	/** Members who bear both ÷ members who bear one of them at least (Jaccard). */
	readonly similarity: number;
}

/** Pairs that nearly the same members bear, the most similar first. Tags that nobody bears are dead, not alike. */
export function duplicateTags(tags: readonly Tag[], similarity = 0.9): TagPair[] {
	const numbers = new Map<string, number>();
	const borne = tags.map((tag) => {
		const ids = [...bearers(tag)];
		for (const id of ids) if (!numbers.has(id)) numbers.set(id, numbers.size);
		return { tag, ids };
	});
	const sets = borne
		.filter(({ ids }) => ids.length > 0)
		.map(({ tag, ids }) => ({
			tag,
			size: ids.length,
			set: BitSet.from(
				numbers.size,
				ids.map((id) => numbers.get(id)!),
			),
		}))
		.sort((a, b) => a.size - b.size);
	const pairs: TagPair[] = [];
	for (const [i, small] of sets.entries()) {
		// The similarity is at most small ÷ large: no need to look at sets that are much larger.
		for (let j = i + 1; j < sets.length && small.size >= similarity * sets[j]!.size; j++) {
			const large = sets[j]!;
			const both = small.set.clone().intersect(large.set).size;
			const found = both / (small.size + large.size - both);
			if (found >= similarity) pairs.push({ tags: [small.tag, large.tag], similarity: found });
		}
	}
	return pairs.sort((a, b) => b.similarity - a.similarity);
}

/** How many members bear so many tags: entry n is of those with n, entry 0 of those without any. */
export function tagsPerMember(tags: readonly Tag[], members: number): number[] {
	const counts = new Map<string, number>();
	for (const tag of tags) for (const id of bearers(tag)) counts.set(id, (counts.get(id) ?? 0) + 1);
	const histogram = [Math.max(0, members - counts.size)];
	for (const n of counts.values()) {
		while (histogram.length <= n) histogram.push(0);
		histogram[n]!++;
	}
	return histogram;
}
