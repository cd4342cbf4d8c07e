import type { Messages } from '../i18n/types';

export const en = {
	unfinished: 'unfinished',
	empty: 'Nothing to show for these settings.',
	tooFew: 'Not enough data: n = {n, number}',
	previous: 'Previous period',
	next: 'Next period',
	total: 'Total',
	average: 'Average',
	averageOf: '{n, number}-period average',
	size: 'Members',
	interval: '95% interval {low} – {high}',
	withheld: 'Too few people to tell.',
	none: 'cannot be measured here',
	lost: 'lost',
	median: 'median',
} as const;

export const zh: Messages<typeof en> = {
	unfinished: '未结束',
	empty: '按现在的设定没有可显示的内容。',
	tooFew: '数据不足：n = {n, number}',
	previous: '上一期',
	next: '下一期',
	total: '合计',
	average: '平均',
	averageOf: '{n, number} 期平均',
	size: '人数',
	interval: '95% 区间 {low} – {high}',
	withheld: '人数太少，不予显示。',
	none: '此处无法计算',
	lost: '流失',
	median: '中位',
};
