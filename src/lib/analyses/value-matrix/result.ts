import type { WallTime } from '../../model/dataset';
import type { ValueLabel } from '../shared/member-values';

/** What a tag is called: a value of the data, or a message of the analysis. */
export type TagLabel =
	ValueLabel | { readonly message: 'tag.did' | 'tag.didNot' | 'tag.other' | 'tag.missing' };

/** Field (c, g, t) is at (c × groups + g) × tags + t. */
export interface Fields {
	/** Float64Array in what is shared: NaN where it is withheld. */
	readonly count: Uint32Array | Float64Array;
	readonly revenue: Float64Array;
	/** Of them, who came back in the window. */
	readonly back: Uint32Array | Float64Array;
}

export interface MatrixResult {
	/** Everything is scored by what was known before; the window begins here. */
	readonly cut: WallTime;
	/** End (exclusive) of the window. */
	readonly until: WallTime;
	/** Known by the cut. */
	readonly members: number;
	readonly buyers: number;
	/** Members without an order by the cut: in no field. */
	readonly none: number;
	readonly classes: readonly string[];
	/** Groups of value, from the lowest; bounds as in quantile scores, one less than groups. */
	readonly groups: number;
	readonly bounds: readonly number[];
	readonly tags: readonly TagLabel[];
	readonly fields: Fields;
	/** Sums over the other two, and over all. */
	readonly byClass: Fields;
	readonly byGroup: Fields;
	readonly byTag: Fields;
	readonly all: Fields;
}

/** Buyers of a class, a group of value and a tag, each by its index; null: of any. `back`: who came back. */
export type MatrixRef =
	| {
			readonly at: readonly [c: number | null, g: number | null, t: number | null];
			readonly back: boolean;
	  }
	| { readonly none: true };
