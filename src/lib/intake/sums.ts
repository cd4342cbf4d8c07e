import type { Row } from './csv';
import { foldHan } from './fold-han';

/** What stands first in a row of sums, or of how many rows there were: 合计, 合計, 合计（元）, 总计：840.00, 共40条记录. */
const SUM = new RegExp(
	'^(?:(?:本页|全部|以上)?(?:合计|总计|小计|汇总|总和|共计)(?:金额|数量|\\([^()]{1,6}\\))?:?¥?-?[\\d,.]*[元笔单条人件个]?' +
		'|共[\\d,]+[条笔行单件个人位](?:记录|数据|订单|客户|会员|成员)?' +
		'|(?:grand)?total|subtotal|sum):?$',
	'i',
);
/** What a report says of itself below the table: `导出人：`. */
const LABEL = /[:：]$/;

/** Which of the last rows of a table are sums. A note below them, of one cell or with a label, hides none; it is no sum itself. */
export function sumsAmong(rows: readonly Row[]): ReadonlySet<Row> {
	const sums = new Set<Row>();
	for (const row of rows.toReversed()) {
		const cells = row.map((cell) => cell.trim()).filter((cell) => cell !== '');
		const first = cells[0] ?? '';
		if (SUM.test(foldHan(first.normalize('NFKC')).replace(/\s+/g, ''))) sums.add(row);
		else if (cells.length > 1 && !LABEL.test(first)) break;
	}
	return sums;
}
