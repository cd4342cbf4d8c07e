import { loadParts } from '../../analyses/registry/parts';
import { translator } from '../../i18n/format';
import { locale } from '../../i18n/locale.svelte';
import type { Notebook } from '../../model/notebook';
import * as messages from '../../notebook/messages';
import { emptyNotebook, starterNotebook, startersOf } from '../../notebook/templates';
import type { Opsbook } from '../opsbook.svelte';

/** Makes and saves a notebook: with the analyses that the data allow, or empty when there are no data. */
export async function createNotebook(opsbook: Opsbook, dataset: string | null): Promise<Notebook> {
	const store = await opsbook.open();
	const now = Date.now();
	const data = dataset === null ? undefined : await store.datasets.get(dataset);
	const revision = data && (await store.revisions.get(data.revision));
	let notebook: Notebook;
	if (data && revision) {
		const parts = await Promise.all(startersOf(revision.facts).map(loadParts));
		notebook = starterNotebook({
			dataset: data,
			facts: revision.facts,
			manifests: parts.map(({ manifest }) => manifest),
			say: translator<keyof typeof messages.en>(locale.current, messages),
			now,
		});
	} else {
		notebook = emptyNotebook('', null, now);
	}
	await opsbook.saveNotebook(notebook);
	return notebook;
}
