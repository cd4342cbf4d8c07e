import type { ColumnFacts } from '../../model/dataset';
import type { Format } from '../types';
import { certainty, columnFinder } from './find-column';
import { orderMapping, stateRule, tellsWho } from './orders';

const RECIPIENT = ['收货人手机号/提货人手机号', '收货人手机号', '提货人手机号'];
const USUAL = ['全部商品名称', '商品种类数', '收货人/提货人', '优惠券码名称', '分销员'];

/** Youzan (有赞) orders. A buyer is known by phone, else by the phone that the order went to, else by nickname. */
export const youzanOrders: Format = {
	id: 'youzan-orders',
	recognise: (headers) =>
		certainty(
			headers,
			[['订单号'], ['买家付款时间'], ['订单实付金额'], ['买家昵称', '买家手机号']],
			USUAL,
			3,
		),
	map(columns) {
		const find = columnFinder(columns);
		return orderMapping({
			member: buyer(columns),
			time: find('买家付款时间'),
			amount: find('订单实付金额'),
			order: find('订单号'),
			object: find('全部商品名称'),
			name: find('买家昵称'),
			skip: stateRule(
				find('订单状态'),
				['已关闭', '交易关闭', '待付款', '已取消'],
				/关闭|取消|待付款|未付款/,
			),
		});
	},
	notes: (columns, { member }) => {
		const column = columnFinder(columns)(...RECIPIENT);
		return column !== undefined && column.name === member
			? [{ reason: 'member-is-recipient', column: column.name }]
			: [];
	},
};

function buyer(columns: readonly ColumnFacts[]): ColumnFacts | undefined {
	const find = columnFinder(columns);
	const named = [find('买家手机号'), find(...RECIPIENT), find('买家昵称')];
	return named.find(tellsWho);
}
