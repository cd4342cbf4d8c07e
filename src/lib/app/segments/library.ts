import { canonicalJson } from '../../base/hash';
import { newId } from '../../base/id';
import { formatDay } from '../../base/time';
import { wallTime } from '../../base/zone';
import {
	SEGMENT_FORMAT,
	reversed,
	type Change,
	type Definition,
	type Segment,
} from '../../model/segment';
import { nodes } from '../../model/rule';
import type { Opsbook } from '../opsbook.svelte';
import { segmentWords } from './words';

/** A segment that is not saved yet. */
export function newSegment(
	dataset: string,
	name: string,
	definition: Definition,
	now: number,
): Segment {
	const times = { createdAt: now, updatedAt: now };
	return { format: SEGMENT_FORMAT, id: newId(), dataset, name, definition, ...times, sizes: [] };
}

/** A name that no other segment has: the wanted one, else with the next number. */
export function freeName(wanted: string, taken: readonly string[]): string {
	const base = wanted.trim().slice(0, 190);
	if (!taken.includes(base)) return base;
	for (let n = 2; ; n++) if (!taken.includes(`${base} ${n}`)) return `${base} ${n}`;
}

/** Saves one step: null takes the segment away. What was counted of the same definition meanwhile is kept. */
export async function put(opsbook: Opsbook, { before, after }: Change<Segment>): Promise<void> {
	const store = await opsbook.open();
	if (after === null) return before === null ? undefined : store.segments.delete(before.id);
	const saved = await store.segments.get(after.id);
	const same =
		saved !== undefined && canonicalJson(saved.definition) === canonicalJson(after.definition);
	await store.segments.put(same ? { ...after, sizes: saved.sizes } : after);
}

/** The segment with another definition: what was counted was of others. */
export function redefined(segment: Segment, definition: Definition, now: number): Change<Segment> {
	return { before: segment, after: { ...segment, definition, sizes: [], updatedAt: now } };
}

/** Deletes a segment and offers it back. */
export async function remove(opsbook: Opsbook, segment: Segment): Promise<void> {
	const change: Change<Segment> = { before: segment, after: null };
	await put(opsbook, change);
	const t = segmentWords();
	opsbook.toasts.show(t('segDeleted', { name: segment.name }), {
		action: { label: t('undo'), run: () => void put(opsbook, reversed(change)) },
	});
}

/** Names of the segments whose rules name this one, and of the notebooks that look at it. */
export function usersOf(opsbook: Opsbook, { id, dataset }: Segment): readonly string[] {
	const segments = opsbook.segmentsOf(dataset).filter(({ definition }) => {
		if (definition.type !== 'living') return false;
		for (const node of nodes(definition.rule)) {
			if (node.type === 'segment' && node.segment === id) return true;
			if (node.type === 'class' && node.scope?.segment === id) return true;
		}
		return false;
	});
	const notebooks = opsbook.notebooks.filter(({ scope, cells }) =>
		[scope, ...cells.map((cell) => (cell.type === 'analysis' ? cell.scope : undefined))].some(
			(one) => one?.segment === id,
		),
	);
	const t = segmentWords();
	return [
		...segments.map(({ name }) => name),
		...notebooks.map(({ title }) => title || t('untitled')),
	];
}

/** The day of an instant by the clock of a data set. */
export const dayIn =
	(zone: string) =>
	(at: number): string =>
		formatDay(wallTime(at, zone));
