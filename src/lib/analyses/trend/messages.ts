import type { Messages } from '../../i18n/types';

export const en = {
	name: 'Trend',
	about: 'How a figure moves by day, week or month, in up to four lines or broken down',

	sentence: 'By {unit}: {metric}, counting {events}',
	'sentence.breakdown': 'By {unit}: {metric}, counting {events}, broken down by {breakdown}',
	'sentence.average':
		'By {unit}: {metric}, counting {events}, with the average of the last {average} periods',
	'sentence.breakdown.average':
		'By {unit}: {metric}, counting {events}, broken down by {breakdown}, with the average of the last {average} periods',

	'metric.active': 'active members',
	'metric.new': 'members seen for the first time',
	'metric.members': 'members so far',
	'metric.events': 'number of events',
	'metric.stickiness': 'stickiness (DAU ÷ MAU)',
	'metric.orders': 'orders',
	'metric.payers': 'payers',
	'metric.revenue': 'revenue',
	'metric.arpu': 'revenue per member (ARPU)',
	'metric.arppu': 'revenue per payer (ARPPU)',
	'unit.day': 'day',
	'unit.week': 'week',
	'unit.month': 'month',
	'breakdown.none': 'nothing',

	'series.own': 'Own activity',
	'series.own.average': 'Own activity, average',
	'series.any': 'Any event',
	'series.any.average': 'Any event, average',
	'series.other.average': 'Other, average',
	'series.missing.average': '(empty), average',
	'series.nothing.average': 'Nothing in the range, average',
	'series.other': 'Other',
	'series.missing': '(empty)',
	'series.nothing': 'Nothing in the range',

	'table.caption': 'Values by period',
	'table.period': 'Period from',
	'table.average': '{series}, average',
	'table.total': 'Whole range',
	'table.unfinished': 'unfinished',

	'finding.up':
		'{series}: {value} in the last finished period (from {period}), {change} more than in the one before ({previous}).',
	'finding.down':
		'{series}: {value} in the last finished period (from {period}), {change} less than in the one before ({previous}).',
	'finding.same':
		'{series}: {value} in the last finished period (from {period}), the same as in the one before.',
	'finding.new':
		'{series}: {value} in the last finished period (from {period}), against none in the one before.',
	'finding.outside':
		'{series}: {value} in the last finished period (from {period}) is outside the usual range of the {n} periods before ({low} to {high}).',
	'finding.peak': '{series} was highest in the period from {period}: {value}.',
	'finding.largest': '{series} is the largest part: {share} of {total}.',
	'finding.unfinished': 'The period from {period} is unfinished and not compared.',
	'finding.short': 'Only {n} finished periods: too few to speak of a trend.',
	'finding.empty': 'There are no data in the range.',
	'finding.censored':
		'The data begin with the range: members of before count as new at their first event in it, so the first periods are too high.',
	'finding.stray':
		'All events of the data but {stray} lie between {from} and {to}: a time range of these days shows more.',
	'finding.unmeasured': 'MAU needs 30 days of data: days without them are not measured.',
} as const;

export const zh: Messages<typeof en> = {
	name: '趋势',
	about: '一个指标按日、周、月怎样变化，可画四条线，也可以拆开看',

	sentence: '按 {unit} 看 {events} 的 {metric}',
	'sentence.breakdown': '按 {unit} 看 {events} 的 {metric}，按 {breakdown} 拆开',
	'sentence.average': '按 {unit} 看 {events} 的 {metric}，附最近 {average} 期的移动平均',
	'sentence.breakdown.average':
		'按 {unit} 看 {events} 的 {metric}，按 {breakdown} 拆开，附最近 {average} 期的移动平均',

	'metric.active': '活跃人数',
	'metric.new': '首次出现的人数',
	'metric.members': '累计人数',
	'metric.events': '事件数',
	'metric.stickiness': '粘性（DAU ÷ MAU）',
	'metric.orders': '订单数',
	'metric.payers': '付费人数',
	'metric.revenue': '收入',
	'metric.arpu': '人均收入 ARPU',
	'metric.arppu': '付费人均 ARPPU',
	'unit.day': '日',
	'unit.week': '周',
	'unit.month': '月',
	'breakdown.none': '不拆开',

	'series.own': '自主活动',
	'series.own.average': '自主活动，移动平均',
	'series.any': '任意事件',
	'series.any.average': '任意事件，移动平均',
	'series.other.average': '其他，移动平均',
	'series.missing.average': '（空），移动平均',
	'series.nothing.average': '范围内没有，移动平均',
	'series.other': '其他',
	'series.missing': '（空）',
	'series.nothing': '范围内没有',

	'table.caption': '各期数值',
	'table.period': '起始日',
	'table.average': '{series}，移动平均',
	'table.total': '整个范围',
	'table.unfinished': '未完',

	'finding.up':
		'{series}：最近一个完整周期（{period} 起）为 {value}，比上一期（{previous}）多 {change}。',
	'finding.down':
		'{series}：最近一个完整周期（{period} 起）为 {value}，比上一期（{previous}）少 {change}。',
	'finding.same': '{series}：最近一个完整周期（{period} 起）为 {value}，与上一期相同。',
	'finding.new': '{series}：最近一个完整周期（{period} 起）为 {value}，上一期没有。',
	'finding.outside':
		'{series}：最近一个完整周期（{period} 起）为 {value}，超出此前 {n} 期的正常波动范围（{low}–{high}）。',
	'finding.peak': '{series}最高的一期从 {period} 起：{value}。',
	'finding.largest': '{series}占比最大：{total} 中的 {share}。',
	'finding.unfinished': '{period} 起的一期尚未结束，不参与比较。',
	'finding.short': '只有 {n} 个完整周期，还谈不上趋势。',
	'finding.empty': '范围内没有数据。',
	'finding.censored':
		'数据从范围的起点才开始：更早就在的成员会在首次出现时被算作新人，所以头几期偏高。',
	'finding.stray':
		'除 {stray} 个事件外，数据里的事件都在 {from} 至 {to} 之间；把时间范围设为这段日子，图会更清楚。',
	'finding.unmeasured': 'MAU 需要此前 30 天的数据，不足 30 天的日子不计。',
};
