import type { ColumnFacts } from '../../model/dataset';
import type { Format } from '../types';
import { certainty, columnFinder } from './find-column';
import { orderMapping, stateRule, tellsWho } from './orders';

const PAID_AT = ['付款确认时间', '付款时间', '下单时间'];
const PAID = ['订单金额', '应付金额', '商家应收'];
const PHONE = ['联系电话', '客户电话'];

/** JD (京东) orders. Phones are masked: who bought is told by name or, where names do not part people, by address. */
export const jdOrders: Format = {
	id: 'jd-orders',
	recognise: (headers) =>
		certainty(
			headers,
			[['订单号'], ['下单时间'], ['京东价', '商家应收'], ['客户姓名', '客户地址']],
			['商品名称', '订购数量', '订单金额', '订单状态', '联系电话'],
			3,
		),
	map(columns) {
		const find = columnFinder(columns);
		return orderMapping({
			member: buyer(columns),
			time: find(...PAID_AT),
			amount: find(...PAID),
			order: find('订单号'),
			object: find('商品名称'),
			name: find('客户姓名'),
			skip: stateRule(
				find('订单状态'),
				['已取消', '等待付款'],
				/取消|删除|等待付款|待付款|未付款|退款完成/,
			),
		});
	},
	notes: (columns, { member }) => {
		const find = columnFinder(columns);
		if (member === null) return [];
		if (member === find('客户姓名')?.name) return [{ reason: 'member-by-name', column: member }];
		if (member === find('客户地址')?.name) return [{ reason: 'member-by-address', column: member }];
		return [];
	},
};

/** The first that is not hidden and not the same everywhere. */
function buyer(columns: readonly ColumnFacts[]): ColumnFacts | undefined {
	const find = columnFinder(columns);
	const readable = [find(...PHONE), find('客户姓名'), find('客户地址')].filter(tellsWho);
	return readable.find(({ distinct }) => distinct !== 1) ?? readable[0];
}
