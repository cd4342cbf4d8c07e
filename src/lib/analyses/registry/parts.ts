import type { Example, Findings, Manifest, Plain, Share, Tables } from '../contract';
import { ANALYSES, isAnalysis, type AnalysisId } from '../registry';

/** What the page and reports need to say what an analysis asked and found; each analysis is a chunk of its own. */
export interface PageParts {
	readonly manifest: Manifest;
	readonly findings: Findings<Plain, Plain>;
	readonly tables: Tables<Plain, Plain>;
}

const manifests = import.meta.glob<Pick<PageParts, 'manifest'>>('../*/manifest.ts');
const findings = import.meta.glob<Pick<PageParts, 'findings'>>('../*/findings.ts');
const tables = import.meta.glob<Pick<PageParts, 'tables'>>('../*/table.ts');
const shares = import.meta.glob<{ share: Share<Plain> }>('../*/share.ts');
const examples = import.meta.glob<{ example: Example<Plain, Plain> }>('../*/example.ts');

const loaded = new Map<AnalysisId, Promise<PageParts>>();

/** Loads an analysis for the page, once. Rejects when there is none of this name or it cannot be fetched. */
export function loadParts(id: string): Promise<PageParts> {
	if (!isAnalysis(id)) return Promise.reject(new Error(`There is no analysis ${id}`));
	let promise = loaded.get(id);
	if (promise === undefined) {
		promise = fetchParts(id);
		// A chunk that could not be fetched may be there the next time.
		promise.catch(() => loaded.delete(id));
		loaded.set(id, promise);
	}
	return promise;
}

async function fetchParts(id: AnalysisId): Promise<PageParts> {
	const [{ manifest }, { findings: find }, { tables: tabulate }] = await Promise.all([
		part(manifests, `../${id}/manifest.ts`),
		part(findings, `../${id}/findings.ts`),
		part(tables, `../${id}/table.ts`),
	]);
	return { manifest, findings: find, tables: tabulate };
}

/** All of them, in the registry's order: for menus and templates. */
export function loadAllParts(): Promise<readonly PageParts[]> {
	return Promise.all(ANALYSES.map(loadParts));
}

/** The worked example of an analysis. */
export async function loadExample(id: AnalysisId): Promise<Example<Plain, Plain>> {
	return (await part(examples, `../${id}/example.ts`)).example;
}

/** How a result of an analysis leaves the machine; loaded only when something is shared. */
export async function loadShare(id: AnalysisId): Promise<Share<Plain>> {
	return (await part(shares, `../${id}/share.ts`)).share;
}

function part<T>(modules: Record<string, () => Promise<T>>, path: string): Promise<T> {
	const load = modules[path];
	return load ? load() : Promise.reject(new Error(`${path} is missing`));
}
