import type { Classify, Compute, Data, Manifest, People, Plain, Why } from '../contract';
import { ANALYSES, isAnalysis, type AnalysisId } from '../registry';

/** What computes an analysis: for the worker and the command line. */
export interface ComputeParts {
	readonly manifest: Manifest;
	readonly compute: Compute<Plain, Plain>;
	readonly people: People<Plain, Plain>;
	/** Of an analysis with `classes`. */
	readonly classify?: Classify<Plain, Plain>;
	/** Where an analysis gives each member a class: what puts one member there. */
	readonly why?: Why<Plain, Plain>;
	/** A line for each member, for lists that leave the page: where an analysis gives each member something. */
	readonly describePeople?: (data: Data, params: Plain) => readonly Plain[];
}

type ManifestModule = Pick<ComputeParts, 'manifest'>;
type ComputeModule = Omit<ComputeParts, 'manifest'>;

const manifests = import.meta.glob<ManifestModule>('../*/manifest.ts', { eager: true });
const computes = import.meta.glob<ComputeModule>('../*/compute.ts', { eager: true });

const parts = new Map<AnalysisId, ComputeParts>();
for (const id of ANALYSES) {
	const manifest = manifests[`../${id}/manifest.ts`];
	const compute = computes[`../${id}/compute.ts`];
	if (manifest && compute) parts.set(id, { ...manifest, ...compute });
}

/** The compute and people of an analysis; undefined when there is none of this name. */
export function computeParts(id: string): ComputeParts | undefined {
	return isAnalysis(id) ? parts.get(id) : undefined;
}
