import type { Messages } from '../../i18n/types';

export const en = {
	name: 'Lifecycle',
	about: 'Who is new, growing, mature, at risk or lost, how members move, and who comes and goes',

	sentence:
		'By {event}: new for {newDays}; at risk when silent longer than {atRisk}% of the gaps{grouped, select, yes { of the same {by}} other {}}, lost longer than {lost}%; growing against {trendDays} before{left, select, lost {; who left is {leave}} other {}}; flow by {unit}',
	'token-event': 'Activity',
	'token-by': 'Gaps of the same',
	'token-atRisk': 'At risk from, %',
	'token-lost': 'Lost from, %',
	'token-newDays': 'New for',
	'token-trendDays': 'Trend over',
	'token-unit': 'Period',
	'token-leave': 'Who left',

	days: '{n, plural, one {day} other {days}}',
	'by.none': 'everyone',
	'unit.day': 'day',
	'unit.week': 'week',
	'unit.month': 'month',
	'leave.lost': 'lost at once',
	'leave.ignore': 'judged like the others',

	'stage.new': 'New',
	'stage.growing': 'Growing',
	'stage.mature': 'Mature',
	'stage.at-risk': 'At risk',
	'stage.lost': 'Lost',
	'stage.never': 'Never active',
	'stage.absent': 'Not known yet',
	'stage.all': 'All members',
	'flow.active': 'Active',
	'flow.new': 'New',
	'flow.returning': 'Returning',
	'flow.resurrected': 'Resurrected',
	'flow.dormant': 'Dormant',
	'group.all': 'Everyone',
	'note.borrowed': 'fewer than 30 gaps: everyone’s bounds',

	'table.stages': 'Members by stage',
	'table.stage': 'Stage',
	'table.members': 'Members',
	'table.share': 'Share',
	'table.low': '95% from',
	'table.high': '95% to',
	'table.moves':
		'Movement between stages: from the end of one period (rows) to the end of the next (columns)',
	'table.moveShares': 'Movement, as shares of each row',
	'table.from': 'From',
	'table.to': 'To',
	'table.total': 'All',
	'table.flow': 'Who comes and goes',
	'table.period': 'Period',
	'table.bounds': 'Silent days: where at risk and lost begin',
	'table.group': 'Group',
	'table.behind': 'Members with gaps',
	'table.gaps': 'Gaps',
	'table.atRisk': 'At risk after, days',
	'table.lost': 'Lost after, days',
	'table.note': 'Note',

	'why.absent': '{stage}: nothing of this member is in the data yet.',
	'why.left': '{stage}: left, and has not come back.',
	'why.new':
		'{stage}: known for {known} {knownNumber, plural, one {day} other {days}}; new for the first {max}.',
	'why.never':
		'{stage}: known for {known} {knownNumber, plural, one {day} other {days}}, without any activity.',
	'why.listed': '{stage}: known from a list of members alone, without any event.',
	'why.silent':
		'{stage}: silent for {silent} {silentNumber, plural, one {day} other {days}}; at risk after {atRisk}, lost after {lost} days of silence.',
	'why.trend':
		'{recent} active {recentNumber, plural, one {day} other {days}} in the last {days}, {prior} in as many before.',
	'finding.nobody': 'There are no members in this scope.',
	'finding.at-risk':
		'{count} of {members} members are at risk: {share} (95% interval {low} to {high}), silent for more than {days} and at most {lost} days.',
	'finding.at-risk.grouped':
		'{count} of {members} members are at risk: {share} (95% interval {low} to {high}). Each is held against the own group; over everyone the bounds are {days} and {lost} days.',
	'finding.lost':
		'{count} of {members} are lost: {share} (95% interval {low} to {high}), silent for more than {days} days.',
	'finding.lost.grouped':
		'{count} of {members} are lost: {share} (95% interval {low} to {high}). Over everyone the bound is {days} days.',
	'finding.faded':
		'Of {total} members who were growing or mature at the end of the period of {from}, {count} were at risk or lost at the end of that of {to}: {share} (95% interval {low} to {high}).',
	'finding.flow':
		'In the {unit} of {period}, {active} were active: {new} new, {returning} returning, {resurrected} resurrected. Of the {previous} of the period before, {dormant} fell silent.',
	'finding.few': 'Only {members} members: below 30 every share is a rough guess.',
	'finding.noGaps':
		'Nobody was active on two days: there are no gaps to judge by, so silent for more than {days} days counts as lost.',
	'finding.fewGaps': 'Only {gaps} gaps: their percentiles are a rough guess.',
	'finding.unfinished':
		'An unfinished {unit} is marked: members can still return in it, so too many look dormant.',
	'finding.leftCensored':
		'The flow begins where the data do: in its first periods members look new who were there before.',
} as const;

