import type { RowRule } from '../model/mapping';
import { foldHan } from './fold-han';
import * as words from './header-words';
import type { Candidate } from './propose';

/** Which rows of a table are probably nothing that happened. */
export function skipRules(
	columns: readonly Candidate[],
	amount: Candidate | null,
	ordered: boolean,
): RowRule[] {
	return [lineItemRule(columns, amount), ordered ? closedRule(columns) : null].filter(
		(rule) => rule !== null,
	);
}

function lineItemRule(columns: readonly Candidate[], amount: Candidate | null): RowRule | null {
	if (amount === null || !columns.some((column) => words.LINE_ITEM.test(column.words))) return null;
	return { column: amount.facts.name, when: 'empty' };
}

/** Orders that came to nothing: closed, cancelled, failed or never paid, by the words in a column of states. */
function closedRule(columns: readonly Candidate[]): RowRule | null {
	for (const { facts, words: header } of columns) {
		if (
			facts.kind !== 'category' ||
			!words.ORDER_STATE.test(header) ||
			words.OTHER_STATE.test(header)
		)
			continue;
		const states = (facts.top ?? []).map(([state]) => state);
		const closed = states.filter((state) => words.CLOSED.test(foldHan(state)));
		if (closed.length > 0 && closed.length < states.length)
			return { column: facts.name, when: 'is', values: closed };
	}
	return null;
}
