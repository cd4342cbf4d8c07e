import { BitSet } from '../base/bitset';
import { formatDay, formatTime } from '../base/time';
import { cellText } from '../columns/access';
import type { CategoryColumn, Column, NumberColumn } from '../columns/column';
import { sourceIn } from '../model/source-in';
import type { RevisionColumns } from './columns';
import { FailureError, orFailure } from './failures';
import { figureOf } from './member-figures';
import { orderOf } from './member-order';
import type {
	EventLine,
	EventOrigin,
	MemberAbout,
	MembersAnswer,
	MembersRequest,
} from './member-protocol';
import { searchPeople } from './people';
import type { PeopleRows } from './protocol';
import type { RevisionCache } from './revision-cache';
import { RuleMembers } from './rule-members';

const PREFIX = 'member:';

/** The members that match, in the order asked for. A new array. */
export function answerMembers(
	cache: RevisionCache,
	request: MembersRequest,
): Promise<MembersAnswer> {
	return orFailure(async () => {
		const { search, filter, sort, locale } = request;
		const found = filter === undefined ? null : await RuleMembers.of(cache, request);
		const revision = await cache.get(request.revision);
		if (revision === null) throw new FailureError({ kind: 'no-revision' });
		const count = revision.facts.members;
		const set = await found?.members(found.check(filter), undefined);
		let members = set?.toArray() ?? everyone(count);
		if (search.trim() !== '') members = await searchPeople(revision, members, search);
		const known = sort !== undefined && (await columnOf(revision, sort.column)) !== null;
		if (!known) return { ok: true, members };
		const by = { ...sort, column: plainName(sort.column) };
		const order = await orderOf(revision, by, locale);
		if (members.length === count) return { ok: true, members: order.slice() };
		const wanted = BitSet.from(count, members);
		return { ok: true, members: order.filter((m) => wanted.has(m)) };
	});
}

function everyone(count: number): Uint32Array {
	const members = new Uint32Array(count);
	for (let m = 0; m < count; m++) members[m] = m;
	return members;
}

const plainName = (ref: string): string =>
	ref.startsWith(PREFIX) ? ref.slice(PREFIX.length) : ref;

/** Null for a column that the data do not have. */
async function columnOf(revision: RevisionColumns, ref: string): Promise<Column | 'id' | null> {
	if (ref === 'id') return 'id';
	if (revision.hasMemberColumn(ref)) return revision.memberColumn(plainName(ref));
	return figureOf(revision, ref);
}

/** One row for each entry of `members`, in that order. */
export async function describeMembers(
	revision: RevisionColumns,
	members: Uint32Array,
	refs: readonly string[],
): Promise<PeopleRows> {
	const [ids, ...found] = await Promise.all([
		revision.ids(),
		...refs.map(async (ref) => [ref, await columnOf(revision, ref)] as const),
	]);
	const columns = found.flatMap(([ref, column]) => (column === null ? [] : [{ ref, column }]));
	const rows = Array.from(members, (m) =>
		columns.map(({ column }) => (column === 'id' ? (ids[m] ?? '') : cellText(column, m))),
	);
	return { columns: columns.map(({ ref }) => ref), rows };
}

/** Null when nobody has this id. */
export async function describeMember(
	revision: RevisionColumns,
	id: string,
): Promise<MemberAbout | null> {
	const member = (await revision.ids()).indexOf(id);
	if (member < 0) return null;
	const { facts } = revision;
	const cells = await Promise.all(
		facts.memberColumns.map(
			async ({ name }) => [name, cellText(await revision.memberColumn(name), member)] as const,
		),
	);
	const { timeline } = await revision.load([]);
	const { offsets, time, kind } = timeline;
	const start = offsets[member]!;
	const end = offsets[member + 1]!;
	const counts = new Map<string, number>();
	for (let row = start; row < end; row++) {
		const name = kind.dictionary.values[kind.codes[row]!]!;
		counts.set(name, (counts.get(name) ?? 0) + 1);
	}
	const written = facts.dateOnly ? formatDay : formatTime;
	return {
		member,
		id,
		cells: cells.filter(([, text]) => text !== ''),
		events: end - start,
		kinds: [...counts].sort(([, a], [, b]) => b - a),
		first: end > start ? written(time[start]!) : '',
		last: end > start ? written(time[end - 1]!) : '',
	};
}

/** Rows of a member's events, ascending. A new array. */
export async function eventsOf(
	revision: RevisionColumns,
	member: number,
	kinds: readonly string[] | null,
): Promise<Uint32Array> {
	const { offsets, kind } = (await revision.load([])).timeline;
	const start = offsets[member] ?? 0;
	const end = offsets[member + 1] ?? 0;
	const rows = Uint32Array.from({ length: Math.max(0, end - start) }, (_, i) => start + i);
	if (kinds === null) return rows;
	const wanted = new Set(kinds.map((name) => kind.dictionary.values.indexOf(name)));
	return rows.filter((row) => wanted.has(kind.codes[row]!));
}

export async function describeEvents(
	revision: RevisionColumns,
	rows: Uint32Array,
): Promise<EventLine[]> {
	const { facts } = revision;
	const roles = facts.roles.filter((role) => role !== 'text');
	const { timeline } = await revision.load([], roles);
	const written = facts.dateOnly ? formatDay : formatTime;
	return Promise.all(
		Array.from(rows, async (row) => {
			const said = roles.map((role): [string, string] => {
				const column = timeline.roles.get(role) as CategoryColumn | NumberColumn;
				const text = cellText(column, row);
				return [role, role === 'amount' ? withoutNoise(text) : text];
			});
			if (facts.roles.includes('text')) said.push(['text', await messageText(revision, row)]);
			return {
				row,
				time: written(timeline.time[row]!),
				kind: timeline.kind.dictionary.values[timeline.kind.codes[row]!]!,
				roles: said.filter(([, text]) => text !== ''),
			};
		}),
	);
}

/** A price times a quantity without the noise of binary fractions: 15.6, not 15.600000000000001. */
function withoutNoise(amount: string): string {
	return amount.length > 15 && amount.includes('.')
		? String(Number(Number(amount).toPrecision(15)))
		: amount;
}

/** The text of a message lies in its source. */
async function messageText(revision: RevisionColumns, row: number): Promise<string> {
	const { source, row: at } = await revision.origin(row);
	const header = source && sourceIn(revision.revision, source).mapping.roles.text;
	if (source === undefined || header === undefined) return '';
	return cellText(await revision.sourceColumn(source.id, header), at);
}

/** The row of the file that an event comes from. */
export async function describeOrigin(
	revision: RevisionColumns,
	event: number,
): Promise<EventOrigin> {
	const { source, row } = await revision.origin(event);
	if (source === undefined) throw new Error(`There is no source of event ${event}`);
	const cells = await Promise.all(
		source.columns.map(
			async ({ name }) =>
				[name, cellText(await revision.sourceColumn(source.id, name), row)] as const,
		),
	);
	return { source: source.id, row: row + 1, cells: cells.filter(([, text]) => text !== '') };
}
