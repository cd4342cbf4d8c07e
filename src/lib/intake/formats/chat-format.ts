import type { Mapping } from '../../model/mapping';
import type { ChatRow } from '../convert/chat-table';
import type { Format } from '../types';
import { certainty, columnFinder, rolesOf, type Aliases } from './find-column';

/** The names of a chat's columns in one export. Those that it lacks are left out. */
export interface ChatColumns {
	readonly who: Aliases;
	readonly name: Aliases;
	readonly time: Aliases;
	/** What a line is; without such a column every line is a message. */
	readonly event?: Aliases;
	readonly text: Aliases;
	readonly group: Aliases;
	readonly target?: Aliases;
}

/** The columns of a table that a converter wrote: under its own headers. */
export function columnsOf({
	who,
	name,
	time,
	event,
	text,
	group,
	target,
}: Readonly<Record<keyof ChatRow, string>>): ChatColumns {
	return {
		who: [who],
		name: [name],
		time: [time],
		event: [event],
		text: [text],
		group: [group],
		target: [target],
	};
}

/** A format whose rows are lines of a chat, known by `needed` headers. `without`: events that are left out. */
export function chatFormat(
	id: string,
	names: ChatColumns,
	needed: readonly Aliases[],
	without: readonly string[] = [],
): Format {
	return {
		id,
		recognise: (headers) => certainty(headers, needed),
		map(columns): Mapping {
			const find = columnFinder(columns);
			const member = find(...names.who);
			const name = find(...names.name);
			const event = find(...(names.event ?? []));
			const time = find(...names.time);
			return {
				version: 1,
				row: 'event',
				member: member?.name ?? null,
				events: [
					{
						time: time?.name ?? names.time[0]!,
						kind: event === undefined ? { constant: 'message' } : { column: event.name },
					},
				],
				roles: rolesOf({
					group: find(...names.group),
					target: find(...(names.target ?? [])),
					text: find(...names.text),
				}),
				...(name === undefined || name === member ? {} : { name: name.name }),
				...(event === undefined || without.length === 0
					? {}
					: { skip: [{ column: event.name, when: 'is', values: [...without] }] }),
			};
		},
	};
}
