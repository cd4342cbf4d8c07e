import type { CategoryColumn } from '../columns/column';
import type { Timeline } from '../columns/timeline';
import type { ColumnFacts, Lookup } from '../model/dataset';
import { LOOKUP_ROLES, type LookupRole } from '../model/mapping';
import { describeColumn } from './describe-column';
import { KeyRows } from './key-rows';
import { lookupProblems, unmatchedLookup } from './lookup-problems';
import { mergeFacts } from './revision-facts';
import { skippedRows } from './skip-rules';
import type { Built, MappedTable } from './types';

export interface JoinedLookups {
	readonly lookups: readonly Lookup<number>[];
	/** The columns that events have by them. */
	readonly columns: readonly ColumnFacts[];
	/** What became of the rows of each lookup that has a key. */
	readonly uses: ReadonlyMap<number, Built['uses'][number]>;
}

/** A lookup and its earlier exports, newest first. */
interface Chain {
	readonly sources: readonly number[];
	readonly tables: readonly MappedTable[];
	readonly skipped: readonly (Uint8Array | null)[];
	readonly rows: KeyRows;
}

/** A chain whose keys events name. */
interface Match {
	readonly chain: Chain;
	readonly role: LookupRole;
	/** For each key how many events name it. */
	readonly events: Uint32Array;
}

/**
 * Joins tables that describe something to the events that name it. Nothing is copied: what is said is where to look. Columns
 * are called `role:header`, or `role:header_2` where that is taken.
 */
export function joinLookups(
	tables: readonly MappedTable[],
	timeline: Timeline,
	taken: readonly ColumnFacts[],
): JoinedLookups {
	const uses = new Map<number, Built['uses'][number]>();
	const matches: Match[] = [];
	const counts = eventCounts(timeline);
	for (const sources of chains(tables)) {
		const chain = chainOf(sources, tables);
		const match = bestMatch(chain, counts);
		if (match === null) for (const s of sources) uses.set(s, unmatchedLookup(tables[s]!));
		else {
			matches.push(match);
			chain.tables.forEach((table, t) => {
				const { rows, skipped } = chain;
				const use = lookupProblems(table, t, match.role, rows, skipped[t]!, match.events);
				uses.set(sources[t]!, use);
			});
		}
	}
	return { uses, ...nameColumns(matches, taken) };
}

/** Lookups that are exports of the same thing, newest first; those without a key are none. */
function chains(tables: readonly MappedTable[]): number[][] {
	const isLookup = (at: number): boolean => {
		const { mapping, table } = tables[at]!;
		return mapping.row === 'lookup' && table.frame.columns.has(mapping.key ?? '');
	};
	const found = new Map<number, { readonly source: number; readonly age: number }[]>();
	for (let source = 0; source < tables.length; source++) {
		if (!isLookup(source)) continue;
		let newest = source;
		let age = 0;
		for (let next = tables[source]!.followedBy; next !== undefined; age++) {
			if (!isLookup(next) || age === tables.length) break;
			newest = next;
			next = tables[next]!.followedBy;
		}
		const members = found.get(newest) ?? [];
		members.push({ source, age });
		found.set(newest, members);
	}
	return [...found.values()].map((members) =>
		members.sort((a, b) => a.age - b.age || b.source - a.source).map(({ source }) => source),
	);
}

function chainOf(sources: readonly number[], all: readonly MappedTable[]): Chain {
	const tables = sources.map((source) => all[source]!);
	const skipped = tables.map(({ table, mapping }) => skippedRows(table.frame, mapping.skip ?? []));
	const rows = new KeyRows(
		tables.map(({ table, mapping }, t) => ({
			key: table.frame.columns.get(mapping.key!)!,
			skipped: skipped[t]!,
		})),
	);
	return { sources, tables, skipped, rows };
}

interface RoleCounts {
	readonly values: readonly string[];
	/** For each value how many events have it. */
	readonly events: Uint32Array;
}

/** The values of each role with the events that have them; counted when they are first asked for. */
function eventCounts({ roles }: Timeline): (role: LookupRole) => RoleCounts | null {
	const known = new Map<LookupRole, RoleCounts>();
	return (role) => {
		const column = roles.get(role);
		if (column?.kind !== 'category') return null;
		const counts = known.get(role) ?? countCodes(column);
		known.set(role, counts);
		return counts;
	};
}

function countCodes({ codes, dictionary: { values } }: CategoryColumn): RoleCounts {
	const events = new Uint32Array(values.length);
	for (let i = 0; i < codes.length; i++) events[codes[i]!]!++;
	return { values, events };
}

/** The role that the newest table names, else the one among whose values most keys are found; null where none is. */
function bestMatch(chain: Chain, counts: (role: LookupRole) => RoleCounts | null): Match | null {
	const said = chain.tables.find(({ mapping }) => mapping.of !== undefined)?.mapping.of;
	let best: (Match & { readonly keys: number }) | null = null;
	for (const role of said === undefined ? LOOKUP_ROLES : [said]) {
		const values = counts(role);
		if (values === null) continue;
		const events = new Uint32Array(chain.rows.size);
		let keys = 0;
		chain.rows.find(values.values).forEach((key, code) => {
			if (key === 0 || values.events[code] === 0) return;
			if (events[key] === 0) keys++;
			events[key]! += values.events[code]!;
		});
		if (keys > (best?.keys ?? 0)) best = { chain, role, events, keys };
	}
	return best;
}

/** Names and facts of all columns that events have by lookups. */
function nameColumns(
	matches: readonly Match[],
	taken: readonly ColumnFacts[],
): Pick<JoinedLookups, 'lookups' | 'columns'> {
	const found = matches.map((match) => ({ match, facts: factsOf(match) }));
	const wanted = new Set(found.flatMap(({ facts }) => facts.map(({ name }) => name)));
	const used = new Set(taken.map(({ name }) => name));
	const columns: ColumnFacts[] = [];
	const lookups = found.map(({ match: { role, chain }, facts }): Lookup<number> => ({
		role,
		tables: chain.tables.map(({ mapping: { key, skip = [] } }, t) => ({
			source: chain.sources[t]!,
			key: key!,
			...(skip.length === 0 ? {} : { skip }),
		})),
		columns: facts.map((column) => {
			const header = column.name.slice(role.length + 1);
			let { name } = column;
			for (let n = 2; used.has(name) || (name !== column.name && wanted.has(name)); n++)
				name = `${column.name}_${n}`;
			used.add(name);
			columns.push({ ...column, name });
			return { name, header, kind: column.kind };
		}),
	}));
	return { lookups, columns };
}

/** What is known of a lookup's columns: each row counts once for every event that names its key. */
function factsOf({ chain: { tables, rows }, role, events }: Match): ColumnFacts[] {
	const weights = tables.map(({ table }) => new Uint32Array(table.frame.length));
	for (let key = 1; key < rows.size; key++) {
		const table = rows.table[key]!;
		if (table > 0) weights[table - 1]![rows.row[key]!] = events[key]!;
	}
	const all = tables.flatMap(({ table, mapping: { key, unused = [] } }, t) =>
		[...table.frame.columns]
			.filter(([header]) => header !== key && !unused.includes(header))
			.map(([header, column]) => describeColumn(`${role}:${header}`, column, weights[t])),
	);
	return mergeFacts(all.filter(({ present }) => present > 0));
}
