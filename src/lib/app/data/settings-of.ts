/** Ids of what is set for one data set: its tracking plan, the columns of its members' list, how many tags fit. */
export const planId = (dataset: string): string => `plan:${dataset}`;
export const memberColumnsId = (dataset: string): string => `members:columns:${dataset}`;
export const tagLimitId = (dataset: string): string => `tags:limit:${dataset}`;

/** All of them: they go with the data set. */
export const settingsOf = (dataset: string): readonly string[] =>
	[planId, memberColumnsId, tagLimitId].map((idOf) => idOf(dataset));
