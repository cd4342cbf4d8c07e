import type { ColumnFacts } from '../../model/dataset';
import type { Format } from '../types';
import { certainty, columnFinder, rolesOf, type Aliases } from './find-column';

/** The names of the columns of an event log in one export. */
export interface EventColumns {
	/** Columns that say who, the best first: the first that is filled in most of the rows counts. */
	readonly who: readonly Aliases[];
	readonly name?: Aliases;
	readonly time: Aliases;
	readonly event: Aliases;
	readonly object?: Aliases;
	readonly channel?: Aliases;
	readonly campaign?: Aliases;
}

/** A format whose rows are events of a product, known by `needed` headers. */
export function eventFormat(
	id: string,
	names: EventColumns,
	needed: readonly Aliases[],
	usual: readonly string[],
	enough: number,
): Format {
	return {
		id,
		recognise: (headers) => certainty(headers, needed, usual, enough),
		map(columns) {
			const find = columnFinder(columns);
			const event = find(...names.event);
			const name = find(...(names.name ?? []));
			const member = whoOf(
				names.who.map((aliases) => find(...aliases)),
				event?.present ?? 0,
			);
			return {
				version: 1,
				row: 'event',
				member: member?.name ?? null,
				events: [
					{
						time: find(...names.time)?.name ?? names.time[0]!,
						kind: { column: event?.name ?? names.event[0]! },
					},
				],
				roles: rolesOf({
					object: find(...(names.object ?? [])),
					channel: find(...(names.channel ?? [])),
					campaign: find(...(names.campaign ?? [])),
				}),
				...(name === undefined || name === member ? {} : { name: name.name }),
			};
		},
		notes(columns, { member }) {
			const best = columnFinder(columns)(...names.who[0]!);
			const isByLess = member !== null && best !== undefined && best.name !== member;
			return isByLess && best.present > 0 ? [{ reason: 'member-by-device', column: member }] : [];
		},
	};
}

/**
 * One id for all rows of a table: taken from one column here and from another there, a person would be two members.
 * Where the best id is missing in some rows, that is said.
 */
function whoOf(
	columns: readonly (ColumnFacts | undefined)[],
	rows: number,
): ColumnFacts | undefined {
	const there = columns.filter((column) => column !== undefined);
	const fullest = Math.max(0, ...there.map(({ present }) => present));
	return there.find(({ present }) => present >= Math.min(rows, fullest)) ?? there[0];
}
