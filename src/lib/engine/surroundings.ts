import { isAnalysis } from '../analyses/registry';
import { loadParts } from '../analyses/registry/parts';
import { nodes } from '../model/rule';
import type { Segment, Tag } from '../model/segment';
import { byName } from '../segments/documents';
import type { Surroundings } from '../segments/fingerprint';

/**
 * What the fingerprints of these segments and of the rules of these tags hang on, for the page: `resultKey({ …, fingerprint:
 * runFingerprint(scope.segment, params, surroundings) })` is the key that the worker gives. Loads the manifests of the analyses
 * that they name.
 */
export async function pageSurroundings(
	segments: readonly Segment[],
	tags: readonly Tag[],
): Promise<Surroundings> {
	const analyses = new Set<string>();
	const rules = [
		...segments.map(({ definition }) => (definition.type === 'living' ? definition.rule : null)),
		...tags.map((tag) => tag.rule?.rule ?? null),
	];
	for (const rule of rules)
		for (const node of rule === null ? [] : nodes(rule))
			if (node.type === 'class') analyses.add(node.analysis);
	const versions = new Map(
		await Promise.all(
			[...analyses]
				.filter(isAnalysis)
				.map(async (id) => [id as string, (await loadParts(id)).manifest.version] as const),
		),
	);
	return { ...byName(segments, tags), versionOf: (id) => versions.get(id) ?? null };
}
