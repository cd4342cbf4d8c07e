import { isTold } from '../shared/suppress';
import type { Cluster, Feature } from './result';

export type Word = 'muchHigher' | 'higher' | 'same' | 'lower' | 'muchLower';

export interface Trait {
	/** Index of the feature. */
	readonly feature: number;
	readonly word: Word;
}

/** From so many standard deviations on a cluster is said to differ, and to differ much. */
const SOME = 0.5;
const MUCH = 1;
const MOST_TRAITS = 3;

/** By what a cluster differs from everyone, the strongest first; empty where it is as everyone, or not told. */
export function traitsOf({ size, z }: Cluster, features: readonly Feature[]): Trait[] {
	if (!isTold(size)) return [];
	return features
		.map((_, feature) => ({ feature, by: z[feature]! }))
		.filter(({ by }) => Math.abs(by) >= SOME)
		.sort((a, b) => Math.abs(b.by) - Math.abs(a.by))
		.slice(0, MOST_TRAITS)
		.map(({ feature, by }) => ({ feature, word: wordOf(by) }));
}

/** So many standard deviations above everyone, in a word. */
export function wordOf(by: number): Word {
	if (Math.abs(by) < SOME) return 'same';
	if (by > 0) return by >= MUCH ? 'muchHigher' : 'higher';
	return by <= -MUCH ? 'muchLower' : 'lower';
}
