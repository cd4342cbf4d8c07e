import type { MessageRef } from '../i18n/types';
import type { ColumnFacts } from '../model/dataset';
import type { Mapping } from '../model/mapping';
import type { en } from './messages';

/** One thing that must be mended before a table can be imported: a message of intake/messages.ts and the column it is about. */
export interface MappingFault extends MessageRef<keyof typeof en> {
	/** Empty when no column is named yet. */
	readonly column: string;
}

type Key = MappingFault['key'];

/** What is wrong with a mapping for a table of these columns; empty when it can be used. Reported once per column and reason. */
export function checkMapping(
	mapping: Mapping,
	columns: readonly ColumnFacts[],
): readonly MappingFault[] {
	const faults = new Map<string, MappingFault>();
	const known = new Map(columns.map((column) => [column.name, column]));
	const report = (key: Key, column = ''): void => {
		const fault = column === '' ? { key, column } : { key, column, values: { column } };
		faults.set(`${key} ${column}`, fault);
	};
	/** Reports a column that is not there or not fit; `fit` says what is wrong with it. */
	const check = (name: string | undefined, fit: (facts: ColumnFacts) => Key | null): void => {
		if (name === undefined) return;
		const facts = known.get(name);
		const key = facts === undefined ? 'mapping-unknown-column' : fit(facts);
		if (key !== null) report(key, name);
	};
	const there = (): null => null;

	if (mapping.row === 'lookup') {
		if (mapping.key === undefined) report('mapping-no-key');
	} else if (mapping.member === null) report('mapping-no-member');
	if (mapping.row === 'event' && mapping.events.length === 0) report('mapping-no-event');
	check(mapping.key, there);
	check(mapping.member ?? undefined, memberFault);
	// One of several times may be empty (nothing was refunded), but not the only one.
	const only = mapping.events.length === 1;
	for (const event of mapping.events) {
		const needed = only && event.otherwise === undefined;
		check(event.time, (facts) => (needed || facts.present > 0 ? timeFault(facts) : null));
		check(event.otherwise, dateFault);
		if ('column' in event.kind) check(event.kind.column, emptyFault);
		check(event.amount, numberFault);
	}
	for (const [role, name] of Object.entries(mapping.roles)) {
		check(name, role === 'amount' || role === 'score' ? numberFault : there);
	}
	check(mapping.amountTimes, numberFault);
	check(mapping.currency, there);
	check(mapping.name, there);
	for (const name of mapping.unused ?? []) check(name, there);
	for (const rule of mapping.skip ?? []) check(rule.column, there);
	return [...faults.values()];
}

function memberFault(facts: ColumnFacts): Key | null {
	if (facts.kind === 'time' || facts.kind === 'tags') return 'mapping-not-a-member';
	return emptyFault(facts);
}

function timeFault(facts: ColumnFacts): Key | null {
	if (facts.present === 0) return 'mapping-empty-column';
	return facts.kind === 'time' ? null : 'mapping-not-a-time';
}

/** Times, or texts that may begin with a date. */
function dateFault(facts: ColumnFacts): Key | null {
	const text = facts.kind === 'category' || facts.kind === 'text';
	return text || facts.present === 0 ? null : timeFault(facts);
}

/** An amount may be missing everywhere; then it counts for nothing. */
function numberFault(facts: ColumnFacts): Key | null {
	return facts.kind === 'number' || facts.present === 0 ? null : 'mapping-not-a-number';
}

function emptyFault(facts: ColumnFacts): Key | null {
	return facts.present === 0 ? 'mapping-empty-column' : null;
}
