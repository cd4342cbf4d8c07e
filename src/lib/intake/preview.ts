import type { ColumnFacts } from '../model/dataset';
import type { EventMapping, Mapping } from '../model/mapping';
import { dateOfNumber } from './event-times';
import { ruleHolds } from './skip-rules';
import { cleanText, isMasked } from './values/cell';
import { readNumber } from './values/number';
import { TimeReader } from './values/time';

export { checkMapping, type MappingFault } from './check-mapping';

/** What a cell is for a mapping: it can be used, there is nothing in it, or it cannot be read. */
type Fit = 'usable' | 'empty' | 'unreadable';

/**
 * Cells of the preview that the mapping cannot use, as `[row, column]`, both 0-based, row by row: no member, no time at
 * all, a time or amount that is none, no kind. Rows that a rule skips have none. Cells are texts as in the file.
 */
export function badCells(
	mapping: Mapping,
	previewRows: readonly (readonly string[])[],
	columns: readonly ColumnFacts[],
): readonly (readonly [number, number])[] {
	if (mapping.row === 'lookup') return [];
	const places = new Map(columns.map(({ name }, at) => [name, at]));
	return previewRows.flatMap((cells, row) => {
		const cell = (name: string): string => cells[places.get(name) ?? -1] ?? '';
		if (isSkipped(mapping, cell)) return [];
		const bad = [...badNames(mapping, cell)].flatMap((name) => places.get(name) ?? []);
		return bad.sort((a, b) => a - b).map((at) => [row, at] as const);
	});
}

type Cell = (name: string) => string;

function isSkipped({ skip = [] }: Mapping, cell: Cell): boolean {
	return skip.some((rule) =>
		ruleHolds(rule, new Set(rule.values ?? []), cleanText(cell(rule.column))),
	);
}

function badNames(mapping: Mapping, cell: Cell): Set<string> {
	const bad = new Set<string>();
	const { member, events, roles, amountTimes } = mapping;
	if (member !== null && cleanText(cell(member)) === '') bad.add(member);
	const times = events.map((event) => ({ event, fit: eventFit(event, cell) }));
	// A row may lack some of its times, but an event needs one.
	const never = mapping.row === 'event' && times.every(({ fit }) => fit !== 'usable');
	for (const { event, fit } of times) {
		if (fit === 'unreadable' || never) bad.add(event.time);
		const { kind } = event;
		if (fit === 'usable' && 'column' in kind && cleanText(cell(kind.column)) === '')
			bad.add(kind.column);
	}
	const numbers = [roles.amount, roles.score, amountTimes, ...events.map(({ amount }) => amount)];
	for (const name of numbers) {
		if (name !== undefined && numberFit(cell(name)) === 'unreadable') bad.add(name);
	}
	return bad;
}

const readers = [
	{ monthFirst: false, months: true },
	{ monthFirst: true },
	{ monthFirst: false, republic: 'said' as const },
].map((style) => new TimeReader({ ...style, utc: false, serials: true }, 'UTC'));

function eventFit({ time, otherwise }: EventMapping, cell: Cell): Fit {
	const fit = timeFit(cell(time));
	if (otherwise === undefined || fit !== 'empty') return fit;
	const text = cleanText(cell(otherwise));
	return Number.isNaN(dateOfNumber(text)) ? timeFit(text) : 'usable';
}

/** Read generously: which order of day and month, or which years the column has does not matter for whether a cell is a time. */
function timeFit(text: string): Fit {
	const clean = cleanText(text);
	for (const reader of readers) {
		reader.read(clean);
		if (reader.outcome === 'time') return 'usable';
		if (reader.outcome === 'missing') return 'empty';
	}
	return 'unreadable';
}

function numberFit(text: string): Fit {
	const clean = cleanText(text);
	if (isMasked(clean)) return 'unreadable';
	const outcomes = [false, true].map((comma) => readNumber(clean, comma).outcome);
	if (outcomes.includes('number')) return 'usable';
	return outcomes.includes('missing') ? 'empty' : 'unreadable';
}
