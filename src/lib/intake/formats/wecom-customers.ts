import type { Format } from '../types';
import { certainty, columnFinder, rolesOf } from './find-column';
import { fillsRows, tellsWho } from './orders';

/**
 * Customers of WeCom (企业微信), a row for each customer and each of the staff who added them. There is no id in most exports:
 * then it is the name, and people of one name are one.
 */
export const wecomCustomers: Format = {
	id: 'wecom-customers',
	recognise: (headers) =>
		certainty(
			headers,
			[['客户名称'], ['添加人'], ['添加时间']],
			['添加人账号', '添加人所属部门', '来源', '手机', '企业', '职务'],
			3,
		),
	map(columns) {
		const find = columnFinder(columns);
		const name = find('客户名称');
		const member =
			[find('外部联系人ID', '客户ID', 'external_userid'), find('手机', '手机号')].find(
				(column) => tellsWho(column) && fillsRows(column, columns),
			) ?? name;
		return {
			version: 1,
			row: 'member',
			member: member?.name ?? null,
			events: [{ time: find('添加时间')?.name ?? '添加时间', kind: { constant: 'join' } }],
			roles: rolesOf({ channel: find('来源'), target: find('添加人') }),
			...(member === name || name === undefined ? {} : { name: name.name }),
		};
	},
	notes: (columns, { member }) =>
		member !== null && member === columnFinder(columns)('客户名称')?.name
			? [{ reason: 'member-by-name', column: member }]
			: [],
};
