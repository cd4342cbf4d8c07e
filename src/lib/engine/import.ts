import { canonicalJson } from '../base/hash';
import { newId } from '../base/id';
import { build } from '../intake/build';
import { readTable } from '../intake/read-table';
import type { MappedTable } from '../intake/types';
import type { IdentityRule } from '../model/dataset';
import type { Store } from '../store/store';
import {
	afterReading,
	answered,
	breathe,
	firstFault,
	readHooks,
	type ImportHooks,
} from './import-hooks';
import type { ImportAnswer, ImportRequest } from './intake-protocol';
import { storeRevision } from './store-revision';

/** What a data set is called and how its clock goes. */
export type DatasetNames = Pick<ImportRequest, 'name' | 'zone' | 'weekStart' | 'sample'> & {
	readonly identity?: IdentityRule;
};

/** Files to a stored data set: read, build, store, commit. Expected ends are data; bugs are thrown. */
export async function importFiles(
	store: Store,
	request: ImportRequest,
	hooks: ImportHooks = {},
): Promise<ImportAnswer> {
	return answered(async () => {
		const tables: MappedTable[] = [];
		const hooksOf = readHooks(request.files, hooks);
		for (const [index, { file, options, mapping }] of request.files.entries()) {
			const table = await readTable(file, options, request.zone, hooksOf(index));
			tables.push({ table, mapping });
		}
		return storeMapped(store, tables, request, hooks);
	});
}

/** The same from tables that were read before. */
export function importTables(
	store: Store,
	tables: readonly MappedTable[],
	names: DatasetNames,
	hooks: ImportHooks = {},
): Promise<ImportAnswer> {
	return answered(() => storeMapped(store, tables, names, hooks));
}

/** The same file, read in the same way, counts once however often it is given. */
function withoutDoubles(tables: readonly MappedTable[]): readonly MappedTable[] {
	const seen = new Set<string>();
	const places = new Map<number, number>();
	const single = tables.filter(({ table, mapping }, at) => {
		const key = `${table.hash} ${canonicalJson(mapping)}`;
		const isNew = table.hash === '' || !seen.has(key);
		seen.add(key);
		if (isNew) places.set(at, places.size);
		return isNew;
	});
	return single.map(({ followedBy: next, ...mapped }) => {
		const followedBy = next === undefined ? undefined : places.get(next);
		return followedBy === undefined ? mapped : { ...mapped, followedBy };
	});
}

async function storeMapped(
	store: Store,
	given: readonly MappedTable[],
	{ name, zone, weekStart, sample, identity }: DatasetNames,
	hooks: ImportHooks,
): Promise<ImportAnswer> {
	const start = performance.now();
	const rule = identity === undefined ? {} : { identity };
	const tables = withoutDoubles(given);
	const fault = firstFault(tables);
	if (fault !== null) return { ok: false, failure: fault };
	hooks.onProgress?.(afterReading(tables, 'build'));
	await breathe(hooks);
	const built = await build(tables, { zone, ...rule }, { pause: () => breathe(hooks) });
	if (built.members.count === 0) {
		return { ok: false, failure: { kind: 'nothing-usable', file: tables[0]?.table.name ?? '' } };
	}
	hooks.onProgress?.(afterReading(tables, 'store'));
	const dataset = {
		...{ id: newId(), name, zone, weekStart, createdAt: (hooks.now ?? Date.now)() },
		...(sample === undefined ? {} : { sample }),
		...rule,
	};
	const parts = tables.map((mapped) => ({ id: newId(), mapped, stored: false }));
	const stored = await storeRevision(store, { dataset, number: 1, parts, built }, hooks);
	return { ok: true, ...stored, tookMs: performance.now() - start };
}
