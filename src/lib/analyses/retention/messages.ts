import type { Messages } from '../../i18n/types';

export const en = {
	name: 'Retention',
	about: 'Of those who began together, how many come back later',

	sentence:
		'After doing {start}{who, select, each {} other { for the first time}}, who does {return} in {unit} N{late, select, yes { {mode}} other {}}; cohorts by {cohort}{timing, select, rolling {; {unit} N is counted {clock}} other {}}{week, select, yes {; weeks begin on {weekStart}} other {}}{cut, select, yes {; {periods}} other {}}',

	'token-start': 'Begins with',
	'token-return': 'Comes back with',
	'token-unit': 'Period',
	'token-cohort': 'Cohort by',
	'token-mode': 'When',
	'token-clock': 'Periods counted',
	'token-weekStart': 'First day of the week',
	'token-periods': 'Periods shown',

	'unit.day': 'day',
	'unit.week': 'week',
	'unit.month': 'month',
	'cohort.first-ever': 'the first time ever',
	'cohort.first-in-range': 'the first time in the range',
	'cohort.each': 'every period with it',
	'mode.on': 'in that period',
	'mode.on-or-after': 'or later',
	'clock.calendar': 'by the calendar',
	'clock.rolling': 'from each member’s own start',
	'weekStart.0': 'the data set’s first day',
	'weekStart.1': 'Monday',
	'weekStart.6': 'Saturday',
	'weekStart.7': 'Sunday',
	'periods.0': 'all periods that the data allow',
	'periods.5': 'up to period 4',
	'periods.9': 'up to period 8',
	'periods.13': 'up to period 12',
	'periods.27': 'up to period 26',

	'period.day': 'Day {n}',
	'period.week': 'Week {n}',
	'period.month': 'Month {n}',

	'gap.day': '… {n} empty days …',
	'gap.week': '… {n} empty weeks …',
	'gap.month': '… {n} empty months …',

	'finding.nobody': 'Nobody began in this scope: there are no cohorts.',
	'finding.next':
		'{share} come back in {unit} 1 (95% interval {low} to {high}): {count} of {size} (finished cohorts: {cohorts}).',
	'finding.nextLate':
		'{share} come back in {unit} 1 or later (95% interval {low} to {high}): {count} of {size} (finished cohorts: {cohorts}).',
	'finding.noNext': 'No cohort has finished {unit} 1 yet: there is no average to tell.',
	'finding.spread':
		'In {unit} 1 the cohort of {best} holds best, {bestShare} of {bestSize}, and that of {worst} least, {worstShare} of {worstSize}: more than chance explains.',
	'finding.noSpread':
		'No cohort differs from another in {unit} 1 by more than chance explains ({cohorts} compared).',
	'finding.few': 'Only {size} members in finished cohorts: below 30 every rate is a rough guess.',
	'finding.unfinished':
		'{cells} of the periods after the start are unfinished: they are marked, and left out of every average.',
	'finding.leftCensored':
		'The cohort of {start} lies at the very beginning of the data: its members may have begun earlier.',
	'finding.history': 'First times are looked for in all the data, before the time range too.',

	'table.rates': 'Share who came back',
	'table.counts': 'Members who came back',
	'table.averages': 'Averages over finished cohorts',
	'table.cohort': 'Cohort',
	'table.size': 'Members',
	'table.period': 'Period',
	'table.average': 'Pooled',
	'table.low': '95% from',
	'table.high': '95% to',
	'table.simple': 'Mean of the cohorts',
	'table.count': 'Came back',
	'table.of': 'Of',
	'table.cohorts': 'Cohorts',

	'why.none':
		'In no cohort: {start} was not done in this range{cut, select, yes {, or for the first time before it} other {}}.',
	'why.cohort':
		'Cohort of {cohort}: {start} {by, select, each {} other {for the first time }}on {day}{cohortsNumber, plural, one {} other {; in {cohorts} cohorts in all}}.',
	'why.back':
		'Came back in {unit} {n}{late, select, yes { or later, from {from} on} other {, {from} to {to}}}: {return} on {days} {daysNumber, plural, one {day} other {days}}, {daysNumber, plural, one {{first}} other {from {first} to {last}}}.',
	'why.notBack':
		'Did not come back in {unit} {n}{late, select, yes { or later, from {from} on} other {, {from} to {to}}}: no {return}.',
	'why.notYet': 'Not yet: {unit} {n} begins after the end of the data.',
	'why.unfinished': 'Unfinished: {unit} {n} is not over at the end of the data.',
	'why.inNoAverage': 'The period is not finished for this cohort: it is in no average.',
} as const;

