import { canonicalJson } from '../base/hash';
import { newId } from '../base/id';
import type { Column } from '../columns/column';
import { build, joinedPairs } from '../intake/build';
import { headerKey } from '../intake/header-key';
import { compareExports, type Overlap } from '../intake/overlap';
import { readTable } from '../intake/read-table';
import type { Table } from '../intake/types';
import {
	BY_ALL_KEYS,
	KEPT_REVISIONS,
	type Dataset,
	type IdentityPair,
	type Revision,
	type Source,
} from '../model/dataset';
import { readingProblems, sourceIn } from '../model/source-in';
import { OvertakenError, type Store } from '../store/store';
import {
	afterReading,
	answered,
	breathe,
	firstFault,
	readHooks,
	stopIfCancelled,
	type ImportHooks,
} from './import-hooks';
import type {
	CompareAnswer,
	ImportAnswer,
	PairsAnswer,
	PairsRequest,
	ReviseRequest,
} from './intake-protocol';
import { storeRevision, type Part } from './store-revision';

const GONE = { ok: false, failure: { kind: 'gone' } } as const;

/**
 * A new revision of a data set: files added, sources left out or read in another way, people joined by another rule. What
 * stays is built anew from the columns that are stored; its file is not needed. The revision before is kept, so that it can
 * be brought back. A file that is there already and read in the same way is passed over; where nothing else is to be done,
 * nothing changes.
 */
export function revise(
	store: Store,
	request: ReviseRequest,
	hooks: ImportHooks = {},
): Promise<ImportAnswer> {
	return answered(async (): Promise<ImportAnswer> => {
		const start = performance.now();
		const now = await current(store, request.dataset);
		if (now === null) return GONE;
		const { dataset, revision, sources } = now;
		const identity = request.identity ?? dataset.identity;
		const parts = chained(
			(await allParts(store, request, now, hooks)).filter(({ double }) => !double),
		);
		const took = () => performance.now() - start;
		if (isAsBefore(parts, sources) && same(identity, dataset.identity)) {
			const there = { dataset: dataset.id, revision: revision.id };
			return { ok: true, ...there, tookMs: took(), unchanged: true };
		}
		const tables = parts.map(({ mapped }) => mapped);
		const fault = firstFault(tables);
		if (fault !== null) return { ok: false, failure: fault };
		hooks.onProgress?.(afterReading(tables, 'build'));
		await breathe(hooks);
		const rule = identity === undefined ? {} : { identity };
		const options = { zone: dataset.zone, ...rule };
		const built = await build(tables, options, { pause: () => breathe(hooks) });
		if (built.members.count === 0) {
			return { ok: false, failure: { kind: 'nothing-usable', file: dataset.name } };
		}
		hooks.onProgress?.(afterReading(tables, 'store'));
		const earlier = (await store.revisions.all()).filter((one) => one.dataset === dataset.id);
		const number = Math.max(...earlier.map((one) => one.number)) + 1;
		const about = { ...dataset, ...rule };
		const stored = await storeRevision(
			store,
			{ dataset: about, number, parts, built, from: revision.id },
			hooks,
		);
		const newest = [...earlier].sort((a, b) => b.number - a.number).map(({ id }) => id);
		const others = newest.filter((id) => id !== revision.id).slice(0, KEPT_REVISIONS - 2);
		const keep = [stored.revision, revision.id, ...others];
		// The revision stands; what could not be cleared away now is with the next one.
		await store.keepRevisions(dataset.id, keep).catch(() => undefined);
		return { ok: true, ...stored, tookMs: took() };
	});
}

/** How each file that is to be added overlaps with what is there. */
export function compare(
	store: Store,
	request: ReviseRequest,
	hooks: ImportHooks = {},
): Promise<CompareAnswer> {
	return answered(async (): Promise<CompareAnswer> => {
		const now = await current(store, request.dataset);
		if (now === null) return GONE;
		const parts = await allParts(store, request, now, hooks);
		const followed = new Set(now.sources.flatMap(({ follows }) => follows ?? []));
		const overlaps = [];
		for (const { mapped, stored } of parts) {
			if (stored) continue;
			await breathe(hooks);
			const { hash, columns } = mapped.table;
			const key = headerKey(columns);
			const double = now.sources.find(
				(source) => source.hash === hash && same(source.mapping, mapped.mapping),
			);
			if (double !== undefined) {
				overlaps.push({ source: double.id, identical: true, overlap: null });
				continue;
			}
			// Of several exports of this kind (two shops) the one that it repeats most, else the newest.
			const alike = parts
				.filter((part) => part.stored && !followed.has(part.id))
				.filter((part) => headerKey(part.mapped.table.columns) === key)
				.map((part) => ({ part, overlap: compareExports(part.mapped, mapped) }));
			const repeated = ({ same: rows, changed }: Overlap): number => rows + changed;
			const most = Math.max(...alike.map(({ overlap }) => repeated(overlap)));
			const best = alike.findLast(({ overlap }) => repeated(overlap) === most);
			overlaps.push({
				source: best?.part.id ?? null,
				identical: false,
				overlap: best?.overlap ?? null,
			});
		}
		return { ok: true, overlaps };
	});
}

