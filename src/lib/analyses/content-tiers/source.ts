import type { Codes } from '../../columns/column';
import type { Data } from '../contract';
import { codesOf } from '../shared/member-values';
import { compileMoney } from '../shared/money';
import { kindFlags, plainTest, type Matcher } from '../shared/selector';
import type { ContentTiersParams } from './manifest';

/** The events that count, and the content of each. */
export interface Source {
	/** Codes of contents are 1 … count − 1; 0 = none. */
	readonly count: number;
	readonly text: (code: number) => string;
	/** By event, or by member where the contents are a column of members. */
	readonly codes: Codes;
	readonly byMember: boolean;
	/** By code of `timeline.kind`: 1 = done, −1 = a refund, 0 = does not count. */
	readonly sign: Int8Array;
	/** Further conditions. */
	readonly test: Matcher | null;
	/** For scores in money; one below 0 is a refund, too. */
	readonly amounts: Float64Array | null;
	/** Refunds count with their minus; else not at all. */
	readonly net: boolean;
	/** An event without an amount is a gap in the data. */
	readonly named: boolean;
}

export function sourceOf(data: Data, params: ContentTiersParams): Source {
	const { content, event, revenue, score } = params;
	const { of, column } =
		content === null
			? ({ of: 'event', column: data.timeline.kind } as const)
			: data.column(content);
	const { count, codes, text } = codesOf(column);
	const contents = { count, codes, text, byMember: of === 'member' };
	if (score === 'amount') return { ...contents, ...compileMoney(data, { order: event, revenue }) };
	const sign = Int8Array.from(kindFlags(data, event));
	const test = plainTest(data, event);
	return { ...contents, sign, test, amounts: null, net: false, named: false };
}
