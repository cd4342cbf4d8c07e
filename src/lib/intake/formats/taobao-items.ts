import type { Mapping } from '../../model/mapping';
import type { Format } from '../types';
import { certainty, columnFinder } from './find-column';
import { orderMapping, stateRule } from './orders';

const BUYER = ['买家会员名', '买家昵称'];
const PAID_AT = ['订单付款时间', '付款时间'];
const USUAL = [
	'标题',
	'商品标题',
	'价格',
	'商品价格',
	'购买数量',
	'外部系统编号',
	'商品属性',
	'套餐信息',
	'商家编码',
];

/**
 * Taobao and Tmall item reports (`ExportOrderDetailList….csv`): what was in each order. Older ones name neither buyer nor time:
 * they describe the orders of the order report.
 */
export const taobaoItems: Format = {
	id: 'taobao-items',
	recognise: (headers) =>
		certainty(headers, [['子订单编号'], ['主订单编号', '订单编号'], ['购买数量']], USUAL, 5),
	map(columns): Mapping {
		const find = columnFinder(columns);
		const number = find('主订单编号', '订单编号');
		const member = find(...BUYER);
		const time = find(...PAID_AT);
		if (member === undefined || time === undefined) {
			const key = number?.name ?? '主订单编号';
			return { version: 1, row: 'lookup', member: null, key, events: [], roles: {} };
		}
		return orderMapping({
			member,
			time,
			amount: find('买家实际支付金额', '买家实付金额', '买家应付货款'),
			order: number,
			object: find('商品标题', '标题', '宝贝标题'),
			skip: stateRule(find('订单状态'), ['交易关闭', '等待买家付款']),
		});
	},
};
