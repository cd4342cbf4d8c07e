import type { Data } from '../analyses/contract';
import { compileCondition, type Test } from '../analyses/shared/condition';
import { DAY, parseDay } from '../base/time';
import { isMissing } from '../columns/access';
import type { Column } from '../columns/column';
import type { MemberRule } from '../model/rule';

/** Compiles a condition on a member column: the entry is the member's number. */
export function memberTest(data: Data, rule: MemberRule): Test {
	const { column } = data.column(rule.column);
	const tests: Test[] = [];
	const { is, isNot, min, max, from, to, missing } = rule;
	if (missing !== undefined) tests.push((m) => isMissing(column, m) === missing);
	if (is !== undefined || isNot !== undefined || min !== undefined || max !== undefined)
		tests.push(compileCondition(column, { column: rule.column, is, isNot, min, max }));
	if (from !== undefined || to !== undefined) tests.push(between(column, from, to));
	const [first, second, third] = tests;
	if (second === undefined) return first ?? (() => true);
	return (m) => first!(m) && second(m) && (third === undefined || third(m));
}

/** No other column than one of times lies between days. */
function between(column: Column, from: string | undefined, to: string | undefined): Test {
	if (column.kind !== 'time') return () => false;
	const { values } = column;
	const low = from === undefined ? -Infinity : parseDay(from);
	const end = to === undefined ? Infinity : parseDay(to) + DAY;
	return (m) => values[m]! >= low && values[m]! < end;
}
