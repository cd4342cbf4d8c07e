import type { EventRole } from '../columns/timeline';
import type { ColumnFacts } from '../model/dataset';
import type { EventMapping, Mapping } from '../model/mapping';
import * as words from './header-words';
import { headerWords, scoreWords } from './header-words';
import { proposeEvents } from './propose-events';
import { proposeWithoutHeader } from './propose-positions';
import { skipRules } from './propose-skip';
import { isMasked } from './values/cell';

/** A column with what its header says. */
export interface Candidate {
	readonly facts: ColumnFacts;
	readonly words: string;
	/** Distinct values ÷ present ones; 1 = no value comes twice. */
	readonly distinctness: number;
	/** Present cells ÷ rows. */
	readonly filled: number;
}

/**
 * What the rows of any table probably mean, from header words in both languages, types and distinctness. Never refuses:
 * a table that names no person has `member: null`, which `checkMapping` reports unless its rows are a lookup.
 */
export function propose(columns: readonly ColumnFacts[]): Mapping {
	const rows = Math.max(0, ...columns.map((column) => column.present));
	const all = columns.map((facts) => candidate(facts, rows));
	const usable = all.filter((column) => column.facts.present > 0);
	const headerless =
		columns.length > 0 && columns.every((column) => /^column_\d+$/.test(column.name));
	if (headerless) return proposeWithoutHeader(usable);

	const taken = new Set<string>();
	const member = take(usable, taken, (column) => memberScore(column, rows), 25);
	const kind = take(usable, taken, kindScore, 40);
	const amount = take(usable, taken, amountScore, 40);
	const ordered = amount !== null || usable.some((column) => words.ORDER.test(column.words));
	const text = ordered ? null : take(usable, taken, textScore, 50);
	const times = usable.filter((column) => column.facts.kind === 'time');

	const isMember =
		member !== null && describesMembers(member, times, { kind, amount, text, ordered });
	if (times.length === 0 || (member === null && !ordered && kind === null && text === null)) {
		if (!isMember) return lookup(usable);
	}

	const draft = proposeEvents(times, { isMember, ordered, kind, amount, text, columns: usable });
	const name = take(usable, taken, nameScore, 50);
	const base = { version: 1, member: member?.facts.name ?? null } as const;
	const named = name === null ? {} : { name: name.facts.name };
	if (isMember) {
		const roles =
			draft.events.length === 0 ? {} : rolesOf(usable, taken, ['group', 'channel', 'target']);
		return { ...base, row: 'member', events: draft.events, roles, ...named };
	}
	const number = ordered ? take(usable, taken, orderScore(kind !== null), 50) : null;
	const roles: Mapping['roles'] = {
		...(draft.amountRole === null ? {} : { amount: draft.amountRole }),
		...(number === null ? {} : { order: number.facts.name }),
		...rolesOf(usable, taken, undefined, ordered),
		...(text === null ? {} : { text: text.facts.name }),
	};
	const skip = skipRules(usable, amount, ordered);
	return {
		...base,
		row: 'event',
		events: draft.events,
		roles,
		...amountTimes(usable, amount),
		...currency(usable, amount),
		...(skip.length === 0 ? {} : { skip }),
		...named,
	};
}

function candidate(facts: ColumnFacts, rows: number): Candidate {
	const distinct = facts.distinct ?? facts.present;
	return {
		facts,
		words: headerWords(facts.header ?? facts.name),
		distinctness: facts.present === 0 ? 0 : distinct / facts.present,
		filled: rows === 0 ? 0 : facts.present / rows,
	};
}

/** The column with the highest score, first of equals, marked as taken; null when none reaches the floor. */
function take(
	columns: readonly Candidate[],
	taken: Set<string>,
	score: (column: Candidate) => number,
	floor: number,
): Candidate | null {
	let best: Candidate | null = null;
	let high = floor;
	for (const column of columns) {
		if (taken.has(column.facts.name)) continue;
		const value = score(column);
		if (value > high || (value === high && best === null)) {
			best = column;
			high = value;
		}
	}
	if (best !== null) taken.add(best.facts.name);
	return best;
}

