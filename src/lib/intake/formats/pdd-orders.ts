import type { Format } from '../types';
import { certainty, columnFinder } from './find-column';
import { buyerNotes, orderMapping, stateRule, tellsWho } from './orders';

const PAID_AT = ['支付时间', '订单成交时间', '拼单成功时间'];
const PAID = ['商家实收金额', '用户实付金额'];
const USUAL = [
	'商品总价',
	'店铺优惠折扣',
	'平台优惠折扣',
	'多多支付立减金额',
	'商品数量(件)',
	'样式ID',
	'商家编码-规格维度',
	'售后状态',
];

/**
 * Pinduoduo (拼多多) order exports. The time is empty for whole blocks of rows; the number of an order begins with its day.
 * What was refunded in full is no order: the file does not say when that was.
 * Most files name no buyer: then each order is a person of its own.
 */
export const pddOrders: Format = {
	id: 'pdd-orders',
	recognise: (headers) => {
		const shop = ['样式ID', '商家编码-规格维度', '多多支付立减金额', '店铺优惠折扣'];
		return certainty(headers, [['订单号'], PAID_AT, PAID, shop], USUAL, 5);
	},
	map(columns) {
		const find = columnFinder(columns);
		const phone = find('收货人手机号', '收货人手机', '手机', '手机号');
		const number = find('订单号');
		return orderMapping({
			member: tellsWho(phone) ? phone : number,
			time: find(...PAID_AT),
			otherwise: number,
			amount: find(...PAID),
			order: number,
			object: find('商品'),
			name: find('收货人', '收货人姓名'),
			skip: [
				...stateRule(find('订单状态'), ['已取消', '待支付'], /取消|待支付|未支付|退款成功/),
				...stateRule(find('售后状态'), ['退款成功']),
			],
		});
	},
	notes: (columns, mapping) => buyerNotes(mapping, columnFinder(columns)('订单号')),
};
