import type { Interval } from '../../base/interval';

/** What a feature is called: a message of the analysis, a kind of events, or the header of a column. */
export type FeatureLabel =
	| { readonly message: 'feature.silent' | 'feature.days' | 'feature.events' | 'feature.tenure' }
	| { readonly kind: string }
	| { readonly text: string };

export interface Feature {
	readonly label: FeatureLabel;
	/** Of all clustered members, as the data have it. */
	readonly mean: number;
	/** The same for everybody: it tells nobody apart. */
	readonly flat: boolean;
}

export interface Tried {
	readonly k: number;
	/** Sum of squared distances to the own centre, in the scaled numbers. */
	readonly inertia: number;
	readonly silhouette: number;
}

export interface Cluster {
	readonly size: number;
	/** Of the clustered members, with Wilson's interval. */
	readonly share: number;
	readonly interval: Interval;
	/** Mean silhouette of its members (in the sample); NaN when none of them is in the sample. */
	readonly silhouette: number;
	/** By feature, as the data have it. */
	readonly means: readonly number[];
	/** By feature: how many standard deviations the cluster's centre lies above everyone's mean, in the scaled numbers. */
	readonly z: readonly number[];
}

export interface ClustersResult {
	readonly features: readonly Feature[];
	/** Members known, clustered, and left out because something is missing. */
	readonly members: number;
	readonly clustered: number;
	readonly leftOut: number;
	/** k = 2 … 8, as far as there are so many different members. */
	readonly tried: readonly Tried[];
	/** Number of clusters; 0 when there are none. */
	readonly k: number;
	/** Where the inertia bends most; null when it does not. */
	readonly elbow: number | null;
	/** The largest first. */
	readonly clusters: readonly Cluster[];
	/** Members whose silhouettes were taken: all of them, or a random sample. */
	readonly sample: number;
}

/** Cluster by its place in a result of k clusters; members who were left out, or all who were not. */
export type ClustersRef =
	{ readonly cluster: number; readonly k: number } | { readonly group: 'clustered' | 'left-out' };