const MASKED = /\*{3,}|^[#*$]{1,2}(密文)?$|密文/;

function memberScore({ facts, words: header, filled }: Candidate, rows: number): number {
	if (facts.kind === 'time' || facts.kind === 'flag' || facts.kind === 'tags') return 0;
	if (words.NOT_MEMBER.test(header)) return 0;
	let score = scoreWords(header, words.MEMBER) * (0.5 + 0.5 * filled);
	const distinct = facts.distinct ?? facts.present;
	// The same everywhere: hidden, or about the shop itself, unless its header is plain.
	const constant = (distinct === 1 && rows >= 5) || (distinct === 2 && rows >= 20);
	if (constant) score *= score < 90 ? 0.2 : 0.7;
	const isHidden = ([value]: readonly [string, number]) => MASKED.test(value) || isMasked(value);
	if (facts.top?.slice(0, 3).some(isHidden) === true) score *= 0.2;
	return score;
}

function kindScore({ facts, words: header }: Candidate): number {
	if (facts.kind === 'time' || facts.kind === 'tags') return 0;
	const score = scoreWords(header, words.KIND);
	const distinct = facts.distinct ?? facts.present;
	if (score < 90) return facts.kind === 'category' && distinct >= 2 && distinct <= 50 ? score : 0;
	return distinct <= Math.max(300, facts.present * 0.2) ? score : 0;
}

function amountScore({ facts, words: header, filled }: Candidate): number {
	if (facts.kind !== 'number' || facts.unit === '%') return 0;
	if (words.NOT_AMOUNT.test(header)) return 0;
	return scoreWords(header, words.AMOUNT) * (0.8 + 0.2 * filled);
}

function textScore({ facts, words: header }: Candidate): number {
	if (facts.kind !== 'text' && facts.kind !== 'category') return 0;
	return scoreWords(header, words.TEXT);
}

function nameScore({ facts, words: header }: Candidate): number {
	if (facts.kind !== 'text' && facts.kind !== 'category') return 0;
	return isOrderName(facts) ? 0 : scoreWords(header, words.NAME);
}

/** `#1001`: what a shop calls an order's name. */
function isOrderName(facts: ColumnFacts): boolean {
	return facts.top?.[0] !== undefined && /^#\d+$/.test(facts.top[0][0]);
}

interface Evidence {
	readonly kind: Candidate | null;
	readonly amount: Candidate | null;
	readonly text: Candidate | null;
	readonly ordered: boolean;
}

/** A row is a person when nobody comes twice and no column tells of anything done but joining and leaving. */
function describesMembers(
	member: Candidate,
	times: readonly Candidate[],
	{ kind, amount, text, ordered }: Evidence,
): boolean {
	if (member.distinctness < 0.9 || kind !== null || text !== null) return false;
	if (times.length === 0) return true;
	if (amount !== null || (ordered && times.some((time) => words.ORDER.test(time.words))))
		return false;
	return times.every((time) => {
		if (words.NOT_EVENT_TIME.test(time.words)) return true;
		const happened = words.LIFECYCLE.find(([, pattern]) => pattern.test(time.words))?.[0];
		return happened === 'join' || happened === 'leave' || /^creat|创建|注册/.test(time.words);
	});
}

/** Distinct values ÷ present ones: an order has rarely more lines than this says. */
const LEAST_DISTINCT = 1 / 200;

const ROLE_WORDS: readonly (readonly [EventRole, readonly (readonly [number, RegExp])[]])[] = [
	['group', words.GROUP],
	['channel', words.CHANNEL],
	['target', words.TARGET],
	['campaign', words.CAMPAIGN],
	['variant', words.VARIANT],
];

function rolesOf(
	columns: readonly Candidate[],
	taken: Set<string>,
	only?: readonly EventRole[],
	ordered = false,
): Mapping['roles'] {
	const roles: Partial<Record<EventRole, string>> = {};
	for (const [role, patterns] of ROLE_WORDS) {
		if (only !== undefined && !only.includes(role)) continue;
		// Whom an order names besides its buyer had a part in it, but is not who it was meant for.
		if (ordered && role === 'target') continue;
		const found = take(columns, taken, (column) => categoryScore(column, patterns), 50);
		if (found !== null) roles[role] = found.facts.name;
	}
	if (only !== undefined) return roles;
	const score = take(columns, taken, scoreScore, 50);
	if (score !== null) roles.score = score.facts.name;
	const object = take(columns, taken, (column) => objectScore(column, ordered), 50);
	if (object !== null) roles.object = object.facts.name;
	return roles;
}

function categoryScore(
	{ facts, words: header }: Candidate,
	patterns: readonly (readonly [number, RegExp])[],
): number {
	if (facts.kind === 'time' || facts.kind === 'tags') return 0;
	return scoreWords(header, patterns);
}

function scoreScore({ facts, words: header }: Candidate): number {
	return facts.kind === 'number' ? scoreWords(header, words.SCORE) : 0;
}

/**
 * The number of the order that a row belongs to. Among events of many kinds a plain `id` is that of the event, and a column of
 * few values, each in many rows, numbers nothing.
 */
function orderScore(ofEvents: boolean): (column: Candidate) => number {
	return (column) => {
		const { facts, distinctness } = column;
		if (facts.kind === 'flag' || distinctness < LEAST_DISTINCT) return 0;
		const score = numberScore(column);
		return ofEvents && score < 95 ? 0 : score;
	};
}

function numberScore(column: Candidate): number {
	return isOrderName(column.facts) ? 95 : categoryScore(column, words.ORDER_ID);
}

/** What it was done with. Where nothing is bought the number of a booking or a receipt is one too. */
function objectScore(column: Candidate, ordered: boolean): number {
	const object = categoryScore(column, words.OBJECT);
	return ordered ? object : Math.max(numberScore(column) * 0.6, object);
}

/** A price for one piece beside a quantity: the amount is their product. */
function amountTimes(
	columns: readonly Candidate[],
	amount: Candidate | null,
): { amountTimes?: string } {
	if (amount === null || !words.UNIT_PRICE.test(amount.words)) return {};
	const quantity = take(
		columns,
		new Set(),
		({ facts, words: header }) =>
			facts.kind === 'number' ? scoreWords(header, words.QUANTITY) : 0,
		50,
	);
	return quantity === null ? {} : { amountTimes: quantity.facts.name };
}

function currency(columns: readonly Candidate[], amount: Candidate | null): { currency?: string } {
	if (amount === null) return {};
	const found = columns.find(
		({ facts, words: header }) =>
			facts.kind === 'category' && scoreWords(header, words.CURRENCY) > 0,
	);
	return found === undefined ? {} : { currency: found.facts.name };
}

/** Rows about nobody: their key is the first column whose values are all different, else the first column. */
function lookup(columns: readonly Candidate[]): Mapping {
	const texts = columns.filter(({ facts }) => facts.kind === 'text' || facts.kind === 'category');
	const key = texts.find((column) => column.distinctness === 1) ?? texts[0] ?? columns[0];
	const base = {
		version: 1,
		row: 'lookup',
		member: null,
		events: [] as EventMapping[],
		roles: {},
	} as const;
	return key === undefined ? base : { ...base, key: key.facts.name };
}
