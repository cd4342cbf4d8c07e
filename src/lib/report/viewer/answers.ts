import type { Plain, TableSpec, Tables } from '../../analyses/contract';
import { comparedTables } from '../../charts/compared-tables';
import type {
	ReportAnalysis,
	ReportComparison,
	ReportFacts,
	ReportPart,
	SharedAnswer,
} from '../model';

/** A segment that is compared, as it is drawn beside the others. */
export interface ComparedAnswer {
	readonly id: string;
	readonly name: string;
	readonly size: number | null;
	readonly answer: SharedAnswer | null;
}

type NameOf = (segment: string) => string;

export function comparedAnswers(cell: ReportComparison, nameOf: NameOf): ComparedAnswer[] {
	return cell.parts.map(({ segment, members, answer }: ReportPart) => ({
		...{ id: segment, name: nameOf(segment), size: members, answer },
	}));
}

/** The tables of a cell; of one that compares with the segments in a first column, headed `head`. */
export function tablesOf(
	cell: ReportAnalysis | ReportComparison,
	tables: Tables<Plain, Plain>,
	facts: ReportFacts,
	nameOf: NameOf,
	head: string,
): readonly TableSpec[] {
	if (cell.type === 'analysis') return tables(cell.result, cell.params, facts);
	const named = comparedAnswers(cell, nameOf).map(({ name, answer }) => ({
		name,
		tables: answer === null ? [] : tables(answer.result, cell.params, facts),
	}));
	return comparedTables(named, head);
}

/** How many numbers of a cell's tables are not told. */
export function suppressedIn(cell: ReportAnalysis | ReportComparison): SharedAnswer['suppressed'] {
	const answers = cell.type === 'analysis' ? [cell] : cell.parts.flatMap((one) => one.answer ?? []);
	return {
		few: answers.reduce((sum, { suppressed }) => sum + suppressed.few, 0),
		withheld: answers.reduce((sum, { suppressed }) => sum + suppressed.withheld, 0),
	};
}
