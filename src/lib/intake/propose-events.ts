import type { EventMapping } from '../model/mapping';
import * as words from './header-words';
import { scoreWords } from './header-words';
import type { Candidate } from './propose';

export interface EventEvidence {
	/** The row describes a person: only joining and leaving count. */
	readonly isMember: boolean;
	readonly ordered: boolean;
	readonly kind: Candidate | null;
	readonly amount: Candidate | null;
	readonly text: Candidate | null;
	readonly columns: readonly Candidate[];
}

export interface EventDraft {
	readonly events: EventMapping[];
	/** The amount column when it counts for every event of the row; else it stands at its own event. */
	readonly amountRole: string | null;
}

interface Dated {
	readonly column: Candidate;
	readonly score: number;
	/** What its header says happened then. */
	readonly happened: string | null;
}

/** Which time columns of a row are events, and of which kinds. */
export function proposeEvents(times: readonly Candidate[], evidence: EventEvidence): EventDraft {
	const dated = times
		.filter((column) => !words.NOT_EVENT_TIME.test(column.words))
		.map((column): Dated => ({
			column,
			score: 30 + scoreWords(column.words, words.TIME) * (0.5 + 0.5 * column.filled),
			happened: words.LIFECYCLE.find(([, pattern]) => pattern.test(column.words))?.[0] ?? null,
		}));
	if (evidence.isMember) return { events: membership(dated), amountRole: null };
	const candidates = dated.length > 0 ? dated : times.map(plain);
	const best = highest(candidates);
	if (best === undefined) return { events: [], amountRole: null };
	const amount = evidence.amount?.facts.name ?? null;
	if (evidence.kind !== null) {
		const kind = { column: evidence.kind.facts.name };
		return { events: [{ time: best.column.facts.name, kind }], amountRole: amount };
	}
	if (evidence.ordered) return orderEvents(candidates, evidence, amount);
	const several = evidence.text === null ? firstOfEachKind(candidates) : [];
	if (several.length > 1) return { events: several.map(toEvent), amountRole: amount };
	return {
		events: [toEvent({ ...best, happened: theme(best, evidence) })],
		amountRole: amount,
	};
}

const plain = (column: Candidate): Dated => ({ column, score: 30, happened: null });

function highest(dated: readonly Dated[]): Dated | undefined {
	return dated.reduce<Dated | undefined>(
		(best, one) => (best === undefined || one.score > best.score ? one : best),
		undefined,
	);
}

function toEvent({ column, happened }: Dated): EventMapping {
	return { time: column.facts.name, kind: { constant: happened ?? 'event' } };
}

/** Joining, from the header that says so or else from "created", and leaving. */
function membership(dated: readonly Dated[]): EventMapping[] {
	const join =
		dated.find((one) => one.happened === 'join') ?? dated.find((one) => one.happened === 'create');
	const leave = dated.find((one) => one.happened === 'leave');
	return [
		...(join === undefined ? [] : [toEvent({ ...join, happened: 'join' })]),
		...(leave === undefined ? [] : [toEvent(leave)]),
	];
}

function firstOfEachKind(dated: readonly Dated[]): Dated[] {
	const seen = new Set<string>();
	return dated.filter(({ happened }) => {
		if (happened === null || seen.has(happened)) return false;
		seen.add(happened);
		return true;
	});
}

/**
 * An order is made when it is paid; without such a column, when it is placed or at the table's own time. The other times are
 * events of their own, without the amount.
 */
function orderEvents(
	dated: readonly Dated[],
	{ columns }: EventEvidence,
	amount: string | null,
): EventDraft {
	const paid =
		dated.find((one) => one.happened === 'order') ??
		dated.find((one) => one.happened === 'create') ??
		highest(dated)!;
	const others = firstOfEachKind(dated.filter((one) => one !== paid && one.happened !== 'order'));
	const order = toEvent({ ...paid, happened: 'order' });
	if (others.length === 0) return { events: [order], amountRole: amount };
	const refunded = columns.find(
		({ facts, words: header }) => facts.kind === 'number' && words.REFUND_AMOUNT.test(header),
	);
	const events = others.map((one) =>
		one.happened === 'refund' && refunded !== undefined
			? { ...toEvent(one), amount: refunded.facts.name }
			: toEvent(one),
	);
	const first = amount === null ? order : { ...order, amount };
	const placed = events.filter((event) => isKind(event, 'create'));
	const later = events.filter((event) => !isKind(event, 'create'));
	return { events: [...placed, first, ...later], amountRole: null };
}

function isKind(event: EventMapping, kind: string): boolean {
	return 'constant' in event.kind && event.kind.constant === kind;
}

/** What happened at the only time of a row that has no kind column. */
function theme(best: Dated, { amount, text, columns }: EventEvidence): string {
	if (amount !== null) return 'order';
	if (text !== null) return 'message';
	const found = words.THEMES.find(([, pattern]) =>
		columns.some((column) => pattern.test(column.words)),
	);
	if (found !== undefined) return found[0];
	if (best.happened !== null && best.happened !== 'create') return best.happened;
	if (columns.some(({ words: header }) => scoreWords(header, words.SCORE) > 0)) return 'rating';
	return best.happened ?? 'event';
}
