import { canonicalJson, hashText } from '../base/hash';
import type { ScopeSpec } from '../model/notebook';

export interface KeyParts {
	readonly analysis: string;
	/** The analysis's version: raised when its numbers may change. */
	readonly version: number;
	readonly revision: string;
	/** As checked by the analysis's schema, defaults filled in: equal questions have equal params. */
	readonly params: unknown;
	readonly scope: ScopeSpec;
}

/** Names a result: equal keys mean equal results, so a saved result is stale when the key of its cell is another one. */
export function resultKey({ analysis, version, revision, params, scope }: KeyParts): string {
	const { segment, ...days } = scope;
	const limited = segment === undefined || segment === 'everyone' ? days : { ...days, segment };
	return `${analysis}-${version}-${hashText(canonicalJson([revision, params, limited]))}`;
}
