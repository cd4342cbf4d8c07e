import type { Component } from 'svelte';
import type { Translator } from '../i18n/format';
import type { Facts } from '../model/dataset';
import type { Host, Plain } from './contract';

export interface ViewProps {
	readonly result: Plain;
	readonly params: Plain;
	readonly facts: Facts;
	readonly host: Host;
	/** Of the analysis's own messages. */
	readonly t: Translator<string>;
}
export type View = Component<ViewProps>;

const views = import.meta.glob<{ default: View }>('./*/View.svelte');

/** The picture of an analysis, as a chunk of its own. Rejects when there is none of this name. */
export async function loadView(id: string): Promise<View> {
	const load = views[`./${id}/View.svelte`];
	if (load === undefined) throw new Error(`There is no view of ${id}`);
	return (await load()).default;
}
