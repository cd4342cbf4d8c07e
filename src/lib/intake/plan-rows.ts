import type { Codes, Frame, TimeColumn } from '../columns/column';
import type { DictionaryBuilder } from '../columns/dictionary';
import type { EventMapping, Mapping } from '../model/mapping';
import { asCategory, sharedCodes } from './as-category';
import { eventTimes } from './event-times';
import { TableMembers, type MemberNumbers } from './member-numbers';
import { skippedRows } from './skip-rules';
import type { MappedTable } from './types';

/** Why a row became nothing, in the order in which it is asked. 0 = it became a member or an event. */
export const LEFT_OUT = [
	'skipped-by-rule',
	'no-member',
	'no-time',
	'no-kind',
	'superseded',
] as const;
export const USED = 0;
const NO_MEMBER = 2;
const NO_TIME = 3;
const NO_KIND = 4;
const SUPERSEDED = 5;

/** One event that rows of a table may stand for. */
export interface PlannedEvent {
	readonly mapping: EventMapping;
	readonly time: TimeColumn;
	/** The kind of a row is `kinds[codes[row]]`, or `constant` where there is no column; 0 = none. */
	readonly codes: Codes | null;
	readonly kinds: Uint32Array;
	readonly constant: number;
}

/** What the rows of one table become, before any of them is numbered. */
export interface RowPlan {
	readonly table: MappedTable;
	/** Its place in the list of tables. */
	readonly source: number;
	readonly members: TableMembers;
	readonly events: readonly PlannedEvent[];
	/** Per row USED or 1 + the index of its reason in LEFT_OUT. */
	readonly state: Uint8Array;
	/** Per row 0 or 1 + the number of the rule that skips it; null when there are no rules. */
	readonly skipped: Uint8Array | null;
	readonly rowsUsed: number;
	readonly eventCount: number;
}

/**
 * Decides about every row of a table; `superseded`: 1 for rows that a later export tells. Null for lookups, and for tables whose mapping names no
 * member column that is there.
 */
export function planRows(
	table: MappedTable,
	source: number,
	numbers: MemberNumbers,
	kinds: DictionaryBuilder,
	superseded: Uint8Array | null = null,
): RowPlan | null {
	const { mapping } = table;
	const { frame } = table.table;
	const member = mapping.member === null ? undefined : frame.columns.get(mapping.member);
	if (mapping.row === 'lookup' || member === undefined) return null;
	const members = new TableMembers(asCategory(member), numbers);
	const events = planEvents(mapping, frame, kinds);
	const skipped = skippedRows(frame, mapping.skip ?? []);
	const state = new Uint8Array(frame.length);
	let rowsUsed = 0;
	let eventCount = 0;
	for (let row = 0; row < state.length; row++) {
		if (skipped !== null && skipped[row] !== 0) state[row] = 1;
		else if (superseded !== null && superseded[row] === 1) state[row] = SUPERSEDED;
		else if (!members.has(row)) state[row] = NO_MEMBER;
		else {
			const found = eventsOfRow(events, row);
			if (found <= 0 && mapping.row === 'event') state[row] = found === 0 ? NO_TIME : NO_KIND;
			else {
				rowsUsed++;
				if (found > 0) eventCount += found;
			}
		}
	}
	return { table, source, members, events, state, skipped, rowsUsed, eventCount };
}

/** How many events a row is; −1 when it has a time but no kind. */
function eventsOfRow(events: readonly PlannedEvent[], row: number): number {
	let found = 0;
	let timed = false;
	for (let e = 0; e < events.length; e++) {
		const event = events[e]!;
		const time = event.time.values[row]!;
		if (time !== time) continue;
		timed = true;
		if (kindOf(event, row) !== 0) found++;
	}
	return found === 0 && timed ? -1 : found;
}

export function kindOf({ codes, kinds, constant }: PlannedEvent, row: number): number {
	return codes === null ? constant : kinds[codes[row]!]!;
}

function planEvents(mapping: Mapping, frame: Frame, kinds: DictionaryBuilder): PlannedEvent[] {
	const events: PlannedEvent[] = [];
	for (const event of mapping.events) {
		const time = eventTimes(event, frame);
		if (time === null) continue;
		const base = { mapping: event, time };
		if ('constant' in event.kind) {
			const constant = kinds.add(event.kind.constant.trim());
			events.push({ ...base, codes: null, kinds: new Uint32Array(0), constant });
			continue;
		}
		const column = frame.columns.get(event.kind.column);
		if (column === undefined) continue;
		const category = asCategory(column);
		events.push({
			...base,
			codes: category.codes,
			kinds: sharedCodes(category, kinds, true),
			constant: 0,
		});
	}
	return events;
}

/** The plans of the exports that came after a plan's table, each following the one before. */
export function laterPlans(plans: readonly RowPlan[], { table }: RowPlan): readonly RowPlan[] {
	const later: RowPlan[] = [];
	for (let place = table.followedBy; place !== undefined;) {
		const next = plans.find(({ source }) => source === place);
		if (next === undefined || later.includes(next)) break;
		later.push(next);
		place = next.table.followedBy;
	}
	return later;
}
