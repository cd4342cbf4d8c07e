import type { Messages } from '../../i18n/types';

export const en = {
	name: 'Overview',
	about: 'Members, actives, newcomers and revenue of a period, against the one before',

	sentence: '{show} figures of {period}; active members did {active}',
	'sentence.compare':
		'{show} figures of {period}, compared with {compare}; active members did {active}',
	'sentence.join':
		'{show} figures of {period}; active members did {active}, new members did {join}',
	'sentence.compare.join':
		'{show} figures of {period}, compared with {compare}; active members did {active}, new members did {join}',
	'sentence.order':
		'{show} figures of {period}; active members did {active}; orders: {order}, {revenue}',
	'sentence.compare.order':
		'{show} figures of {period}, compared with {compare}; active members did {active}; orders: {order}, {revenue}',
	'sentence.join.order':
		'{show} figures of {period}; active members did {active}, new members did {join}; orders: {order}, {revenue}',
	'sentence.compare.join.order':
		'{show} figures of {period}, compared with {compare}; active members did {active}, new members did {join}; orders: {order}, {revenue}',

	'show.all': 'All key',
	'show.activity': 'Activity',
	'show.money': 'Money',
	'period.scope': 'the notebook’s time range',
	'period.last-day': 'the last full day',
	'period.last-week': 'the last full week',
	'period.last-month': 'the last full month',
	'period.last-7-days': 'the last 7 full days',
	'period.last-30-days': 'the last 30 full days',
	'compare.previous': 'the period before',
	'compare.month-before': 'a month earlier',
	'compare.year-before': 'a year earlier',
	'compare.none': 'nothing',
	'revenue.net': 'less refunds',
	'revenue.gross': 'before refunds',

	'metric.members': 'Members',
	'metric.active': 'Active members',
	'metric.activeRate': 'Active share',
	'metric.new': 'New members',
	'metric.dau': 'DAU, last day',
	'metric.wau': 'WAU, last 7 days',
	'metric.mau': 'MAU, last 30 days',
	'metric.dauMean': 'DAU, mean',
	'metric.stickiness': 'Stickiness, DAU ÷ MAU',
	'metric.stickinessOfMeans': 'Mean DAU ÷ mean MAU',
	'metric.events': 'Events',
	'metric.revenue': 'Revenue',
	'metric.orders': 'Orders',
	'metric.payers': 'Payers',
	'metric.payerRate': 'Paying share',
	'metric.arpu': 'ARPU, per member',
	'metric.arppu': 'ARPPU, per payer',

	'table.caption': 'Key figures',
	'table.metric': 'Figure',
	'table.value': 'Period',
	'table.previous': 'Before',
	'table.change': 'Change',
	'table.relative': 'Change, %',
	'table.low': 'From (95%)',
	'table.high': 'To (95%)',
	'table.n': 'n',
	'table.daily': 'Actives by day',
	'table.day': 'Day',
	'table.dau': 'DAU',
	'table.wau': 'WAU',
	'table.mau': 'MAU',
	'table.group.count': 'Numbers',
	'table.group.money': 'Amounts',
	'table.group.share': 'Shares',

	'reason.before-data': 'The data do not reach back over the period to compare with.',
	'reason.after-data': 'The data do not cover the period to compare with.',
	'reason.overlaps': 'The period to compare with would overlap this one.',
	'reason.not-asked': 'Not compared.',

	'finding.empty': 'There are no data in the period.',
	'finding.changed':
		'{metric}: {value} of {n}, {change} against the period before (95% interval {low} to {high}).',
	'finding.alike':
		'{metric}: {value} of {n}; the change against the period before ({low} to {high}, 95% interval) may be chance.',
	'finding.rate': '{metric}: {value} of {n} (95% interval {low} to {high}).',
	'finding.up': '{metric}: {value}, {relative} more than in the period before ({previous}).',
	'finding.down': '{metric}: {value}, {relative} less than in the period before ({previous}).',
	'finding.same': '{metric}: {value}, the same as before.',
	'finding.unfinished': 'The period is not finished: its figures are not compared.',
	'finding.mau':
		'MAU and stickiness need 30 days of data up to the day: earlier days are left out.',
	'finding.lengths': 'The periods differ in length: {days} and {before} days.',
	'finding.few': '{metric} rests on {n} only.',
} as const;

