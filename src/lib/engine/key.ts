import { canonicalJson, hashText } from '../base/hash';
import type { ScopeSpec } from '../model/notebook';
import { EVERYONE } from '../segments/parts';

export interface KeyParts {
	readonly analysis: string;
	/** The analysis's version: raised when its numbers may change. */
	readonly version: number;
	readonly revision: string;
	/** As checked by the analysis's schema, defaults filled in: equal questions have equal params. */
	readonly params: unknown;
	readonly scope: ScopeSpec;
	/** Of the segments that the run asks for (`runFingerprint`); undefined when there are none. */
	readonly fingerprint?: string | undefined;
}

/** Names a result: equal keys mean equal results, so a saved result is stale when the key of its cell is another one. */
export function resultKey(parts: KeyParts): string {
	const { analysis, version, revision, params, scope, fingerprint } = parts;
	const { segment, ...days } = scope;
	const limited =
		segment === undefined || segment === EVERYONE
			? { ...days, ...(fingerprint === undefined ? {} : { segments: fingerprint }) }
			: { ...days, segment: fingerprint ?? segment };
	return `${analysis}-${version}-${hashText(canonicalJson([revision, params, limited]))}`;
}