export const zh: Messages<typeof en> = {
	name: '生命周期',
	about: '谁是新人、成长、成熟、沉睡、流失，怎么流转，谁来谁走',

	sentence:
		'按 {event}：{newDays}以内算新人；沉默超过{grouped, select, yes {同一 {by} 的} other {}} {atRisk}% 的间隔算有流失风险，超过 {lost}% 算流失；成长看近 {trendDays}与之前相比{left, select, lost {；已离开的{leave}} other {}}；按{unit}看流动',
	'token-event': '活跃事件',
	'token-by': '间隔按组',
	'token-atRisk': '风险起点 %',
	'token-lost': '流失起点 %',
	'token-newDays': '新人期',
	'token-trendDays': '趋势天数',
	'token-unit': '周期',
	'token-leave': '已离开的人',

	days: '{n, plural, other {天}}',
	'by.none': '全体',
	'unit.day': '日',
	'unit.week': '周',
	'unit.month': '月',
	'leave.lost': '立即算流失',
	'leave.ignore': '与其他人一样判断',

	'stage.new': '新人',
	'stage.growing': '成长',
	'stage.mature': '成熟',
	'stage.at-risk': '有流失风险',
	'stage.lost': '流失',
	'stage.never': '从未活跃',
	'stage.absent': '当时还没来',
	'stage.all': '全部成员',
	'flow.active': '活跃',
	'flow.new': '新增',
	'flow.returning': '留下',
	'flow.resurrected': '唤回',
	'flow.dormant': '沉默',
	'group.all': '全体',
	'note.borrowed': '间隔不足 30 个，用全体的界限',

	'table.stages': '各阶段的成员',
	'table.stage': '阶段',
	'table.members': '人数',
	'table.share': '占比',
	'table.low': '95% 下限',
	'table.high': '95% 上限',
	'table.moves': '阶段流转：从一期末（行）到下一期末（列）',
	'table.moveShares': '阶段流转，占每行的比例',
	'table.from': '从',
	'table.to': '到',
	'table.total': '合计',
	'table.flow': '谁来谁走',
	'table.period': '周期',
	'table.bounds': '沉默天数：风险与流失的界限',
	'table.group': '组',
	'table.behind': '有间隔的人',
	'table.gaps': '间隔数',
	'table.atRisk': '超过即有风险，天',
	'table.lost': '超过即流失，天',
	'table.note': '备注',

	'why.absent': '{stage}：数据里还没有这个人的记录。',
	'why.left': '{stage}：已离开，没有回来。',
	'why.new': '{stage}：出现 {known} 天；前 {max} 天算新。',
	'why.never': '{stage}：出现 {known} 天，没有任何活动。',
	'why.listed': '{stage}：只在成员名单里，没有任何事件。',
	'why.silent': '{stage}：已沉默 {silent} 天；超过 {atRisk} 天算有风险，超过 {lost} 天算流失。',
	'why.trend': '最近 {days} 天活跃 {recent} 天，再之前的 {days} 天活跃 {prior} 天。',
	'finding.nobody': '这个范围里没有成员。',
	'finding.at-risk':
		'{members} 名成员中 {count} 人有流失风险：{share}（95% 区间 {low}–{high}），沉默超过 {days} 天、不超过 {lost} 天。',
	'finding.at-risk.grouped':
		'{members} 名成员中 {count} 人有流失风险：{share}（95% 区间 {low}–{high}）。每人与本组比；全体的界限是 {days} 天和 {lost} 天。',
	'finding.lost':
		'{members} 名成员中 {count} 人已流失：{share}（95% 区间 {low}–{high}），沉默超过 {days} 天。',
	'finding.lost.grouped':
		'{members} 名成员中 {count} 人已流失：{share}（95% 区间 {low}–{high}）。全体的界限是 {days} 天。',
	'finding.faded':
		'{from} 起那一期末的成长、成熟成员 {total} 人，到 {to} 起那一期末有 {count} 人进入风险或流失：{share}（95% 区间 {low}–{high}）。',
	'finding.flow':
		'{period} 起的一{unit}里 {active} 人活跃：新增 {new}，留下 {returning}，唤回 {resurrected}；上一期的 {previous} 人里 {dormant} 人沉默了。',
	'finding.few': '只有 {members} 名成员，不足 30 人，占比只能当作粗略估计。',
	'finding.noGaps': '没有人在两天里活跃过，没有间隔可依，沉默超过 {days} 天即算流失。',
	'finding.fewGaps': '只有 {gaps} 个间隔，百分位只能当作粗略估计。',
	'finding.unfinished': '没过完的{unit}已标出：其中的人还可能回来，沉默的会显得偏多。',
	'finding.leftCensored': '流动从数据开头算起：最初几期里，早就在的人也会显得是新增。',
};