/** The merges by a key whose ids or value hold a text: the report of a revision tells only the first of all. */
export function findPairs(
	store: Store,
	{ dataset: id, text }: PairsRequest,
	hooks: ImportHooks = {},
): Promise<PairsAnswer> {
	return answered(async (): Promise<PairsAnswer> => {
		const now = await current(store, id);
		if (now === null) return GONE;
		const parts = chained(await allParts(store, { dataset: id, add: [] }, now, hooks));
		const tables = parts.map(({ mapped }) => mapped);
		const part = text.trim().toLowerCase();
		const wanted = ({ ids, value }: IdentityPair) =>
			[...ids, value].some((one) => one.toLowerCase().includes(part));
		const rule = now.dataset.identity ?? BY_ALL_KEYS;
		const pairs = await joinedPairs(tables, rule, wanted, { pause: () => breathe(hooks) });
		return { ok: true, pairs };
	});
}

interface Current {
	readonly dataset: Dataset;
	readonly revision: Revision;
	/** Its sources, as it reads them. */
	readonly sources: readonly Source[];
}

async function current(store: Store, id: string): Promise<Current | null> {
	const dataset = await store.datasets.get(id);
	const revision = dataset && (await store.revisions.get(dataset.revision));
	if (dataset === undefined || revision === undefined) return null;
	const sources = await Promise.all(revision.sources.map((source) => store.sources.get(source)));
	return {
		dataset,
		revision,
		sources: sources.flatMap((source) => (source === undefined ? [] : sourceIn(revision, source))),
	};
}

interface AnyPart extends Part {
	/** A file that is there already, read in the same way. */
	readonly double: boolean;
}

/** The tables that stay, then those that are new. */
async function allParts(
	store: Store,
	{ add, remove, mappings }: ReviseRequest,
	{ dataset, sources }: Current,
	hooks: ImportHooks,
): Promise<readonly AnyPart[]> {
	const gone = new Set([...(remove ?? []), ...add.flatMap(({ replaces }) => replaces ?? [])]);
	/** Who follows a source that goes follows the one that it followed. */
	const kept = (followed: string | undefined): string | undefined => {
		const source = sources.find(({ id }) => id === followed);
		return source !== undefined && gone.has(source.id) ? kept(source.follows) : followed;
	};
	const parts: AnyPart[] = [];
	for (const source of sources) {
		if (gone.has(source.id)) continue;
		const table = await storedTable(store, source);
		const mapping = mappings?.[source.id] ?? source.mapping;
		const { id } = source;
		const follows = kept(source.follows);
		parts.push({ id, mapped: { table, mapping }, stored: true, follows, double: false });
		stopIfCancelled(hooks);
	}
	const hooksOf = readHooks(add, hooks);
	for (const [index, { file, options, mapping, ...place }] of add.entries()) {
		const before = place.replaces === undefined ? place.follows : kept(place.replaces);
		// Of two later exports of one source the second follows the first.
		const follows =
			parts.findLast(
				({ stored, follows: other }) => !stored && other === before && before !== undefined,
			)?.id ?? before;
		const table = await readTable(file, options, dataset.zone, hooksOf(index));
		const double = parts.some(
			({ mapped }) => mapped.table.hash === table.hash && same(mapped.mapping, mapping),
		);
		parts.push({ id: newId(), mapped: { table, mapping }, stored: false, follows, double });
	}
	return parts;
}

/** Tells each table which one came after it. */
function chained(parts: readonly AnyPart[]): Part[] {
	const next = new Map(parts.flatMap(({ follows }, i) => (follows ? [[follows, i] as const] : [])));
	return parts.map((part) => {
		const followedBy = next.get(part.id);
		return followedBy === undefined ? part : { ...part, mapped: { ...part.mapped, followedBy } };
	});
}

function isAsBefore(parts: readonly Part[], sources: readonly Source[]): boolean {
	return (
		parts.length === sources.length &&
		parts.every(
			({ id, stored, mapped }, i) =>
				stored && id === sources[i]!.id && same(mapped.mapping, sources[i]!.mapping),
		)
	);
}

const same = (a: unknown, b: unknown): boolean =>
	canonicalJson(a ?? null) === canonicalJson(b ?? null);

/** A source as it was read, from its stored columns. */
async function storedTable(store: Store, source: Source): Promise<Table> {
	const names = source.columns.map(({ name }) => name);
	const found = await store.readColumns(source.id, names);
	// In the order of the file, which the store does not keep.
	const columns = new Map<string, Column>();
	for (const name of names) {
		const column = found.get(name);
		// Another tab has taken the source away meanwhile.
		if (column === undefined) throw new OvertakenError();
		columns.set(name, column);
	}
	const { name, format, bytes, hash, rows, origin } = source;
	return {
		...{ name, format, bytes, hash, columns: source.columns },
		...(origin === undefined ? {} : { origin }),
		frame: { length: rows, columns },
		problems: readingProblems(source.problems),
		dialect: { encoding: source.encoding, delimiter: source.delimiter },
	};
}
