/** Id of a data set's tracking plan among the settings. */
export const planId = (dataset: string): string => `plan:${dataset}`;
