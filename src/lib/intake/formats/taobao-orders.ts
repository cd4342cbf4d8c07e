import type { ColumnFacts } from '../../model/dataset';
import type { Mapping, RowRule } from '../../model/mapping';
import { normaliseHeader } from '../header-words';
import type { Format } from '../types';

/** Newer exports rename some columns: the first name that is there counts. */
const ORDER = ['订单编号'];
const BUYER = ['买家会员名'];
const PAID_AT = ['订单付款时间'];
const PAID = ['买家实际支付金额', '买家实付金额'];
const CLOSED = ['订单关闭原因'];
const TITLE = ['宝贝标题', '商品标题'];
const STATE = ['订单状态'];

/** Other headers of the order report, for certainty. */
const USUAL = [
	'买家应付货款',
	'买家应付邮费',
	'总金额',
	'收货人姓名',
	'收货地址',
	'运送方式',
	'订单创建时间',
	'宝贝标题',
	'宝贝种类',
	'宝贝总数量',
	'店铺Id',
	'店铺名称',
	'是否手机订单',
	'支付单号',
	'商品标题',
];

/** Cells of 订单关闭原因 that say the order is not closed. */
const NOT_CLOSED = ['订单未关闭'];

/** Taobao and Tmall order reports (`ExportOrderList….csv`). A closed order is no order, even when it was paid. */
export const taobaoOrders: Format = {
	id: 'taobao-orders',
	recognise(headers) {
		const names = new Set(headers.map(normaliseHeader));
		const has = (aliases: readonly string[]) => aliases.some((name) => names.has(name));
		if (!has(ORDER) || !has(BUYER) || !has(PAID_AT)) return 0;
		const usual = USUAL.filter((name) => names.has(name)).length;
		return 0.6 + 0.4 * Math.min(1, usual / 8);
	},
	map(columns): Mapping {
		const find = (aliases: readonly string[]): ColumnFacts | undefined =>
			aliases
				.map((alias) =>
					columns.find(({ name, header }) => normaliseHeader(header ?? name) === alias),
				)
				.find((column) => column !== undefined);
		const amount = find(PAID);
		const order = find(ORDER);
		const object = find(TITLE);
		const skip = [closedRule(find(CLOSED)), stateRule(find(STATE))].filter((rule) => rule !== null);
		return {
			version: 1,
			row: 'event',
			member: find(BUYER)?.name ?? null,
			events: [{ time: find(PAID_AT)?.name ?? PAID_AT[0]!, kind: { constant: 'order' } }],
			roles: {
				...(amount === undefined ? {} : { amount: amount.name }),
				...(order === undefined ? {} : { order: order.name }),
				...(object === undefined || object.present === 0 ? {} : { object: object.name }),
			},
			...(skip.length === 0 ? {} : { skip }),
		};
	},
};

function closedRule(column: ColumnFacts | undefined): RowRule | null {
	if (column === undefined) return null;
	const saysOpen = column.top?.some(([value]) => NOT_CLOSED.includes(value)) === true;
	return saysOpen
		? { column: column.name, when: 'is-not', values: ['', ...NOT_CLOSED] }
		: { column: column.name, when: 'not-empty' };
}

function stateRule(column: ColumnFacts | undefined): RowRule | null {
	return column === undefined ? null : { column: column.name, when: 'is', values: ['交易关闭'] };
}
