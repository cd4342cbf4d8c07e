import type { ColumnRef, Manifest, Plain } from '../analyses/contract';
import type {
	CategoryColumn,
	Column,
	NumberColumn,
	TextColumn,
	TimeColumn,
} from '../columns/column';
import { EVENT_ROLES, type EventRole, type Members } from '../columns/timeline';
import type { Facts, Revision, Source } from '../model/dataset';
import { sourceIn } from '../model/source-in';
import {
	IDS,
	KIND,
	OFFSETS,
	ROW,
	SOURCE,
	TIME,
	memberName,
	readIds,
	readIntegers,
	roleName,
} from '../store/layout';
import type { Store } from '../store/store';
import type { DataColumn, DataParts } from './data';
import { gather, type SourcePart } from './gather';
import { Kept } from './kept';
import { LookupColumns } from './lookup-columns';

/** What a run reads of a revision, in the shape that `makeData` takes. */
export type Loaded = Pick<DataParts, 'facts' | 'timeline' | 'members' | 'columns'>;

/** A column that parameters name and the data do not have. */
export class NoColumnError extends Error {
	override name = 'NoColumnError';
	constructor(readonly column: ColumnRef) {
		super(`no column ${column}`);
	}
}

const MEMBER_PREFIX = 'member:';

/** Columns of sources that are kept for the page of a member. */
const KEPT_OF_SOURCES = 8;

/**
 * One revision's columns: each is read from the store when it is first needed and kept until the revision is dropped.
 * A revision never changes, so nothing here goes stale.
 */
export class RevisionColumns {
	readonly #stored = new Map<string, Promise<Column>>();
	readonly #gathered = new Map<ColumnRef, Promise<Column>>();
	readonly #sources = new Map<string, Promise<Source | undefined>>();
	readonly #ofSources = new Kept<Promise<Column>>(KEPT_OF_SOURCES);
	#ids: readonly string[] | undefined;
	readonly #buffers = new WeakSet<ArrayBufferLike>();
	readonly #lookups: LookupColumns;

	constructor(
		private readonly store: Store,
		readonly revision: Revision,
	) {
		this.#lookups = new LookupColumns(store, revision.lookups ?? []);
	}

	get facts(): Facts {
		return this.revision.facts;
	}

