import { newId } from '../base/id';
import type { Column } from '../columns/column';
import { countDuplicateRows } from '../intake/duplicate-rows';
import { joinReports } from '../intake/quality';
import type { Built, MappedTable } from '../intake/types';
import type { Dataset, Revision, Source } from '../model/dataset';
import { timelineColumns } from '../store/layout';
import type { Store } from '../store/store';
import { breathe, stopIfCancelled, type ImportHooks } from './import-hooks';

/** Rows of a source up to which duplicates are counted: beyond, nobody should wait for it. */
const MOST_COMPARED = 500_000;

/** A source of a revision that is to be stored. */
export interface Part {
	readonly id: string;
	readonly mapped: MappedTable;
	/** Its columns lie in the store already. */
	readonly stored: boolean;
	/** The source whose later export this is. */
	readonly follows?: string | undefined;
}

export interface NewRevision {
	readonly dataset: Omit<Dataset, 'revision'>;
	readonly number: number;
	readonly parts: readonly Part[];
	readonly built: Built;
	/** The revision that this one was made from: it must still be the data set's. Missing: the data set is new. */
	readonly from?: string;
}

/** Stores a revision with the sources that are new, and makes it the data set's: all of it, or nothing. */
export async function storeRevision(
	store: Store,
	{ dataset: about, number, parts, built, from }: NewRevision,
	hooks: ImportHooks,
): Promise<{ readonly dataset: string; readonly revision: string }> {
	const now = (hooks.now ?? Date.now)();
	const kept = parts.flatMap(({ id, stored, mapped, follows }, i) => {
		const place = follows === undefined ? {} : { follows };
		return stored ? [[id, { mapping: mapped.mapping, ...built.uses[i]!, ...place }] as const] : [];
	});
	const lookups = built.lookups.map((lookup) => ({
		...lookup,
		tables: lookup.tables.map((table) => ({ ...table, source: parts[table.source]!.id })),
	}));
	const revision: Revision = {
		id: newId(),
		dataset: about.id,
		number,
		sources: parts.map(({ id }) => id),
		createdAt: now,
		facts: built.facts,
		...(built.identity === null ? {} : { identity: built.identity }),
		...(about.identity === undefined ? {} : { rule: about.identity }),
		...(lookups.length === 0 ? {} : { lookups }),
		...(kept.length === 0 ? {} : { uses: Object.fromEntries(kept) }),
	};
	const added: Source[] = [];
	for (const [i, part] of parts.entries()) {
		if (part.stored) continue;
		const { frame } = part.mapped.table;
		const source = sourceOf(part, built.uses[i]!, about.id, now);
		if (frame.length > MOST_COMPARED) added.push(source);
		else
			added.push({ ...source, duplicates: await countDuplicateRows(frame, () => breathe(hooks)) });
	}
	const writer = await store.beginImport({
		id: newId(),
		dataset: about.id,
		name: about.name,
		files: added.map(({ name }) => name),
		startedAt: now,
	});
	try {
		const columns = timelineColumns(built.timeline, built.members);
		await writer.putColumns(revision.id, untilCancelled(columns, hooks));
		for (const { id, mapped, stored } of parts) {
			if (stored) continue;
			await writer.putColumns(id, untilCancelled(mapped.table.frame.columns, hooks));
		}
		await breathe(hooks);
		const dataset: Dataset = { ...about, revision: revision.id };
		await writer.commit({
			...{ dataset, sources: added, revision },
			...(from === undefined ? {} : { from }),
		});
	} catch (error) {
		await writer.abort();
		throw error;
	}
	return { dataset: about.id, revision: revision.id };
}

function sourceOf(
	{ id, mapped, follows }: Part,
	use: Built['uses'][number],
	dataset: string,
	now: number,
): Source {
	const { table, mapping } = mapped;
	return {
		id,
		dataset,
		name: table.name,
		format: table.format,
		encoding: table.dialect.encoding,
		delimiter: table.dialect.delimiter,
		bytes: table.bytes,
		rows: table.frame.length,
		rowsUsed: use.rowsUsed,
		columns: table.columns,
		mapping,
		problems: joinReports([table.problems, use.problems]),
		hash: table.hash,
		importedAt: now,
		...(follows === undefined ? {} : { follows }),
		...(table.origin === undefined ? {} : { origin: table.origin }),
	};
}

/** The columns, as long as nobody cancels. */
function* untilCancelled(
	columns: Iterable<readonly [string, Column]>,
	hooks: ImportHooks,
): Generator<readonly [string, Column]> {
	for (const column of columns) {
		stopIfCancelled(hooks);
		yield column;
	}
}
