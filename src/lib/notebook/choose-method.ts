/** What somebody wants to sort people by. */
export interface Situation {
	/** The figure that is to grow: orders, what people publish, what single contents bring, or none in particular. */
	readonly goal: 'orders' | 'contents' | 'reach' | 'none';
	/** Several kinds of content, goods or services are offered, and something to begin with is looked for. */
	readonly many: boolean;
	/** Everybody, or a group that is known already. */
	readonly who: 'everyone' | 'some';
}

export const METHODS = ['rfm', 'creators', 'content-tiers', 'preference', 'lifecycle'] as const;
export type Method = (typeof METHODS)[number];

export interface Advice {
	readonly method: Method;
	/** Set the scope to the group first: the others would move its bounds. */
	readonly narrow: boolean;
}

/**
 * The method of segmentation that fits: by value where a figure says what value is (of people, or of the contents they come for), by
 * preference where many things are offered, else by the stage that everybody is in. The method also names the reason (messages `why.…`).
 */
export function chooseMethod({ goal, many, who }: Situation): Advice {
	const narrow = who === 'some';
	if (goal === 'orders') return { method: 'rfm', narrow };
	if (goal === 'contents') return { method: 'creators', narrow };
	if (goal === 'reach') return { method: 'content-tiers', narrow };
	return { method: many ? 'preference' : 'lifecycle', narrow };
}
