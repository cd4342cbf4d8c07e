// A file from its text to members and events, as the page would import it, told in lines.
import { formatTime } from '$lib/base/time';
import { cellText } from '$lib/columns/access';
import { build } from '$lib/intake/build';
import { checkMapping } from '$lib/intake/check-mapping';
import { inspect } from '$lib/intake/inspect';
import { readTable } from '$lib/intake/read-table';
import type { Mapping } from '$lib/model/mapping';
import { fileOf } from './read';

/** Cells that hold commas are to be quoted by the one who writes them; spaces at the front of lines count for nothing. */
export async function imported(text: string, zone = 'Asia/Shanghai') {
	const file = fileOf(text.replace(/^[ \t]+/gm, '').trim());
	const found = await inspect(file, {}, zone);
	const table = await readTable(file, {}, zone);
	const { timeline, members, facts, uses } = await build([{ table, mapping: found.mapping }], {
		zone,
	});
	const events: string[] = [];
	members.ids.forEach((id, m) => {
		for (let i = timeline.offsets[m]!; i < timeline.offsets[m + 1]!; i++) {
			const roles = [...timeline.roles].map(([role, column]) => `${role}=${cellText(column, i)}`);
			const time = formatTime(timeline.time[i]!).slice(0, 16);
			events.push([id, time, cellText(timeline.kind, i), ...roles].join(' '));
		}
	});
	return {
		format: table.format,
		mapping: mappingLines(found.mapping),
		faults: checkMapping(found.mapping, table.columns).map(({ key }) => key),
		events,
		members: members.ids,
		currency: facts.currency,
		problems: [...table.problems.counts, ...uses[0]!.problems.counts].map(
			({ reason, column, count }) => [reason, column, count].join(' '),
		),
		table,
	};
}

/** A mapping, a line for each thing that it says. */
function mappingLines({
	row,
	member,
	key,
	events,
	roles,
	skip,
	name,
	currency,
}: Mapping): string[] {
	return [
		`${row} of ${member ?? key ?? 'nobody'}`,
		...events.map(({ time, otherwise, kind, amount }) => {
			const what = 'constant' in kind ? kind.constant : `[${kind.column}]`;
			const when = otherwise === undefined ? time : `${time}, otherwise ${otherwise}`;
			return `${what} at ${when}${amount === undefined ? '' : ` over ${amount}`}`;
		}),
		...Object.entries(roles).map(([role, column]) => `${role}: ${column}`),
		...(skip ?? []).map(({ column, when, values }) =>
			`skip ${column} ${when} ${values?.join('|') ?? ''}`.trim(),
		),
		...(name === undefined ? [] : [`name: ${name}`]),
		...(currency === undefined ? [] : [`currency: ${currency}`]),
	];
}
