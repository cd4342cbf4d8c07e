import type { Messages } from '../../i18n/types';

export const en = {
	name: 'Circles',
	about: 'Centre, middle and outer circle of a community: how large, and who moves in or out',

	sentence:
		'By {event}, counted as {measure} in each month: in the outer circle from 1 on, in the middle one from {middle}, in the centre from {centre}',
	'sentence.benefits':
		'By {event}, counted as {measure} in each month: in the outer circle from 1 on, in the middle one from {middle}, in the centre from {centre}; benefits: {benefits}',

	'token-benefits': 'Benefits',
	'token-event': 'Taking part',
	'token-measure': 'Counted as',
	'token-middle': 'Middle circle from',
	'token-centre': 'Centre from',
	'measure.days': 'days with it',
	'measure.events': 'events',

	'class.centre': 'Centre (last finished month)',
	'class.middle': 'Middle circle or further in (last finished month)',
	'class.outer': 'Outer circle or further in (last finished month)',
	'class.outside': 'Outside (last finished month)',
	'ring.new': 'New',
	'ring.outside': 'Outside',
	'ring.outer': 'Outer',
	'ring.middle': 'Middle',
	'ring.centre': 'Centre',
	'to.outside': 'Now outside',
	'to.outer': 'Now outer',
	'to.middle': 'Now middle',
	'to.centre': 'Now centre',

	'finding.nobody': 'Nobody in this scope takes part: there are no circles.',
	'finding.circles':
		'In the month of {month}, {centre} of {known} members are in the centre, {share} (95% interval {low} to {high}); with the middle circle {middle}, with the outer one {outer}.',
	'finding.inward':
		'More members move inward than outward in the month of {month}: {inward} against {outward} ({share} of those who move, 95% interval {low} to {high}); {same} stay.',
	'finding.outward':
		'More members move outward than inward in the month of {month}: {outward} against {inward} (inward are {share} of those who move, 95% interval {low} to {high}); {same} stay.',
	'finding.balance':
		'Inward {inward}, outward {outward} in the month of {month}: no more than chance tells apart (inward are {share}, 95% interval {low} to {high}); {same} stay.',
	'finding.still': 'Nobody moves in the month of {month}: {same} stay where they were.',
	'finding.unfinished': '{months} months are not covered to both their ends: they are marked.',
	'finding.onlyUnfinished':
		'There is no finished month: what is told is of an unfinished one, whose circles still grow.',
	'finding.few': 'Only {known} members are known: below 30 every share is a rough guess.',

	'table.circles': 'Members of the circles by month',
	'table.month': 'Month',
	'table.centre': 'Centre',
	'table.middle': 'Middle and further in',
	'table.outer': 'Outer and further in',
	'table.known': 'Members',
	'table.moves': 'Movement from the month before',
	'table.inward': 'Inward',
	'table.outward': 'Outward',
	'table.same': 'Stayed',
	'table.came': 'New',
	'table.matrix': 'From where to where',
	'table.from': 'Before',
	'table.to': 'Now',
	'table.share': 'Share of members',
	'table.circle': 'Circle',
	'table.benefits': 'Benefits of the circles',

	'why.unknown': 'Not known yet by the end of the month of {month}.',
	'why.ring':
		'{ring}: in the month of {month}, {event} {by, select, days {on {times} {timesNumber, plural, one {day} other {days}}} other {{times} {timesNumber, plural, one {time} other {times}}}}.',
	'why.bounds': 'The outer circle begins at 1, the middle one at {middle}, the centre at {centre}.',
	'why.before':
		'The month before: {ring}, {event} {by, select, days {on {times} {timesNumber, plural, one {day} other {days}}} other {{times} {timesNumber, plural, one {time} other {times}}}}.',
	'why.new': 'New: not known before this month.',
	'why.unfinished': 'The month is not covered to both its ends: more may come.',
} as const;

export const zh: Messages<typeof en> = {
	name: '三圈层',
	about: '社群的中心圈、中间圈和外延圈：各有多少人，谁在向里走、谁在向外走',

	sentence: '每月按 {event} 的{measure}计：1 起在外延圈，{middle} 起在中间圈，{centre} 起在中心圈',
	'sentence.benefits':
		'每月按 {event} 的{measure}计：1 起在外延圈，{middle} 起在中间圈，{centre} 起在中心圈；会员权益：{benefits}',

	'token-benefits': '会员权益',
	'token-event': '参与',
	'token-measure': '计法',
	'token-middle': '中间圈起点',
	'token-centre': '中心圈起点',
	'measure.days': '天数',
	'measure.events': '次数',

	'class.centre': '中心圈（最近一个完整的月）',
	'class.middle': '中间圈及以内（最近一个完整的月）',
	'class.outer': '外延圈及以内（最近一个完整的月）',
	'class.outside': '圈外（最近一个完整的月）',
	'ring.new': '新来',
	'ring.outside': '圈外',
	'ring.outer': '外延圈',
	'ring.middle': '中间圈',
	'ring.centre': '中心圈',
	'to.outside': '现在圈外',
	'to.outer': '现在外延圈',
	'to.middle': '现在中间圈',
	'to.centre': '现在中心圈',

	'finding.nobody': '这个范围里没有人参与，谈不上圈层。',
	'finding.circles':
		'{month} 起的一个月，{known} 名成员里 {centre} 人在中心圈，占 {share}（95% 区间 {low}–{high}）；连中间圈 {middle} 人，连外延圈 {outer} 人。',
	'finding.inward':
		'{month} 起的一个月，向里走的比向外走的多：{inward} 人对 {outward} 人（占移动者的 {share}，95% 区间 {low}–{high}），{same} 人未动。',
	'finding.outward':
		'{month} 起的一个月，向外走的比向里走的多：{outward} 人对 {inward} 人（向里占移动者的 {share}，95% 区间 {low}–{high}），{same} 人未动。',
	'finding.balance':
		'{month} 起的一个月，向里 {inward} 人，向外 {outward} 人，差别不出偶然（向里占 {share}，95% 区间 {low}–{high}），{same} 人未动。',
	'finding.still': '{month} 起的一个月没有人移动，{same} 人都在原处。',
	'finding.unfinished': '有 {months} 个月首尾没有被数据完整覆盖，已标出。',
	'finding.onlyUnfinished': '没有已结束的月份：所说的是未结束的一个月，圈里的人还会增加。',
	'finding.few': '已知成员只有 {known} 人，不足 30 人，比例只能当作粗略估计。',

	'table.circles': '各月各圈的成员',
	'table.month': '月份',
	'table.centre': '中心圈',
	'table.middle': '中间圈及以内',
	'table.outer': '外延圈及以内',
	'table.known': '成员',
	'table.moves': '与上月相比的移动',
	'table.inward': '向里',
	'table.outward': '向外',
	'table.same': '未动',
	'table.came': '新来',
	'table.matrix': '从哪里到哪里',
	'table.from': '上月',
	'table.to': '本月',
	'table.share': '占成员',
	'table.circle': '圈层',
	'table.benefits': '各圈会员权益',

	'why.unknown': '{month} 起的一个月结束时还没有出现。',
	'why.ring':
		'{ring}：{month} 起的一个月里，{event} {by, select, days {{times} 天} other {{times} 次}}。',
	'why.bounds': '1 起在外延圈，{middle} 起在中间圈，{centre} 起在中心圈。',
	'why.before': '上一个月：{ring}，{event} {by, select, days {{times} 天} other {{times} 次}}。',
	'why.new': '新来：这个月之前还没有出现。',
	'why.unfinished': '这个月首尾没有被数据完整覆盖，之后还可能变。',
};
