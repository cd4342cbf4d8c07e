import * as v from 'valibot';
import { checkMapping, type MappingFault } from '../../intake/check-mapping';
import type { ColumnFacts } from '../../model/dataset';
import { mappingSchema, type Mapping } from '../../model/mapping';

export type ReadMapping =
	| { readonly ok: true; readonly mapping: Mapping }
	| { readonly ok: false; readonly reason: 'not-json' }
	/** Where in the file, and what is said there. */
	| { readonly ok: false; readonly reason: 'broken'; readonly path: string }
	| { readonly ok: false; readonly reason: 'unfit'; readonly faults: readonly MappingFault[] };

/** Reads the JSON of a mapping (docs/formats.md) for a table of these columns. */
export function readMapping(text: string, columns: readonly ColumnFacts[]): ReadMapping {
	const json = parseJson(text);
	if (json === undefined) return { ok: false, reason: 'not-json' };
	const parsed = v.safeParse(mappingSchema, json);
	if (!parsed.success) return { ok: false, reason: 'broken', path: issueText(parsed.issues[0]) };
	const faults = checkMapping(parsed.output, columns);
	return faults.length > 0
		? { ok: false, reason: 'unfit', faults }
		: { ok: true, mapping: parsed.output };
}

/** What JSON says; undefined when it is none. */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

/** Where a value is not as it must be. */
export function issueText(issue: v.BaseIssue<unknown>): string {
	const path = v.getDotPath(issue);
	return path === null ? issue.message : `${path}: ${issue.message}`;
}
