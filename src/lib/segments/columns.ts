import { selectorColumns } from '../analyses/shared/selector';
import type { ColumnRef } from '../model/event-selector';
import { nodes, type Rule } from '../model/rule';

/** The columns that `evaluate` and `explain` ask for, each once. What a class needs is the business of its analysis. */
export function ruleColumns(rule: Rule): ColumnRef[] {
	const columns = new Set<ColumnRef>();
	for (const node of nodes(rule)) {
		if (node.type === 'member') columns.add(node.column);
		if (node.type === 'event') {
			for (const column of selectorColumns(node.event)) columns.add(column);
			if (node.measure.of === 'sum') columns.add(node.measure.column);
		}
		if (node.type === 'sequence')
			for (const column of selectorColumns(node.first, node.second)) columns.add(column);
	}
	return [...columns];
}
