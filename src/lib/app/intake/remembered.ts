import * as v from 'valibot';
import { canonicalJson, hashText } from '../../base/hash';
import { checkMapping } from '../../intake/check-mapping';
import { headerKey } from '../../intake/header-key';
import type { ColumnFacts } from '../../model/dataset';
import { mappingSchema, type Mapping } from '../../model/mapping';
import type { Store } from '../../store/store';

type Settings = Pick<Store, 'settings'>;

const idOf = (columns: readonly ColumnFacts[]): string => `mapping:${hashText(headerKey(columns))}`;

/** Keeps what rows of a table with these headers mean, for the next file of the kind. */
export async function rememberMapping(
	{ settings }: Settings,
	columns: readonly ColumnFacts[],
	mapping: Mapping,
): Promise<void> {
	await settings.put({ id: idOf(columns), value: mapping });
}

/** What was kept for such a table, if it fits and says another thing than the proposal. */
export async function recallMapping(
	{ settings }: Settings,
	columns: readonly ColumnFacts[],
	proposal: Mapping,
): Promise<Mapping | null> {
	const kept = v.safeParse(mappingSchema, (await settings.get(idOf(columns)))?.value);
	if (!kept.success || canonicalJson(kept.output) === canonicalJson(proposal)) return null;
	return checkMapping(kept.output, columns).length === 0 ? kept.output : null;
}
