import { SvelteMap } from 'svelte/reactivity';
import { loadParts, type PageParts } from '../../analyses/registry/parts';
import { areOrders } from '../../segments/orders';
import type { Opsbook } from '../opsbook.svelte';
import { segmentName } from './names';
import type { Names } from './rule-words';

const loaded = new SvelteMap<string, PageParts>();
const asked = new Set<string>();

/** An analysis; null until it has been loaded. */
function partsOf(id: string): PageParts | null {
	const parts = loaded.get(id);
	if (parts !== undefined) return parts;
	if (!asked.has(id)) {
		asked.add(id);
		loadParts(id).then(
			(found) => loaded.set(id, found),
			() => undefined, // There is no such analysis: its id must do.
		);
	}
	return null;
}

/** What the rules of a data set name, in words. */
export function namesIn(opsbook: Opsbook, dataset: string): Names {
	return {
		segment: (id) => segmentName(opsbook, dataset, id),
		parts: partsOf,
		areOrders: (event) => {
			const facts = opsbook.revisionOf(dataset)?.facts;
			return facts !== undefined && areOrders(facts, event);
		},
	};
}