export const zh: Messages<typeof en> = {
	name: '概览',
	about: '一段时间内的成员、活跃、新增与收入，与上一段相比',

	sentence: '看 {period} 的 {show} 指标；做过 {active} 算活跃',
	'sentence.compare': '看 {period} 的 {show} 指标，与 {compare} 相比；做过 {active} 算活跃',
	'sentence.join': '看 {period} 的 {show} 指标；做过 {active} 算活跃，{join} 算新增',
	'sentence.compare.join':
		'看 {period} 的 {show} 指标，与 {compare} 相比；做过 {active} 算活跃，{join} 算新增',
	'sentence.order':
		'看 {period} 的 {show} 指标；做过 {active} 算活跃；{order} 算购买，收入 {revenue}',
	'sentence.compare.order':
		'看 {period} 的 {show} 指标，与 {compare} 相比；做过 {active} 算活跃；{order} 算购买，收入 {revenue}',
	'sentence.join.order':
		'看 {period} 的 {show} 指标；做过 {active} 算活跃，{join} 算新增；{order} 算购买，收入 {revenue}',
	'sentence.compare.join.order':
		'看 {period} 的 {show} 指标，与 {compare} 相比；做过 {active} 算活跃，{join} 算新增；{order} 算购买，收入 {revenue}',

	'show.all': '全部核心',
	'show.activity': '活跃',
	'show.money': '收入',
	'period.scope': '手记的时间范围',
	'period.last-day': '最近一整天',
	'period.last-week': '最近一整周',
	'period.last-month': '最近一整月',
	'period.last-7-days': '最近 7 个整天',
	'period.last-30-days': '最近 30 个整天',
	'compare.previous': '上一段',
	'compare.month-before': '一个月前',
	'compare.year-before': '去年同期',
	'compare.none': '不比较',
	'revenue.net': '扣除退款',
	'revenue.gross': '不扣退款',

	'metric.members': '成员',
	'metric.active': '活跃成员',
	'metric.activeRate': '活跃率',
	'metric.new': '新增成员',
	'metric.dau': '日活跃 DAU（末日）',
	'metric.wau': '周活跃 WAU（末 7 天）',
	'metric.mau': '月活跃 MAU（末 30 天）',
	'metric.dauMean': '日均活跃',
	'metric.stickiness': '粘性 DAU/MAU',
	'metric.stickinessOfMeans': '日均 DAU ÷ 日均 MAU',
	'metric.events': '事件数',
	'metric.revenue': '收入',
	'metric.orders': '订单数',
	'metric.payers': '付费人数',
	'metric.payerRate': '付费率',
	'metric.arpu': '人均收入 ARPU',
	'metric.arppu': '付费人均 ARPPU',

	'table.caption': '核心指标',
	'table.metric': '指标',
	'table.value': '本期',
	'table.previous': '对比期',
	'table.change': '变化',
	'table.relative': '变化率',
	'table.low': '下限（95%）',
	'table.high': '上限（95%）',
	'table.n': '基数',
	'table.daily': '每日活跃',
	'table.day': '日期',
	'table.dau': '日活跃',
	'table.wau': '周活跃',
	'table.mau': '月活跃',
	'table.group.count': '数量',
	'table.group.money': '金额',
	'table.group.share': '比率',

	'reason.before-data': '数据没有覆盖到要对比的那段时间。',
	'reason.after-data': '数据没有覆盖到要对比的那段时间的末尾。',
	'reason.overlaps': '要对比的那段时间与本期重叠。',
	'reason.not-asked': '未作对比。',

	'finding.empty': '这段时间没有数据。',
	'finding.changed':
		'{metric} {value}（基数 {n}），与对比期相差 {change}（95% 区间 {low} 至 {high}）。',
	'finding.alike':
		'{metric} {value}（基数 {n}）；与对比期之差（95% 区间 {low} 至 {high}）可能只是偶然。',
	'finding.rate': '{metric} {value}（基数 {n}，95% 区间 {low}–{high}）。',
	'finding.up': '{metric} {value}，比对比期（{previous}）多 {relative}。',
	'finding.down': '{metric} {value}，比对比期（{previous}）少 {relative}。',
	'finding.same': '{metric} {value}，与对比期相同。',
	'finding.unfinished': '这段时间尚未结束，不作对比。',
	'finding.mau': 'MAU 与粘性需要此前 30 天的数据，更早的日子不计。',
	'finding.lengths': '两段时间长短不同：{days} 天与 {before} 天。',
	'finding.few': '{metric} 的基数只有 {n}。',
};
