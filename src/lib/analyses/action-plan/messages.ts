import type { Messages } from '../../i18n/types';

export const en = {
	name: 'Action plan',
	about:
		'What is done for which segment, when and for which metric: whom it covers, reaches and asks too often',

	sentence: 'For {rows}: how many members that covers, how many it reached, and what they did',
	'token-rows': 'Actions',

	everyone: 'Everyone',
	reached: 'Reached',
	'rows.some': '{n, plural, =0 {None} one {# action} other {# actions}}',
	'rows.many': '{n} actions or more',

	'view.reach': 'Whom the actions are for, and whom they reached',
	'view.touches': 'Members by number of actions',
	'view.metric': 'Did {metric}',
	'view.after': 'Did {metric} once reached',
	'view.missed': 'Did {metric}, not reached',
	'view.action': '{who}: {action}',

	'table.plan': 'Plan',
	'table.who': 'Who',
	'table.action': 'What',
	'table.from': 'From',
	'table.members': 'Members',
	'table.share': 'Share of all',
	'table.reached': 'Reached',
	'table.reachedShare': 'Share reached',
	'table.reachedLow': 'Reached, 95% from',
	'table.reachedHigh': 'Reached, 95% to',
	'table.metric': 'Metric',
	'table.done': 'Did it',
	'table.doneShare': 'Share who did it',
	'table.doneLow': 'Did it, 95% from',
	'table.doneHigh': 'Did it, 95% to',
	'table.doneAfter': 'Did it once reached',
	'table.afterShare': 'Share of those reached',
	'table.afterLow': 'Once reached, 95% from',
	'table.afterHigh': 'Once reached, 95% to',
	'table.doneMissed': 'Did it, not reached',
	'table.missedShare': 'Share of those not reached',
	'table.touches': 'Members by number of actions',
	'table.rows': 'In',
	'table.both': 'Members in two segments at once',

	'finding.nobody': 'There are no members in this scope.',
	'finding.covered':
		'The plan has something for {covered} of {members} members ({share}); for {left} it has nothing.',
	'finding.all': 'The plan has something for all {members} members.',
	'finding.overlap':
		'{several} members ({share}) are in more than one row and would be addressed more than once; most of them, {both}, are in both “{first}” and “{second}”.',
	'finding.reached':
		'Least reached is “{who}”: {reached} of {members} ({share}; 95% interval {low} to {high}).',
	'finding.empty': 'Nobody is in “{who}”.',
	'finding.selection':
		'“{who}”: {after} of those reached did it, {without} of the others. Who is reached is no chance: this is no effect of the action; only a group left out at random would show one.',
} as const;

export const zh: Messages<typeof en> = {
	name: '行动计划',
	about: '对哪些人、做什么、何时做、看什么指标：覆盖了谁，触达了谁，谁被打扰太多次',

	sentence: '对{rows}：覆盖多少成员，触达多少，他们做了什么',
	'token-rows': '行动',

	everyone: '全体成员',
	reached: '已触达',
	'rows.some': '{n, plural, =0 {没有行动} other {# 个行动}}',
	'rows.many': '{n} 个及以上',

	'view.reach': '行动对着谁，触达了谁',
	'view.touches': '成员各有几个行动',
	'view.metric': '做了{metric}',
	'view.after': '触达后做了{metric}',
	'view.missed': '未触达而做了{metric}',
	'view.action': '{who}：{action}',

	'table.plan': '计划',
	'table.who': '对象',
	'table.action': '做什么',
	'table.from': '从何时起',
	'table.members': '人数',
	'table.share': '占全体',
	'table.reached': '已触达',
	'table.reachedShare': '触达率',
	'table.reachedLow': '触达率 95% 下限',
	'table.reachedHigh': '触达率 95% 上限',
	'table.metric': '指标',
	'table.done': '做了的人',
	'table.doneShare': '做了的占比',
	'table.doneLow': '做了 95% 下限',
	'table.doneHigh': '做了 95% 上限',
	'table.doneAfter': '触达后做了的人',
	'table.afterShare': '占已触达',
	'table.afterLow': '触达后 95% 下限',
	'table.afterHigh': '触达后 95% 上限',
	'table.doneMissed': '未触达而做了的人',
	'table.missedShare': '占未触达',
	'table.touches': '成员各有几个行动',
	'table.rows': '行动数',
	'table.both': '同时在两个人群里的成员',

	'finding.nobody': '这个范围里没有成员。',
	'finding.covered':
		'计划照顾到 {members} 名成员中的 {covered} 人（{share}），另外 {left} 人没有任何行动。',
	'finding.all': '计划照顾到全部 {members} 名成员。',
	'finding.overlap':
		'有 {several} 名成员（{share}）同时在不止一行里，会被打扰不止一次；其中最多的 {both} 人既在“{first}”又在“{second}”。',
	'finding.reached':
		'触达最少的是“{who}”：{members} 人中 {reached} 人（{share}；95% 区间 {low}–{high}）。',
	'finding.empty': '“{who}”里没有人。',
	'finding.selection':
		'“{who}”：触达的人里 {after} 做了，没触达的人里 {without}。谁被触达不是随机的，这不是行动的效果；要看效果，须随机留出一组不做。',
};
