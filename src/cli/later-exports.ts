import { headerKey } from '../lib/intake/header-key';
import type { MappedTable } from '../lib/intake/types';
import { InputError } from './args';

/** A table, the source that it is of, and the source of which that is a later export. */
export interface PlacedTable {
	readonly mapped: MappedTable;
	readonly source: number;
	readonly follows: number | null;
}

/**
 * Tells each table which one came after it: of two files that follow each other the tables of the same headers, or the only
 * ones. Of two that follow one the second follows the first. Throws InputError.
 */
export function chainTables(placed: readonly PlacedTable[]): MappedTable[] {
	const next = new Map<number, number>();
	for (const [at, { mapped, source, follows }] of placed.entries()) {
		if (follows === null) continue;
		const of = (wanted: number) =>
			[...placed.keys()].filter((place) => placed[place]!.source === wanted);
		const earlier = of(follows);
		const key = headerKey(mapped.table.columns);
		let before = earlier.find((place) => headerKey(placed[place]!.mapped.table.columns) === key);
		if (earlier.length === 1 && of(source).length === 1) before ??= earlier[0];
		if (before === undefined) {
			const there = placed[earlier[0]!]?.mapped.table.name ?? '';
			throw new InputError(
				'no-later-export',
				`${mapped.table.name}: no table of ${there} has these headers`,
			);
		}
		while (next.has(before)) before = next.get(before)!;
		next.set(before, at);
	}
	return placed.map(({ mapped }, at) => {
		const followedBy = next.get(at);
		return followedBy === undefined ? mapped : { ...mapped, followedBy };
	});
}
