import { cellText } from '../columns/access';
import type { ProblemReport } from '../model/dataset';
import { currenciesIn } from './currency';
import { falseOrder } from './order-numbers';
import { LEFT_OUT, USED, type RowPlan } from './plan-rows';
import { ProblemLog } from './quality';
import type { MappedTable } from './types';

type Reason = (typeof LEFT_OUT)[number];

/** Rows that the mapping left out, by reason and column, and what it takes for something that it is not. */
export function rowProblems(plan: RowPlan): ProblemReport {
	const { name, frame } = plan.table.table;
	const log = new ProblemLog(name);
	const currencies = [...(currenciesIn(plan) ?? [])].sort();
	if (currencies.length > 1) {
		const column = plan.table.mapping.currency!;
		log.add(0, column, currencies.join(' '), 'several-currencies', 'kept');
	}
	const order = falseOrder(plan);
	if (order !== null) log.add(0, order, '', 'order-number-again', 'kept');
	if (plan.rowsUsed === plan.state.length) return log.report();
	for (let row = 0; row < plan.state.length; row++) {
		const state = plan.state[row]!;
		if (state === USED) continue;
		const reason = LEFT_OUT[state - 1]!;
		const column = columnOf(plan, reason, row);
		const cells = frame.columns.get(column);
		const value = cells === undefined ? '' : cellText(cells, row);
		log.add(row + 1, column, value, reason, 'row-left-out');
	}
	return log.report();
}

function columnOf({ table, skipped }: RowPlan, reason: Reason, row: number): string {
	const { mapping } = table;
	switch (reason) {
		case 'skipped-by-rule':
			return mapping.skip![skipped![row]! - 1]!.column;
		case 'no-member':
			return mapping.member ?? '';
		case 'superseded':
			return mapping.roles.object ?? mapping.member ?? '';
		case 'no-time':
			return mapping.events[0]?.time ?? '';
		case 'no-kind': {
			const kinds = mapping.events.map(({ kind }) => ('column' in kind ? kind.column : ''));
			return kinds.find((column) => column !== '') ?? '';
		}
	}
}

/** A table of which no row can become anything: a lookup without a key, any other without a column of members. */
export function unusedTable({ table, mapping }: MappedTable): ProblemReport {
	const log = new ProblemLog(table.name);
	const { length } = table.frame;
	if (length > 0 && mapping.row === 'lookup') {
		log.add(1, mapping.key ?? '', '', 'lookup-row', 'kept', length);
	} else if (length > 0) {
		const column = mapping.member ?? '';
		for (let row = 1; row <= length; row++) log.add(row, column, '', 'no-member', 'row-left-out');
	}
	return log.report();
}
