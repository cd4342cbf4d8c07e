import type { CategoryColumn, Codes, Column, NumberColumn } from '../columns/column';
import { DictionaryBuilder } from '../columns/dictionary';
import type { TimelineInput } from '../columns/build-timeline';
import { EVENT_ROLES, NUMBER_ROLES, type EventRole } from '../columns/timeline';
import { asCategory, codesFor, sharedCodes } from './as-category';
import type { TableMembers } from './member-numbers';
import { kindOf, USED, type PlannedEvent, type RowPlan } from './plan-rows';

/** All events in the order of tables and rows; the timeline's input except roles and the number of members. */
export interface Gathered extends Omit<TimelineInput, 'roles' | 'memberCount'> {
	/** Which of its mapping's events each one is. */
	readonly eventOf: Uint8Array;
	/** Events of plan p are `starts[p] … starts[p + 1]`. */
	readonly starts: readonly number[];
}

/** Numbers the members and lists the events of all plans. */
export function gatherEvents(
	plans: readonly RowPlan[],
	kinds: DictionaryBuilder,
	sources: number,
): Gathered {
	const total = plans.reduce((sum, plan) => sum + plan.eventCount, 0);
	const codes = codesFor(total, kinds.size);
	const gathered: Gathered = {
		member: new Uint32Array(total),
		time: new Float64Array(total),
		kind: { kind: 'category', length: total, codes, dictionary: kinds.finish() },
		source: sources > 0x100 ? new Uint16Array(total) : new Uint8Array(total),
		row: new Uint32Array(total),
		eventOf: new Uint8Array(total),
		starts: plans.reduce((starts, plan) => [...starts, starts.at(-1)! + plan.eventCount], [0]),
	};
	plans.forEach((plan, p) => {
		fill(plan, gathered, codes, gathered.starts[p]!);
		gathered.source.fill(plan.source, gathered.starts[p]!, gathered.starts[p + 1]!);
	});
	return gathered;
}

function fill(plan: RowPlan, into: Gathered, kindCodes: Codes, start: number): void {
	const { events, state } = plan;
	plan.members.begin();
	if (events.length === 1) {
		fillOne(state, plan.members, events[0]!, into, kindCodes, start);
		return;
	}
	const { member, time, row: rows, eventOf } = into;
	let at = start;
	for (let row = 0; row < state.length; row++) {
		if (state[row] !== USED) continue;
		const number = plan.members.see(row);
		for (let e = 0; e < events.length; e++) {
			const event = events[e]!;
			const when = event.time.values[row]!;
			if (when !== when) continue;
			const kind = kindOf(event, row);
			if (kind === 0) continue;
			member[at] = number;
			time[at] = when;
			kindCodes[at] = kind;
			rows[at] = row;
			eventOf[at] = e;
			at++;
		}
	}
}

/** The same for the usual table, whose rows are one event each. */
function fillOne(
	state: Uint8Array,
	members: TableMembers,
	event: PlannedEvent,
	{ member, time, row: rows }: Gathered,
	kindCodes: Codes,
	start: number,
): void {
	const times = event.time.values;
	let at = start;
	for (let row = 0; row < state.length; row++) {
		if (state[row] !== USED) continue;
		const number = members.see(row);
		const when = times[row]!;
		if (when !== when) continue;
		const kind = kindOf(event, row);
		if (kind === 0) continue;
		member[at] = number;
		time[at] = when;
		kindCodes[at] = kind;
		rows[at] = row;
		at++;
	}
}

type Roles = Map<EventRole, CategoryColumn | NumberColumn>;

/** The mapped roles of all events, one column each with one dictionary over all tables. `text` is not held. */
export function gatherRoles(plans: readonly RowPlan[], gathered: Gathered): Roles {
	const roles: Roles = new Map();
	for (const role of EVENT_ROLES) {
		if (role === 'text' || !plans.some((plan) => hasRole(plan, role))) continue;
		const column = isNumberRole(role)
			? gatherNumbers(plans, gathered, role)
			: gatherCategories(plans, gathered, role);
		roles.set(role, column);
	}
	return roles;
}

export function isNumberRole(role: EventRole): role is (typeof NUMBER_ROLES)[number] {
	return (NUMBER_ROLES as readonly EventRole[]).includes(role);
}

/** Is a role mapped, and to a column that is there? */
export function hasRole({ table, events, eventCount }: RowPlan, role: EventRole): boolean {
	if (eventCount === 0) return false;
	const { columns } = table.table.frame;
	const names = [table.mapping.roles[role]];
	if (role === 'amount') names.push(...events.map(({ mapping }) => mapping.amount));
	return names.some((name) => name !== undefined && columns.has(name));
}

function gatherCategories(
	plans: readonly RowPlan[],
	gathered: Gathered,
	role: EventRole,
): CategoryColumn {
	const categories = plans.map(({ table }) => {
		const name = table.mapping.roles[role];
		const column = name === undefined ? undefined : table.table.frame.columns.get(name);
		return column === undefined ? null : asCategory(column);
	});
	const own = categories.filter((category) => category !== null);
	// A single dictionary is taken as it is: there may be a million numbers of orders in it.
	const builder = new DictionaryBuilder();
	const shared = own.length === 1 ? null : own.map((one) => sharedCodes(one, builder));
	const dictionary = shared === null ? own[0]!.dictionary : builder.finish();
	const out = codesFor(gathered.row.length, dictionary.values.length);
	let next = 0;
	categories.forEach((category, p) => {
		if (category === null) return;
		const { codes } = category;
		const known = shared?.[next++];
		const end = gathered.starts[p + 1]!;
		for (let i = gathered.starts[p]!; i < end; i++) {
			const code = codes[gathered.row[i]!]!;
			out[i] = known === undefined ? code : known[code]!;
		}
	});
	return { kind: 'category', length: out.length, codes: out, dictionary };
}

function gatherNumbers(
	plans: readonly RowPlan[],
	gathered: Gathered,
	role: 'amount' | 'score',
): NumberColumn {
	const out = new Float64Array(gathered.row.length).fill(NaN);
	plans.forEach((plan, p) => {
		const columns = plan.events.map((event) => numbersOf(plan, role, event.mapping.amount));
		const times = role === 'amount' ? timesOf(plan) : null;
		const end = gathered.starts[p + 1]!;
		for (let i = gathered.starts[p]!; i < end; i++) {
			const values = columns[gathered.eventOf[i]!] ?? null;
			if (values === null) continue;
			const row = gathered.row[i]!;
			out[i] = times === null ? values[row]! : values[row]! * times[row]!;
		}
	});
	return { kind: 'number', length: out.length, values: out };
}

/** The numbers that an event of a table takes a role from: its own amount if it names one. Null = none. */
function numbersOf(
	{ table }: RowPlan,
	role: 'amount' | 'score',
	own: string | undefined,
): Float64Array | null {
	const name = (role === 'amount' ? own : undefined) ?? table.mapping.roles[role];
	return numbersIn(name === undefined ? undefined : table.table.frame.columns.get(name));
}

function timesOf({ table }: RowPlan): Float64Array | null {
	const name = table.mapping.amountTimes;
	return numbersIn(name === undefined ? undefined : table.table.frame.columns.get(name));
}

function numbersIn(column: Column | undefined): Float64Array | null {
	return column?.kind === 'number' ? column.values : null;
}
