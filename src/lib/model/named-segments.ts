/** The id that stands for all members. */
export const EVERYONE = 'everyone';

/**
 * The segments that the params of an analysis name: `segment` of each of their `rows`, by id, each once. An analysis that asks
 * for segments names them there, so that whoever prepares its data, and the fingerprint of whatever hangs on it, finds them.
 */
export function namedSegments(params: unknown): string[] {
	const rows = typeof params === 'object' && params !== null && 'rows' in params ? params.rows : [];
	const found = new Set<string>();
	for (const row of Array.isArray(rows) ? (rows as readonly unknown[]) : []) {
		const id = typeof row === 'object' && row !== null && 'segment' in row ? row.segment : null;
		if (typeof id === 'string' && id !== '' && id !== EVERYONE) found.add(id);
	}
	return [...found];
}

/**
 * The params with what the segments that they name are called now: `name` of each of their `rows` that has one. Where
 * `nameOf` knows none, the saved name stays.
 */
export function withSegmentNames<Params extends Record<string, unknown>>(
	params: Params,
	nameOf: (id: string) => string | undefined,
): Params {
	if (namedSegments(params).length === 0) return params;
	const rows = (params['rows'] as readonly unknown[]).map((row) => {
		if (typeof row !== 'object' || row === null || !('segment' in row && 'name' in row)) return row;
		return { ...row, name: nameOf(String(row.segment)) ?? row.name };
	});
	return { ...params, rows };
}
