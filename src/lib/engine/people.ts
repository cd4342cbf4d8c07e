import { cellText } from '../columns/access';
import type { Column } from '../columns/column';
import type { PeopleRows } from './protocol';
import type { RevisionColumns } from './columns';
import { readingTest } from './pinyin';

/** The column of ids, by the name under which PeopleRows lists it. */
const ID = 'id';

/**
 * Rows for some members: the id first, then the columns asked for (plain names; those that the data do not have are left
 * out). One row per entry of `members`, in that order.
 */
export async function describePeople(
	revision: RevisionColumns,
	members: Uint32Array,
	names: readonly string[],
): Promise<PeopleRows> {
	const known = names.filter((name) => revision.hasMemberColumn(`member:${name}`));
	const [ids, ...columns] = await Promise.all([
		revision.ids(),
		...known.map((name) => revision.memberColumn(name)),
	]);
	const rows = Array.from(members, (m) => [
		ids[m] ?? '',
		...columns.map((column) => cellText(column, m)),
	]);
	return { columns: [ID, ...known], rows };
}

/** Those of `members` whose id or name contains `text`, whatever the case, or is read so in pinyin. A new array. */
export async function searchPeople(
	revision: RevisionColumns,
	members: Uint32Array,
	text: string,
): Promise<Uint32Array> {
	const wanted = fold(text.trim());
	if (wanted === '') return members.slice();
	const [ids, names, reads] = await Promise.all([
		revision.ids(),
		revision.nameColumns(),
		readingTest(wanted),
	]);
	const matches = (text: string): boolean =>
		fold(text).includes(wanted) || (reads?.(text) ?? false);
	const tests = names.map((column) => columnTest(column, matches));
	return members.filter((m) => matches(ids[m]!) || tests.some((test) => test(m)));
}

function columnTest(
	column: Column,
	matches: (text: string) => boolean,
): (member: number) => boolean {
	if (column.kind !== 'category') return (m) => matches(cellText(column, m));
	const hits = Uint8Array.from(column.dictionary.values, (value) => (matches(value) ? 1 : 0));
	return (m) => hits[column.codes[m]!] === 1;
}

// eslint-disable-next-line no-control-regex -- exactly these have no other form
const ASCII = /^[\u0000-\u007f]*$/;
const fold = (text: string): string =>
	(ASCII.test(text) ? text : text.normalize('NFKC')).toLowerCase();
