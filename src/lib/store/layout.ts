import type { Codes, Column, TextColumn } from '../columns/column';
import { TextBuilder } from '../columns/builders';
import { decodeWtf8 } from '../base/wtf8';
import { NUMBER_ROLES, type EventRole, type Members, type Timeline } from '../columns/timeline';
import type { Revision } from '../model/dataset';
import type { Store } from './store';

/**
 * Under which names the columns of a revision lie in the store. The columns of a source lie there under their own names,
 * as an owner of their own.
 */
export const OFFSETS = 'timeline:offsets';
export const TIME = 'timeline:time';
export const KIND = 'timeline:kind';
export const SOURCE = 'timeline:source';
export const ROW = 'timeline:row';
export const IDS = 'members:ids';
export const roleName = (role: EventRole): string => `timeline:${role}`;
export const memberName = (column: string): string => `member:${column}`;

const NO_WORDS = { values: [''] };

/** Whole numbers, kept as the codes of a column without a dictionary: no wider than they are. A view. */
const integers = (codes: Codes): Column => ({
	kind: 'category',
	length: codes.length,
	codes,
	dictionary: NO_WORDS,
});

/** The numbers that `timelineColumns` wrote. A view. */
export function readIntegers<A extends Codes>(column: Column, as: new (from: Codes) => A): A {
	if (column.kind !== 'category') throw new Error(`expected whole numbers, found ${column.kind}`);
	return column.codes instanceof as ? column.codes : new as(column.codes);
}

/** All columns that a revision keeps. Views, except the ids. */
export function* timelineColumns(
	timeline: Timeline,
	members: Members,
): Generator<readonly [name: string, column: Column]> {
	yield [OFFSETS, integers(timeline.offsets)];
	yield [TIME, { kind: 'time', length: timeline.events, values: timeline.time, dateOnly: false }];
	yield [KIND, timeline.kind];
	yield [SOURCE, integers(timeline.source)];
	yield [ROW, integers(timeline.row)];
	for (const [role, column] of timeline.roles) yield [roleName(role), column];
	const ids = new TextBuilder(members.count);
	for (const id of members.ids) ids.push(id);
	yield [IDS, ids.finish()];
	for (const [name, column] of members.columns) yield [memberName(name), column];
}

/** The ids of `members:ids`: all decoded at once, then cut where each ends in UTF-16 units. */
export function readIds({ length, offsets, bytes }: TextColumn): string[] {
	const text = decodeWtf8(bytes);
	const ids = new Array<string>(length);
	let end = 0;
	for (let i = 0; i < length; i++) {
		const start = end;
		for (let b = offsets[i]!; b < offsets[i + 1]!; b++) {
			const byte = bytes[b]!;
			if ((byte & 0xc0) !== 0x80) end += byte >= 0xf0 ? 2 : 1;
		}
		ids[i] = text.slice(start, end);
	}
	return ids;
}

/** Everything that a revision keeps. Runs read less: engine/columns.ts. */
export async function readTimeline(
	store: Store,
	revision: Revision,
): Promise<{ timeline: Timeline; members: Members }> {
	const { facts } = revision;
	const names = [OFFSETS, TIME, KIND, SOURCE, ROW, IDS];
	const roles = facts.roles.filter((role) => role !== 'text');
	const memberColumns = facts.memberColumns.map((column) => column.name);
	const columns = await store.readColumns(revision.id, [
		...names,
		...roles.map(roleName),
		...memberColumns.map(memberName),
	]);
	const get = <K extends Column['kind']>(name: string, ...kinds: K[]) =>
		columnOf(columns, name, ...kinds);
	return {
		timeline: {
			members: facts.members,
			events: facts.events,
			offsets: readIntegers(get(OFFSETS, 'category'), Uint32Array),
			time: get(TIME, 'time').values,
			kind: get(KIND, 'category'),
			source: readIntegers(get(SOURCE, 'category'), Uint16Array),
			row: readIntegers(get(ROW, 'category'), Uint32Array),
			roles: new Map(roles.map((role) => [role, get(roleName(role), roleKind(role))])),
		},
		members: {
			count: facts.members,
			ids: readIds(get(IDS, 'text')),
			columns: new Map(memberColumns.map((name) => [name, columnOf(columns, memberName(name))])),
		},
	};
}

export function roleKind(role: EventRole): 'category' | 'number' {
	return (NUMBER_ROLES as readonly EventRole[]).includes(role) ? 'number' : 'category';
}

/** A column that must be there, and of one of these kinds (of any when none is named). */
export function columnOf<K extends Column['kind'] = Column['kind']>(
	columns: ReadonlyMap<string, Column>,
	name: string,
	...kinds: K[]
): Extract<Column, { kind: K }> {
	const column = columns.get(name);
	if (column === undefined) throw new Error(`no column ${name}`);
	if (kinds.length > 0 && !(kinds as string[]).includes(column.kind)) {
		throw new Error(`column ${name} is ${column.kind}, not ${kinds.join(' or ')}`);
	}
	return column as Extract<Column, { kind: K }>;
}
