export type Scale = 'small' | 'medium' | 'large' | 'huge';

/** The class of a community by its members: under 1,000, under 100,000, under 1,000,000, and more. */
export function scaleOf(members: number): Scale {
	if (members < 1000) return 'small';
	if (members < 100_000) return 'medium';
	return members < 1_000_000 ? 'large' : 'huge';
}