export const zh: Messages<typeof en> = {
	name: '留存',
	about: '同一批开始的人，过一段时间还有多少回来',

	sentence:
		'{who, select, each {每次} other {首次}} {start} 后，第 N {unit}{late, select, yes { {mode}} other {}} 还有 {return} 的人；同期群按 {cohort}{timing, select, rolling {；期数{clock}} other {}}{week, select, yes {；一周从 {weekStart} 开始} other {}}{cut, select, yes {;{periods}} other {}}',

	'token-start': '起始事件',
	'token-return': '回来事件',
	'token-unit': '周期',
	'token-cohort': '分群依据',
	'token-mode': '回来的时间',
	'token-clock': '期数算法',
	'token-weekStart': '一周第一天',
	'token-periods': '期数',

	'unit.day': '日',
	'unit.week': '周',
	'unit.month': '月',
	'cohort.first-ever': '有记录以来的首次',
	'cohort.first-in-range': '时间范围内的首次',
	'cohort.each': '做过的每一期',
	'mode.on': '当期',
	'mode.on-or-after': '及以后',
	'clock.calendar': '按日历',
	'clock.rolling': '从各人自己的起点算',
	'weekStart.0': '数据集的设置',
	'weekStart.1': '周一',
	'weekStart.6': '周六',
	'weekStart.7': '周日',
	'periods.0': '数据有几期看几期',
	'periods.5': '看到第 4 期',
	'periods.9': '看到第 8 期',
	'periods.13': '看到第 12 期',
	'periods.27': '看到第 26 期',

	'period.day': '第 {n} 日',
	'period.week': '第 {n} 周',
	'period.month': '第 {n} 月',

	'gap.day': '…… {n} 天无人 ……',
	'gap.week': '…… {n} 周无人 ……',
	'gap.month': '…… {n} 个月无人 ……',

	'finding.nobody': '这个范围里没有人开始，没有同期群可看。',
	'finding.next':
		'第 1 {unit}留存 {share}（95% 区间 {low}–{high}）：{cohorts} 个已结束的同期群，{size} 人里回来了 {count} 人。',
	'finding.nextLate':
		'第 1 {unit}及以后还回来的占 {share}（95% 区间 {low}–{high}）：{cohorts} 个已结束的同期群，{size} 人里有 {count} 人。',
	'finding.noNext': '还没有哪个同期群过完第 1 {unit}，谈不上平均。',
	'finding.spread':
		'第 1 {unit}留存最高的是 {best} 这一群，{bestSize} 人里 {bestShare}；最低的是 {worst}，{worstSize} 人里 {worstShare}。差别超出了偶然的范围。',
	'finding.noSpread': '比较了 {cohorts} 个同期群，第 1 {unit}留存的高低没有超出偶然的范围。',
	'finding.few': '已结束的同期群里只有 {size} 人，不足 30 人，比例只能当作粗略估计。',
	'finding.unfinished': '有 {cells} 格还没过完，表中标出，所有平均都不计入。',
	'finding.leftCensored': '{start} 这一群正好在数据开头，其中有些人可能更早就开始了。',
	'finding.history': '首次是在全部数据里找的，包括时间范围之前。',

	'table.rates': '回来的比例',
	'table.counts': '回来的人数',
	'table.averages': '已结束同期群的平均',
	'table.cohort': '同期群',
	'table.size': '人数',
	'table.period': '期',
	'table.average': '合并计算',
	'table.low': '95% 下限',
	'table.high': '95% 上限',
	'table.simple': '各群比例的平均',
	'table.count': '回来人数',
	'table.of': '总人数',
	'table.cohorts': '同期群数',

	'why.none':
		'不在任何同期群里：这个范围内没有{start}{cut, select, yes {，或者第一次在范围之前} other {}}。',
	'why.cohort':
		'{cohort} 的同期群：{by, select, each {} other {首次}}{start}在 {day}{cohortsNumber, plural, =1 {} other {；共在 {cohorts} 个同期群里}}。',
	'why.back':
		'第 {n} {unit}{late, select, yes {及以后（{from} 起）} other {（{from} 至 {to}）}}回来过：{return} {days} 天，{daysNumber, plural, =1 {{first}} other {从 {first} 到 {last}}}。',
	'why.notBack':
		'第 {n} {unit}{late, select, yes {及以后（{from} 起）} other {（{from} 至 {to}）}}没有回来：没有{return}。',
	'why.notYet': '第 {n} {unit}在数据结束之后才开始。',
	'why.unfinished': '数据结束时第 {n} {unit}还没过完。',
	'why.inNoAverage': '这个同期群的这一期还没过完，不计入平均。',
};
