import type { EventRole } from '../../columns/timeline';
import type { EventMapping, LookupRole, Mapping, PersonKey } from '../../model/mapping';

/** Edits of a mapping, one per token of the sentence. All return a new mapping. */

export const setRow = (mapping: Mapping, row: Mapping['row']): Mapping => ({ ...mapping, row });

export const setMember = (mapping: Mapping, member: string): Mapping => ({ ...mapping, member });

export const setKey = (mapping: Mapping, key: string): Mapping => ({ ...mapping, key });

/** The role whose values a lookup describes; null = the one that fits best. */
export function setOf(mapping: Mapping, role: LookupRole | null): Mapping {
	const { of: _, ...rest } = mapping;
	return role === null ? rest : { ...rest, of: role };
}

export function setEvent(mapping: Mapping, at: number, change: Partial<EventMapping>): Mapping {
	return {
		...mapping,
		events: mapping.events.map((event, i) => (i === at ? changed(event, change) : event)),
	};
}

/** Another time is meant as it is: the column that filled the gaps of the old one goes. */
function changed(event: EventMapping, change: Partial<EventMapping>): EventMapping {
	const { otherwise: _, ...rest } = event;
	return change.time === undefined ? { ...event, ...change } : { ...rest, ...change };
}

export function addEvent(mapping: Mapping, time: string, kind: string): Mapping {
	return { ...mapping, events: [...mapping.events, { time, kind: { constant: kind } }] };
}

export function removeEvent(mapping: Mapping, at: number): Mapping {
	return { ...mapping, events: mapping.events.filter((_, i) => i !== at) };
}

/** Gives a role to a column, or takes the role away. A column plays one role at a time. */
export function setRole(mapping: Mapping, role: EventRole, column: string | null): Mapping {
	const roles: Mapping['roles'] = {};
	for (const [key, value] of Object.entries(mapping.roles)) {
		if (key !== role && value !== column) roles[key as EventRole] = value;
	}
	if (column !== null) roles[role] = column;
	return { ...mapping, roles };
}

/** Amounts are prices for one: they are multiplied by the numbers of a column, or (null) taken as they are. */
export function setTimes(mapping: Mapping, column: string | null): Mapping {
	const { amountTimes: _, ...rest } = mapping;
	return column === null ? rest : { ...rest, amountTimes: column };
}

/**
 * By which column people are found again by a key; null: by none. `known`: the keys as they are, said or found by their
 * headers: from now on they are said.
 */
export function setPersonKey(
	mapping: Mapping,
	known: ReadonlyMap<PersonKey, string>,
	key: PersonKey,
	column: string | null,
): Mapping {
	const keys = new Map(known);
	if (column === null) keys.delete(key);
	else keys.set(key, column);
	return { ...mapping, keys: Object.fromEntries(keys) };
}

/** The column of times that is used where this one is empty; null = none. */
export function setOtherwise(mapping: Mapping, at: number, column: string | null): Mapping {
	const { otherwise: _, ...rest } = mapping.events[at]!;
	const event = column === null ? rest : { ...rest, otherwise: column };
	return { ...mapping, events: mapping.events.map((one, i) => (i === at ? event : one)) };
}

/** The column that says the currency; null = none. */
export function setCurrency(mapping: Mapping, column: string | null): Mapping {
	const { currency: _, ...rest } = mapping;
	return column === null ? rest : { ...rest, currency: column };
}

export function removeRule(mapping: Mapping, at: number): Mapping {
	return { ...mapping, skip: (mapping.skip ?? []).filter((_, i) => i !== at) };
}

/** What a column is used for, for the chip under its header. Null = not used. */
export function roleOf(
	mapping: Mapping,
	column: string,
): 'member' | 'key' | 'time' | 'kind' | 'name' | EventRole | null {
	if (mapping.row === 'lookup') return mapping.key === column ? 'key' : null;
	if (mapping.member === column) return 'member';
	for (const event of mapping.events) {
		if (event.time === column || event.otherwise === column) return 'time';
		if ('column' in event.kind && event.kind.column === column) return 'kind';
		if (event.amount === column) return 'amount';
	}
	for (const [role, name] of Object.entries(mapping.roles))
		if (name === column) return role as EventRole;
	if (mapping.amountTimes === column) return 'amount';
	return mapping.name === column ? 'name' : null;
}
