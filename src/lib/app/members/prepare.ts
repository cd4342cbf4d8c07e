import { locale } from '../../i18n/locale.svelte';
import type { Revision } from '../../model/dataset';
import { memberColumnsId } from '../data/settings-of';
import type { Opsbook } from '../opsbook.svelte';
import { firstColumns } from './filters';
import { listOf } from './list.svelte';

/** The columns that were last chosen for these data, else those that say most of somebody. */
export async function columnsOf(opsbook: Opsbook, revision: Revision): Promise<readonly string[]> {
	const store = await opsbook.open();
	const saved = (await store.settings.get(memberColumnsId(revision.dataset)))?.value;
	if (Array.isArray(saved)) return saved.filter((one) => typeof one === 'string');
	const names = opsbook.sourcesOf(revision).flatMap(({ mapping }) => mapping.name ?? []);
	return firstColumns(revision.facts, names);
}

/** Reads the list of a revision's members as its page would, so that the page finds it: who, which columns, the first rows. */
export async function prepareList(opsbook: Opsbook, revision: Revision): Promise<void> {
	const list = listOf(revision.dataset);
	if (list.isOf(revision.id)) return;
	list.columns ??= await columnsOf(opsbook, revision);
	await list.show({
		dataset: revision.dataset,
		revision: revision.id,
		members: revision.facts.members,
		locale: locale.current,
	});
}
