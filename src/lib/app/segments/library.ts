import { canonicalJson } from '../../base/hash';
import { newId } from '../../base/id';
import { formatDay } from '../../base/time';
import { wallTime } from '../../base/zone';
import { namedSegments } from '../../model/named-segments';
import type { Rule } from '../../model/rule';
import {
	NEEDS_LENGTH,
	SEGMENT_FORMAT,
	reversed,
	type Change,
	type Definition,
	type Segment,
} from '../../model/segment';
import { partsOf } from '../../segments/parts';
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
	await store.segments.update(after.id, (saved) => {
		const same =
			saved !== undefined && canonicalJson(saved.definition) === canonicalJson(after.definition);
		return same ? { ...after, sizes: saved.sizes } : after;
	});
}

/** The segment with another definition: what was counted was of others. */
export function redefined(segment: Segment, definition: Definition, now: number): Change<Segment> {
	return { before: segment, after: { ...segment, definition, sizes: [], updatedAt: now } };
}

/** The segment with another note of its members' needs; blank: with none. Itself when nothing is different. */
export function withNeeds(segment: Segment, text: string, now: number): Segment {
	const { needs: before, ...rest } = segment;
	const needs = text.trim() === '' ? undefined : text.slice(0, NEEDS_LENGTH);
	if (needs === before) return segment;
	return { ...rest, ...(needs === undefined ? {} : { needs }), updatedAt: now };
}

/** The same segment once more, under another name. */
export function duplicateOf(segment: Segment, name: string, now: number): Segment {
	const { id, createdAt, updatedAt } = newSegment(segment.dataset, name, segment.definition, now);
	return { ...segment, id, name, createdAt, updatedAt };
}

/** Deletes a segment and offers it back; says who still names it. */
export async function remove(opsbook: Opsbook, segment: Segment): Promise<void> {
	const change: Change<Segment> = { before: segment, after: null };
	const users = usersOf(opsbook, segment);
	await put(opsbook, change);
	const t = segmentWords();
	opsbook.toasts.show(t('segDeleted', { name: segment.name }), {
		action: { label: t('undo'), run: () => void put(opsbook, reversed(change)) },
	});
	if (users.length === 0) return;
	const said = t('segStillUsed', { users: users.join(t('listJoin')) });
	opsbook.toasts.show(said, { tone: 'bad' });
}

/** Names of the segments and tags whose rules name this one, and of the notebooks that look at it, compare it or ask for it. */
export function usersOf(
	opsbook: Pick<Opsbook, 'segmentsOf' | 'tagsOf' | 'notebooks'>,
	{ id, dataset }: Segment,
): readonly string[] {
	const names = (rule: Rule): boolean => partsOf(rule).segments.includes(id);
	const segments = opsbook
		.segmentsOf(dataset)
		.filter(({ definition }) => definition.type === 'living' && names(definition.rule));
	const tags = opsbook.tagsOf(dataset).filter(({ rule }) => rule !== undefined && names(rule.rule));
	const notebooks = opsbook.notebooks.filter(
		({ scope, cells }) =>
			scope.segment === id ||
			cells.some(
				(cell) =>
					cell.type === 'analysis' &&
					(cell.scope?.segment === id ||
						cell.compare?.includes(id) ||
						namedSegments(cell.params).includes(id)),
			),
	);
	const t = segmentWords();
	return [
		...[...segments, ...tags].map(({ name }) => name),
		...notebooks.map(({ title }) => title || t('untitled')),
	];
}

/** The day of an instant by the clock of a data set. */
export const dayIn =
	(zone: string) =>
	(at: number): string =>
		formatDay(wallTime(at, zone));
