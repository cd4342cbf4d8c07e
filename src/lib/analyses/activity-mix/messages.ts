import type { Messages } from '../../i18n/types';

export const en = {
	name: 'Activity mix',
	about: 'How many members are core, active or only reading, and how that shifts over time',

	sentence:
		'By the {by} with {event} in a {unit}: core from {core} on, active from {active} on, else lurker{left, select, out {; who left before is {leave}} other {}}; beside {referenceCore}% core and {referenceActive}% active',
	'token-event': 'Activity',
	'token-unit': 'Period',
	'token-by': 'Counted',
	'token-core': 'Core from',
	'token-active': 'Active from',
	'token-leave': 'Who left',
	'token-referenceCore': 'Reference: core, %',
	'token-referenceActive': 'Reference: active, %',

	'unit.week': 'week',
	'unit.month': 'month',
	'by.days': 'days',
	'by.events': 'number of events',
	'leave.stay': 'still a member',
	'leave.out': 'out until active again',

	'class.core': 'Core (last finished period)',
	'class.active': 'Active (last finished period)',
	'class.lurker': 'Lurkers (last finished period)',
	'level.core': 'Core',
	'level.active': 'Active',
	'level.lurker': 'Lurkers',
	reference: 'Reference {share} (case figure, unverified)',

	'table.mix': 'Members by activity',
	'table.level': 'Level',
	'table.count': 'Members',
	'table.share': 'Share',
	'table.low': '95% from',
	'table.high': '95% to',
	'table.reference': 'Reference (case figure, unverified)',
	'table.periods': 'Over time',
	'table.shares': 'Shares over time',
	'table.period': 'Period',
	'table.members': 'Members',
	'table.coreShare': 'Share core',
	'table.activeShare': 'Share active',
	'table.lurkerShare': 'Share lurkers',

	'finding.nobody': 'There are no members to sort in this scope.',
	'finding.mix':
		'In the {unit} of {period}, {core} of {members} members are core, {active} active and {lurker} lurkers.',
	'finding.away':
		'{level}: {share} (95% interval {low} to {high}; {count} of {members}). The reference of {reference}, an unverified case figure, lies outside the interval.',
	'finding.up':
		'The core has grown from {then} in the {unit} of {first} to {now} in that of {last}: the intervals do not touch.',
	'finding.down':
		'The core has shrunk from {then} in the {unit} of {first} to {now} in that of {last}: the intervals do not touch.',
	'finding.noFinished':
		'No {unit} is finished yet: members can still become active or core, so these shares will change.',
	'finding.unfinished':
		'Unfinished periods are marked: their members had less time, so lurkers look too many.',
	'finding.few': 'Only {members} members: below 30 every share is a rough guess.',
	'finding.everyoneActed':
		'Everybody in these data did something at some time. Members who only read are missing unless a list of members is imported: there are more lurkers than shown.',
	'finding.someLeft': 'Who left is no member in the periods after, until active again.',

	'why.unknown': 'Not a member yet in the {unit} of {period}.',
	'why.out': 'Left before the {unit} of {period}, and not active again in it.',
	'why.level':
		'{level}: in the {unit} of {period}, {event} {by, select, days {on {done} {doneNumber, plural, one {day} other {days}}} other {{done} {doneNumber, plural, one {time} other {times}}}}.',
	'why.bounds':
		'Active from {active} {by, select, days {{activeNumber, plural, one {day} other {days}}} other {{activeNumber, plural, one {time} other {times}}}} on, core from {core}; below: lurker.',
	'why.unfinished': 'The {unit} of {period} is not covered to both its ends: more may come.',
} as const;

export const zh: Messages<typeof en> = {
	name: '活跃结构',
	about: '核心、活跃、潜水的人各占多少，随时间怎么变',

	sentence:
		'按一{unit}里有 {event} 的{by}：满 {core} 为核心，满 {active} 为活跃，其余为潜水{left, select, out {；之前已离开的{leave}} other {}}；参照核心 {referenceCore}%、活跃 {referenceActive}%',
	'token-event': '活跃事件',
	'token-unit': '周期',
	'token-by': '计数',
	'token-core': '核心起点',
	'token-active': '活跃起点',
	'token-leave': '已离开的人',
	'token-referenceCore': '参照：核心 %',
	'token-referenceActive': '参照：活跃 %',

	'unit.week': '周',
	'unit.month': '月',
	'by.days': '天数',
	'by.events': '次数',
	'leave.stay': '仍算成员',
	'leave.out': '不算，再活跃时算回',

	'class.core': '核心用户（最近一个完整周期）',
	'class.active': '活跃用户（最近一个完整周期）',
	'class.lurker': '潜水用户（最近一个完整周期）',
	'level.core': '核心用户',
	'level.active': '活跃用户',
	'level.lurker': '潜水用户',
	reference: '参照 {share}（案例数据，未核实）',

	'table.mix': '按活跃程度的成员',
	'table.level': '层级',
	'table.count': '人数',
	'table.share': '占比',
	'table.low': '95% 下限',
	'table.high': '95% 上限',
	'table.reference': '参照（案例数据，未核实）',
	'table.periods': '各期',
	'table.shares': '各期占比',
	'table.period': '周期',
	'table.members': '成员数',
	'table.coreShare': '核心占比',
	'table.activeShare': '活跃占比',
	'table.lurkerShare': '潜水占比',

	'finding.nobody': '这个范围里没有成员可分。',
	'finding.mix':
		'{period} 起的一{unit}里，{members} 名成员中核心占 {core}，活跃占 {active}，潜水占 {lurker}。',
	'finding.away':
		'{level}占 {share}（95% 区间 {low}–{high}；{members} 人中 {count} 人）。参照值 {reference} 是未核实的案例数据，落在区间之外。',
	'finding.up':
		'核心用户的占比从 {first} 起那一{unit}的 {then} 升到 {last} 起那一{unit}的 {now}，两个区间不相接。',
	'finding.down':
		'核心用户的占比从 {first} 起那一{unit}的 {then} 降到 {last} 起那一{unit}的 {now}，两个区间不相接。',
	'finding.noFinished': '还没有哪一{unit}过完：成员还可能变活跃，这些占比会变。',
	'finding.unfinished': '没过完的周期已标出：时间还短，潜水会显得偏多。',
	'finding.few': '只有 {members} 名成员，不足 30 人，占比只能当作粗略估计。',
	'finding.everyoneActed':
		'数据里的人都有过活动。没有导入成员名单时，只看不说的人不在其中：潜水的人比这里显示的多。',
	'finding.someLeft': '离开的人在之后的周期里不算成员，直到再次活跃。',

	'why.unknown': '{period} 起的一{unit}里还不是成员。',
	'why.out': '{period} 起的一{unit}之前已离开，这一{unit}里也没有再活跃。',
	'why.level':
		'{level}：{period} 起的一{unit}里，{event} {by, select, days {{done} 天} other {{done} 次}}。',
	'why.bounds':
		'满 {active} {by, select, days {天} other {次}}为活跃，满 {core} {by, select, days {天} other {次}}为核心，不到为潜水。',
	'why.unfinished': '{period} 起的一{unit}首尾没有被数据完整覆盖，之后还可能变。',
};
