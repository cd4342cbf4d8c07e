import type { ColumnFacts } from '../../model/dataset';
import type { Format } from '../types';
import { certainty, columnFinder, rolesOf } from './find-column';
import { fillsRows, tellsWho } from './orders';

const NUMBER = '序号';
/** What a survey that was sent with ids of its own calls them. */
const USER = [
	'用户ID',
	'用户编号',
	'外部用户编号',
	'OpenID',
	'UnionID',
	'微信OpenID',
	'自定义参数',
];
const PHONE = /(手机|联系电话|电话号码)/;
const SKIPPED = -3;

/**
 * Answers from Wenjuanxing (问卷星). Who answered: an id, a question for the phone, the details of the source if they part
 * people, else nobody (each answer a person of its own).
 */
export const wenjuanxing: Format = {
	id: 'wenjuanxing',
	recognise: (headers) =>
		certainty(
			headers,
			[[NUMBER], ['提交答卷时间'], ['所用时间', '来自IP']],
			['来源', '来源详情', '来自IP', '所用时间'],
			3,
		),
	map(columns) {
		const find = columnFinder(columns);
		const name = columns.find((column) => /姓名/.test(column.header ?? column.name));
		return {
			version: 1,
			row: 'event',
			member: answerer(columns)?.name ?? null,
			events: [
				{ time: find('提交答卷时间')?.name ?? '提交答卷时间', kind: { constant: 'answer' } },
			],
			roles: rolesOf({ channel: find('来源'), score: numbers(find('总分')) }),
			...(name === undefined ? {} : { name: name.name }),
		};
	},
	notes(columns, { member }) {
		const find = columnFinder(columns);
		const score = numbers(find('总分'));
		return [
			...(member !== null && member === find(NUMBER)?.name
				? [{ reason: 'member-anonymous', column: member } as const]
				: []),
			...(score?.min === SKIPPED ? [{ reason: 'score-skipped', column: score.name } as const] : []),
		];
	},
};

function numbers(column: ColumnFacts | undefined): ColumnFacts | undefined {
	return column?.kind === 'number' ? column : undefined;
}

function answerer(columns: readonly ColumnFacts[]): ColumnFacts | undefined {
	const find = columnFinder(columns);
	const usable = (column: ColumnFacts | undefined): column is ColumnFacts =>
		tellsWho(column) && fillsRows(column, columns);
	const id = find(...USER);
	const phone = columns.find((column) => PHONE.test(column.header ?? column.name));
	const source = find('来源详情');
	const parted = usable(source) && (source.distinct ?? 0) * 2 > source.present;
	return [id, phone].find(usable) ?? (parted ? source : find(NUMBER));
}
