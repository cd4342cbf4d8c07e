// Small data sets from small texts, made the plain way: an oracle for the real builders and a base for tests of analyses.
import type { Data } from '$lib/analyses/contract';
import { BitSet } from '$lib/base/bitset';
import { takeRows } from '$lib/columns/access';
import type { CategoryColumn, Column, NumberColumn } from '$lib/columns/column';
import {
	EVENT_ROLES,
	NUMBER_ROLES,
	type EventRole,
	type Members,
	type Timeline,
} from '$lib/columns/timeline';
import { makeData, type DataColumn } from '$lib/engine/data';
import type { ColumnFacts, Facts } from '$lib/model/dataset';
import type { ScopeSpec } from '$lib/model/notebook';

export interface TextOptions {
	readonly scope?: ScopeSpec;
	/** Members of the scope by id; everyone when missing. */
	readonly segment?: BitSet | null;
	readonly zone?: string;
	/** 1 = Monday … 7 = Sunday. */
	readonly weekStart?: number;
}

export interface Revised {
	readonly facts: Facts;
	readonly timeline: Timeline;
	readonly members: Members;
	readonly columns: ReadonlyMap<string, DataColumn>;
	/** Segments of any name, see `segmentsIn`. */
	readonly segmentOf: (id: string) => BitSet;
}

interface Row {
	readonly member: number;
	readonly time: number;
	readonly cells: ReadonlyMap<string, string>;
	readonly line: number;
}

/**
 * Data from a text table. The header is `member_id,time,event` and any of the roles (`amount,group,channel,…`), other
 * columns (of events), and `member:name` columns (of members: the first non-empty cell counts). A row without a time only
 * says that the member exists. Times are `2024-01-31`, with ` 09:30`, ` 09:30:15` or ` 09:30:15.250` if wanted. Cells may be quoted.
 */
export function dataFromText(text: string, options: TextOptions = {}): Data {
	return makeData({
		...revisionFromText(text, options.zone),
		weekStart: options.weekStart ?? 1,
		scope: options.scope ?? {},
		segment: options.segment ?? null,
	});
}

/** The same before any scope: what a revision holds. */
export function revisionFromText(text: string, zone = 'UTC'): Revised {
	const lines = text
		.trim()
		.split(/\r?\n/)
		.map((line) => cellsOf(line.trim()));
	const header = lines[0] ?? [];
	const ids: string[] = [];
	const numbers = new Map<string, number>();
	const about: Map<string, string>[] = [];
	const rows: Row[] = [];
	let timed = false;
	lines.slice(1).forEach((line, index) => {
		const cells = new Map(header.map((name, i) => [name, line[i] ?? '']));
		const id = cells.get('member_id') ?? '';
		if (id === '') return;
		let member = numbers.get(id);
		if (member === undefined) {
			member = ids.length;
			numbers.set(id, member);
			ids.push(id);
			about.push(new Map());
		}
		for (const [name, value] of cells) {
			const own = about[member]!;
			if (name.startsWith('member:') && value !== '' && !own.has(name)) own.set(name, value);
		}
		const when = cells.get('time') ?? '';
		if (when === '') return;
		timed ||= when.length > 10;
		rows.push({ member, time: wallTime(when), cells, line: index });
	});
	rows.sort((a, b) => a.member - b.member || a.time - b.time || a.line - b.line);
	return assemble(header, ids, about, rows, !timed && rows.length > 0, zone);
}