	/**
	 * Throws NoColumnError for a column that the data do not have, CorruptColumnError for one that is damaged. Of `roles` those are
	 * read that a column has.
	 */
	async load(refs: readonly ColumnRef[], roles: readonly EventRole[] = []): Promise<Loaded> {
		const { facts } = this;
		const wantedRoles = new Set(roles.filter((role) => facts.roles.includes(role)));
		const others = new Set<ColumnRef>();
		const ofMembers = new Set<string>();
		for (const ref of refs) {
			if (isHeldRole(ref) && facts.roles.includes(ref)) wantedRoles.add(ref);
			else if (facts.eventColumns.some((column) => column.name === ref)) others.add(ref);
			else if (this.hasMemberColumn(ref)) ofMembers.add(ref.slice(MEMBER_PREFIX.length));
			else throw new NoColumnError(ref);
		}
		const names = [OFFSETS, TIME, KIND, IDS, ...[...wantedRoles].map(roleName)];
		names.push(...[...ofMembers].map(memberName));
		const [stored, gathered] = await Promise.all([
			this.#read(names),
			Promise.all([...others].map(async (ref) => [ref, await this.#gather(ref)] as const)),
		]);
		const rolesRead = new Map<EventRole, CategoryColumn | NumberColumn>();
		for (const role of wantedRoles) {
			rolesRead.set(role, stored.get(roleName(role)) as CategoryColumn | NumberColumn);
		}
		const ids = () => this.#decodeIds(stored.get(IDS) as TextColumn);
		const members: Members = {
			count: facts.members,
			// Few analyses look at ids, and decoding takes longer than reading them.
			get ids() {
				return ids();
			},
			columns: new Map([...ofMembers].map((name) => [name, stored.get(memberName(name))!])),
		};
		return {
			facts,
			timeline: {
				members: facts.members,
				events: facts.events,
				offsets: readIntegers(stored.get(OFFSETS)!, Uint32Array),
				time: (stored.get(TIME) as TimeColumn).values,
				kind: stored.get(KIND) as CategoryColumn,
				roles: rolesRead,
			},
			members,
			columns: new Map(
				gathered.map(([ref, column]): [ColumnRef, DataColumn] => [ref, { of: 'event', column }]),
			),
		};
	}

	/** The same for what an analysis reads to answer a question. */
	loadFor({ params, needs }: Manifest, asked: Plain): Promise<Loaded> {
		return this.loadTogether(params.columns(asked), needs.roles ?? [], params.roles?.(asked) ?? []);
	}

	/** The same with roles by which rows belong together. */
	loadTogether(
		refs: readonly ColumnRef[],
		roles: readonly EventRole[],
		together: readonly EventRole[],
	): Promise<Loaded> {
		return this.load(refs, [...roles, ...together.filter((role) => this.#comesTwice(role))]);
	}

	/** Has some value of a role more than one event? A million numbers of as many orders need not be read. */
	#comesTwice(role: EventRole): boolean {
		const known = this.facts.eventColumns.find(({ name }) => name === role);
		return known?.distinct === undefined || known.distinct < known.present;
	}

	hasMemberColumn(ref: ColumnRef): boolean {
		return (
			ref.startsWith(MEMBER_PREFIX) &&
			this.facts.memberColumns.some(({ name }) => name === ref.slice(MEMBER_PREFIX.length))
		);
	}

	/** Texts of all members' ids, by member number. */
	async ids(): Promise<readonly string[]> {
		return this.#decodeIds((await this.#read([IDS])).get(IDS) as TextColumn);
	}

	#decodeIds(column: TextColumn): readonly string[] {
		return (this.#ids ??= readIds(column));
	}

	/** The member columns that hold a name for people to read, as the sources' mappings say. */
	async nameColumns(): Promise<readonly Column[]> {
		const sources = await Promise.all(
			this.revision.sources.map((id) => this.store.sources.get(id)),
		);
		const names = new Set(
			sources.flatMap((source) =>
				source === undefined ? [] : (sourceIn(this.revision, source).mapping.name ?? []),
			),
		);
		const known = [...names].filter((name) => this.hasMemberColumn(MEMBER_PREFIX + name));
		return Promise.all(known.map((name) => this.memberColumn(name)));
	}

	/** A member column by its plain name. */
	async memberColumn(name: string): Promise<Column> {
		return (await this.#read([memberName(name)])).get(memberName(name))!;
	}

	/** The source of an event and the row in it, 0-based. */
	async origin(event: number): Promise<{ source: Source | undefined; row: number }> {
		const where = await this.#read([SOURCE, ROW]);
		const at = (where.get(SOURCE) as CategoryColumn).codes[event] ?? -1;
		const id = this.revision.sources[at];
		const row = (where.get(ROW) as CategoryColumn).codes[event] ?? 0;
		return { source: id === undefined ? undefined : await this.#source(id), row };
	}

	#source(id: string): Promise<Source | undefined> {
		let source = this.#sources.get(id);
		if (source === undefined) this.#sources.set(id, (source = this.store.sources.get(id)));
		return source;
	}

	/** A column of a source as it was read; a few are kept. */
	sourceColumn(source: string, header: string): Promise<Column> {
		const key = JSON.stringify([source, header]);
		let column = this.#ofSources.get(key);
		if (column === undefined) {
			column = this.store.readColumns(source, [header]).then((all) => found(all, header));
			column.catch(() => this.#ofSources.delete(key));
			this.#ofSources.set(key, column);
		}
		return column;
	}

	/** Is this memory held here, so that it must be copied and never handed over? */
	owns(buffer: ArrayBufferLike): boolean {
		return this.#buffers.has(buffer);
	}

	async #read(names: readonly string[]): Promise<ReadonlyMap<string, Column>> {
		const missing = names.filter((name) => !this.#stored.has(name));
		if (missing.length > 0) {
			const reading = this.store.readColumns(this.revision.id, missing);
			for (const name of missing) {
				const column = reading.then((columns) => this.#own(found(columns, name)));
				// A failed read is tried again the next time; whoever waits for it hears of it below.
				column.catch(() => this.#stored.delete(name));
				this.#stored.set(name, column);
			}
		}
		return new Map(
			await Promise.all(names.map(async (name) => [name, await this.#stored.get(name)!] as const)),
		);
	}

	#gather(ref: ColumnRef): Promise<Column> {
		let column = this.#gathered.get(ref);
		if (column === undefined) {
			column = this.#gatherFromLookup(ref) ?? this.#gatherFromSources(ref);
			column.catch(() => this.#gathered.delete(ref));
			this.#gathered.set(ref, column);
		}
		return column;
	}

	/** Null for a column that no lookup has. */
	#gatherFromLookup(ref: ColumnRef): Promise<Column> | null {
		const lookup = this.#lookups.of(ref);
		if (lookup === undefined) return null;
		const role = roleName(lookup.role);
		return this.#read([role]).then(async (columns) =>
			this.#own(await this.#lookups.column(lookup, ref, columns.get(role) as CategoryColumn)),
		);
	}

	async #gatherFromSources(header: string): Promise<Column> {
		const where = await this.#read([SOURCE, ROW]);
		const parts = await Promise.all(
			this.revision.sources.map(async (id): Promise<SourcePart> => {
				const source = await this.store.sources.get(id);
				if (!source?.columns.some(({ name }) => name === header)) return null;
				return found(await this.store.readColumns(id, [header]), header);
			}),
		);
		const source = readIntegers(where.get(SOURCE)!, Uint16Array);
		const row = readIntegers(where.get(ROW)!, Uint32Array);
		return this.#own(gather(parts, source, row));
	}

	#own(column: Column): Column {
		for (const value of Object.values(column)) {
			if (ArrayBuffer.isView(value)) this.#buffers.add(value.buffer);
		}
		return column;
	}
}

/** Roles that the timeline holds; the text of a message is left in its source. */
function isHeldRole(ref: string): ref is EventRole {
	return ref !== 'text' && (EVENT_ROLES as readonly string[]).includes(ref);
}

function found(columns: ReadonlyMap<string, Column>, name: string): Column {
	const column = columns.get(name);
	if (column === undefined) throw new Error(`column ${name} is not stored`);
	return column;
}
