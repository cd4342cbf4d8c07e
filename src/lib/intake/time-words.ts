import { mayBeginWithDay, readRepublic } from './values/time-shapes';

/** Cells that are looked at. */
const LOOKED_AT = 200;
/** Headers of columns in which a month is when something happened, not a class or what a figure is about. */
const MONTH_WORDS =
	/^(注册|加入|入会|入群|入社|关注|购买|付款|支付|下单|成交|订购|注文|购入)(年月|月份?)$|^(join|joined|sign ?up|registration|purchase|payment) month$/;
const REPUBLIC_WORDS = /民国/;
const ERA = /^(?:民國|民国|中華民國)/;
/** With three digits a year is none of another count. */
const THREE_DIGITS = /^1\d\d(?:\D|\d{4}$)/;

/** Whether the header says that cells are times, were they months alone: elsewhere `2026-03` may as well name a class. */
export function mayBeMonths(words: string, named: boolean): boolean {
	return named || MONTH_WORDS.test(words);
}

/**
 * Whether dates begin with years of the Republic without a word for it. `said`: the header or other cells say so; `seen`: years
 * of three digits show it, if the header is one of times (with digits alone: of 年月日) or the date is written with 年.
 */
export function inRepublic(
	cells: readonly string[],
	words: string,
	named: boolean,
): 'said' | 'seen' | undefined {
	const texts = cells.slice(0, LOOKED_AT).map(plain);
	const dates = texts.filter((text) => readRepublic(text) !== undefined);
	if (dates.length === 0) return undefined;
	if (REPUBLIC_WORDS.test(words) || texts.some((text) => ERA.test(text))) return 'said';
	const clear = dates.some((text) => THREE_DIGITS.test(text));
	if (!clear || dates.some(mayBeginWithDay)) return undefined;
	if (dates.every((text) => text.includes('年'))) return 'seen';
	const digits = dates.some((text) => /^\d+$/.test(text));
	return (digits ? words.includes('年月日') : named) ? 'seen' : undefined;
}

function plain(cell: string): string {
	return cell.normalize('NFKC');
}
