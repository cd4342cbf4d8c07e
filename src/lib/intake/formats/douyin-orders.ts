import type { Format } from '../types';
import { certainty, columnFinder } from './find-column';
import { buyerNotes, orderMapping, stateRule, tellsWho } from './orders';

const PAID_AT = ['支付完成时间', '订单提交时间'];
const PAID = ['订单应付金额', '用户实付金额'];
const USUAL = [
	'选购商品',
	'商家编码',
	'收件人',
	'收件人手机号',
	'订单完成时间',
	'售后状态',
	'平台实际承担优惠金额',
	'达人实际承担优惠金额',
	'达人ID',
	'达人昵称',
];

/**
 * Douyin shop (抖店) orders, a row for each sub-order. Who bought is told only where the phone is not encrypted:
 * elsewhere each order is a person of its own.
 */
export const douyinOrders: Format = {
	id: 'douyin-orders',
	recognise: (headers) =>
		certainty(headers, [['主订单编号'], ['子订单编号'], PAID_AT, PAID], USUAL, 5),
	map(columns) {
		const find = columnFinder(columns);
		const phone = find('收件人手机号', '手机号');
		const number = find('主订单编号');
		return orderMapping({
			member: tellsWho(phone) ? phone : number,
			time: find(...PAID_AT),
			amount: find(...PAID),
			order: number,
			object: find('选购商品'),
			channel: find('达人昵称'),
			name: tellsWho(phone) ? find('收件人') : undefined,
			skip: [
				...stateRule(find('订单状态'), ['已关闭', '待支付', '已取消'], /关闭|取消|待支付|未支付/),
				...stateRule(find('售后状态'), ['退款成功', '已全额退款'], /^(退款成功|已?全额退款)/),
			],
		});
	},
	notes: (columns, mapping) => buyerNotes(mapping, columnFinder(columns)('主订单编号')),
};