function assemble(
	header: readonly string[],
	ids: readonly string[],
	about: readonly ReadonlyMap<string, string>[],
	rows: readonly Row[],
	dateOnly: boolean,
	zone: string,
): Revised {
	const cellsOfColumn = (name: string) => rows.map((row) => row.cells.get(name) ?? '');
	const offsets = new Uint32Array(ids.length + 1);
	for (const row of rows) offsets[row.member + 1]!++;
	for (let m = 0; m < ids.length; m++) offsets[m + 1]! += offsets[m]!;

	const roles = new Map<EventRole, CategoryColumn | NumberColumn>();
	const columns = new Map<string, DataColumn>();
	const memberColumns = new Map<string, Column>();
	for (const name of header) {
		if (['member_id', 'time', 'event'].includes(name)) continue;
		if (name.startsWith('member:')) {
			memberColumns.set(name.slice(7), guess(about.map((own) => own.get(name) ?? '')));
		} else if (isRole(name)) {
			const cells = cellsOfColumn(name);
			const isNumber = (NUMBER_ROLES as readonly string[]).includes(name);
			roles.set(name, isNumber ? numberColumn(cells) : categoryColumn(cells));
		} else columns.set(name, { of: 'event', column: guess(cellsOfColumn(name)) });
	}
	const timeline: Timeline = {
		members: ids.length,
		events: rows.length,
		offsets,
		time: Float64Array.from(rows, (row) => row.time),
		kind: categoryColumn(cellsOfColumn('event')),
		source: new Uint8Array(rows.length),
		row: Uint32Array.from(rows, (row) => row.line),
		roles,
	};
	const members: Members = { count: ids.length, ids, columns: memberColumns };
	return {
		timeline,
		members,
		columns,
		facts: factsOf(timeline, members, columns, dateOnly, zone),
		segmentOf: segmentsIn(members),
	};
}

/**
 * The members whose column `member:segments` (`vip;quiet`) has the name; where there is no such column, some of them by their
 * id and the name.
 */
function segmentsIn({ count, ids, columns }: Members): (id: string) => BitSet {
	const column = columns.get('segments');
	return (id) => {
		const set = new BitSet(count);
		for (let m = 0; m < count; m++) {
			const named =
				column?.kind === 'category'
					? column.dictionary.values[column.codes[m]!]!.split(';').includes(id)
					: (ids[m]!.charCodeAt(ids[m]!.length - 1) + id.length) % 3 > 0;
			if (named) set.add(m);
		}
		return set;
	};
}

/**
 * The same revision with only some of its members and events, as if there were no others; members are numbered anew.
 * Dictionaries stay whole: which words exist is known of the revision, not of a scope.
 */
export function restrict(
	{ timeline, members, columns, facts }: Revised,
	keepMember: (member: number) => boolean,
	keepEvent: (event: number) => boolean = () => true,
): Revised {
	const kept = members.ids.map((_, m) => m).filter(keepMember);
	const events = kept.map((m) => {
		const own: number[] = [];
		for (let i = timeline.offsets[m]!; i < timeline.offsets[m + 1]!; i++) {
			if (keepEvent(i)) own.push(i);
		}
		return own;
	});
	const order = Uint32Array.from(events.flat());
	const offsets = new Uint32Array(kept.length + 1);
	events.forEach((own, m) => (offsets[m + 1] = offsets[m]! + own.length));
	const less: Timeline = {
		members: kept.length,
		events: order.length,
		offsets,
		time: Float64Array.from(order, (i) => timeline.time[i]!),
		kind: takeRows(timeline.kind, order),
		source: Uint8Array.from(order, (i) => timeline.source[i]!),
		row: order.map((i) => timeline.row[i]!),
		roles: new Map([...timeline.roles].map(([role, column]) => [role, takeRows(column, order)])),
	};
	const of = Uint32Array.from(kept);
	const lessMembers: Members = {
		count: kept.length,
		ids: kept.map((m) => members.ids[m]!),
		columns: new Map([...members.columns].map(([name, column]) => [name, takeRows(column, of)])),
	};
	const lessColumns = new Map(
		[...columns].map(([name, { column }]): [string, DataColumn] => [
			name,
			{ of: 'event', column: takeRows(column, order) },
		]),
	);
	return {
		timeline: less,
		members: lessMembers,
		columns: lessColumns,
		facts: factsOf(less, lessMembers, lessColumns, facts.dateOnly, facts.zone),
		segmentOf: segmentsIn(lessMembers),
	};
}

