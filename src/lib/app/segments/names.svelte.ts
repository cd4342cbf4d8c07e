import { SvelteMap } from 'svelte/reactivity';
import { loadParts } from '../../analyses/registry/parts';
import { translator } from '../../i18n/format';
import { locale } from '../../i18n/locale.svelte';
import type { Bundle } from '../../i18n/types';
import { areOrders } from '../../segments/orders';
import type { Opsbook } from '../opsbook.svelte';
import { words } from '../words';
import type { Names } from './rule-words';

const bundles = new SvelteMap<string, Bundle>();
const asked = new Set<string>();

/** What an analysis is called; its id until its words have been loaded. */
function analysisName(id: string): string {
	const bundle = bundles.get(id);
	if (bundle !== undefined) return translator<string>(locale.current, bundle)('name');
	if (!asked.has(id)) {
		asked.add(id);
		loadParts(id).then(
			({ manifest }) => bundles.set(id, manifest.messages),
			() => undefined, // There is no such analysis: its id must do.
		);
	}
	return id;
}

/** What the rules of a data set name, in words. */
export function namesIn(opsbook: Opsbook, dataset: string): Names {
	return {
		segment: (id) =>
			opsbook.segmentsOf(dataset).find((one) => one.id === id)?.name ?? words()('segGone'),
		analysis: analysisName,
		areOrders: (event) => {
			const facts = opsbook.revisionOf(dataset)?.facts;
			return facts !== undefined && areOrders(facts, event);
		},
	};
}
