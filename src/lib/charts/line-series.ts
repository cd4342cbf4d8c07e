import type { SeriesColour } from './palette';

/** A line of a chart. */
export interface LineSeries {
	readonly key: string;
	readonly label: string;
	/** One per period; null where there is no value. */
	readonly values: readonly (number | null)[];
	/** The last one is for what is left over. */
	readonly colour?: SeriesColour | 'ink-3' | undefined;
	/** Says a value that cannot be drawn: "<5". */
	readonly text?: ((index: number) => string | undefined) | undefined;
	/** A smoothed or second reading of another series: dashed, thinner, without a label. */
	readonly dashed?: boolean | undefined;
	/** Bounds of the values, drawn as a band. */
	readonly band?:
		| { readonly low: readonly (number | null)[]; readonly high: readonly (number | null)[] }
		| undefined;
	readonly onpick?: ((index: number) => void) | undefined;
}
