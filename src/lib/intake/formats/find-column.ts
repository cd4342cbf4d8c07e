import type { EventRole } from '../../columns/timeline';
import type { ColumnFacts } from '../../model/dataset';
import type { Mapping } from '../../model/mapping';
import { normaliseHeader } from '../header-words';

/** Names of one column, the likeliest first: the first that is there counts. */
export type Aliases = readonly string[];

/** A header as it is compared: normalised, without regard to case. */
function keyOf(header: string): string {
	return normaliseHeader(header).toLowerCase();
}

/** Tells whether a table has a column of any of these names. */
export function headerFinder(headers: readonly string[]): (...aliases: Aliases) => boolean {
	const keys = new Set(headers.map(keyOf));
	return (...aliases) => aliases.some((alias) => keys.has(keyOf(alias)));
}

/**
 * How surely headers are those of a format: 0 unless each of `needed` is there, then from 0.6 to 1, the surer the more of
 * `usual` are there; all that are asked for at 1.
 */
export function certainty(
	headers: readonly string[],
	needed: readonly Aliases[],
	usual: readonly string[] = [],
	/** So many of `usual` are enough to be sure. */
	enough = usual.length,
): number {
	const has = headerFinder(headers);
	if (!needed.every((aliases) => has(...aliases))) return 0;
	if (usual.length === 0) return 1;
	return 0.6 + 0.4 * Math.min(1, usual.filter((name) => has(name)).length / enough);
}

/** Finds the column of a table that has any of these names; of two with one name, the first. */
export function columnFinder(
	columns: readonly ColumnFacts[],
): (...aliases: Aliases) => ColumnFacts | undefined {
	const named = new Map<string, ColumnFacts>();
	for (const column of columns) {
		const key = keyOf(column.header ?? column.name);
		if (!named.has(key)) named.set(key, column);
	}
	return (...aliases) =>
		aliases.map((alias) => named.get(keyOf(alias))).find((column) => column !== undefined);
}

/** The roles of a mapping: those whose column is there. */
export function rolesOf(
	roles: Partial<Record<EventRole, ColumnFacts | undefined>>,
): Mapping['roles'] {
	return Object.fromEntries(
		Object.entries(roles).flatMap(([role, column]) =>
			column === undefined ? [] : [[role, column.name]],
		),
	);
}