/** The facts of a revision, counted the plain way. */
export function factsOf(
	timeline: Timeline,
	members: Members,
	columns: ReadonlyMap<string, DataColumn>,
	dateOnly: boolean,
	zone = 'UTC',
): Facts {
	const kinds = new Map<string, { times: number[]; members: Set<number>; amounts: number }>();
	const amount = timeline.roles.get('amount');
	for (let m = 0; m < timeline.members; m++) {
		for (let i = timeline.offsets[m]!; i < timeline.offsets[m + 1]!; i++) {
			const name = timeline.kind.dictionary.values[timeline.kind.codes[i]!]!;
			const kind = kinds.get(name) ?? { times: [], members: new Set(), amounts: 0 };
			kinds.set(name, kind);
			kind.times.push(timeline.time[i]!);
			kind.members.add(m);
			if (amount?.kind === 'number' && !Number.isNaN(amount.values[i]!)) kind.amounts++;
		}
	}
	const eventColumns: ColumnFacts[] = [];
	for (const [name, column] of timeline.roles) eventColumns.push(columnFacts(name, column));
	for (const [name, { column }] of columns) eventColumns.push(columnFacts(name, column));
	return {
		zone,
		members: members.count,
		events: timeline.events,
		firstTime: timeline.events === 0 ? null : Math.min(...timeline.time),
		lastTime: timeline.events === 0 ? null : Math.max(...timeline.time),
		dateOnly,
		kinds: [...kinds]
			.map(([name, kind]) => ({
				name,
				count: kind.times.length,
				members: kind.members.size,
				first: Math.min(...kind.times),
				last: Math.max(...kind.times),
				amounts: kind.amounts,
			}))
			.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1)),
		roles: [...timeline.roles.keys()],
		eventColumns,
		memberColumns: [...members.columns].map(([name, column]) => columnFacts(name, column)),
		currency: null,
	};
}

function columnFacts(name: string, column: Column): ColumnFacts {
	if (column.kind === 'number') {
		const values = column.values.filter((value) => !Number.isNaN(value));
		if (values.length === 0) return { name, kind: 'number', present: 0 };
		const [min, max] = [Math.min(...values), Math.max(...values)];
		return { name, kind: 'number', present: values.length, min, max };
	}
	if (column.kind !== 'category') throw new Error(`no facts of ${column.kind} columns here`);
	const counts = new Map<string, number>();
	for (const code of column.codes) {
		if (code === 0) continue;
		const value = column.dictionary.values[code]!;
		counts.set(value, (counts.get(value) ?? 0) + 1);
	}
	return {
		name,
		kind: 'category',
		present: column.codes.filter((code) => code !== 0).length,
		distinct: counts.size,
		top: [...counts].sort((a, b) => b[1] - a[1]).slice(0, 50),
	};
}

function isRole(name: string): name is EventRole {
	return (EVENT_ROLES as readonly string[]).includes(name);
}

function guess(cells: readonly string[]): Column {
	const present = cells.filter((cell) => cell !== '');
	const numeric = present.length > 0 && present.every((cell) => Number.isFinite(Number(cell)));
	return numeric ? numberColumn(cells) : categoryColumn(cells);
}

export function numberColumn(cells: readonly string[]): NumberColumn {
	const values = Float64Array.from(cells, (cell) => (cell === '' ? NaN : Number(cell)));
	return { kind: 'number', length: cells.length, values };
}

export function categoryColumn(cells: readonly string[]): CategoryColumn {
	const values = ['', ...new Set(cells.filter((cell) => cell !== ''))];
	const codes = Uint32Array.from(cells, (cell) => values.indexOf(cell));
	return { kind: 'category', length: cells.length, codes, dictionary: { values } };
}

function wallTime(text: string): number {
	const iso = text.trim().replace(' ', 'T');
	const time = Date.parse(iso.length === 10 ? `${iso}T00:00Z` : `${iso}Z`);
	if (Number.isNaN(time)) throw new Error(`not a time: ${text}`);
	return time;
}

function cellsOf(line: string): string[] {
	return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
		([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
	);
}

/** Runs a compute to its end in one go and checks that its progress makes sense. */
export function runToEnd<R>(compute: Generator<number, R, void>): R {
	let last = 0;
	for (;;) {
		const step = compute.next();
		if (step.done === true) return step.value;
		if (!(step.value >= last && step.value <= 1)) {
			throw new Error(`progress went from ${last} to ${step.value}`);
		}
		last = step.value;
	}
}
