import type { Messages } from '../../i18n/types';
import * as rules from '../shared/rfm/messages';

export const en = {
	...rules.en,
	name: 'Value matrix',
	about:
		'RFM class by group of value by behaviour: how many, worth how much, and how many came back',

	sentence:
		'{by, select, activity {Counted: {order}, value: {value} ({weights})} other {Orders: {order}, amounts {revenue}}}{counted, select, orders {, frequency: {frequency}} other {}}; {set}{own, select, yes { ({segments})} other {}}{halved, select, yes {, high and low against the {split},} other {}} by {scoring}{how, select, cuts {: recency at {cutsR}, frequency at {cutsF}, value at {cutsM}} bins { in {bins} bins} other {}}; value in {groups} groups; by {tag}: {tagged, select, event {{did}} other {{column}}}{limited, select, yes {, {top} of its values by name} other {}}; all as of {days} before the end; back is who did {back} since',
	'token-order': 'Orders',
	'token-tag': 'Behaviour',
	'token-value': 'Value',
	'token-groups': 'Groups of value',
	'token-column': 'Column',
	'token-top': 'Values by name',
	'token-did': 'Done',
	'token-back': 'Back by',
	'token-days': 'Window',
	'value.amount': 'money',
	'value.activity': 'weighted activity',
	'frequency.days': 'days with one',
	'frequency.orders': 'number of them',
	'split.mean': 'mean',
	'split.median': 'median',
	'tag.column': 'column',
	'tag.event': 'whether this was done',
	'column.kind': 'the kind of event done most',
	days: '{n, plural, one {day} other {days}}',

	'tag.did': 'Did it',
	'tag.didNot': 'Did not',
	'tag.other': 'Others',
	'tag.missing': 'Missing',
	'value.yes': 'Yes',
	'value.no': 'No',

	'view.back': 'Retention by class',
	'table.byClass': 'By class',
	'table.byGroup': 'By group of value',
	'table.byTag': 'By behaviour',
	'table.cube': 'Class by value by behaviour',
	'table.class': 'Class',
	'table.group': 'Group of value',
	'table.tag': 'Behaviour',
	'table.all': 'All',
	'table.count': 'Members',
	'table.revenue': '{by, select, activity {Value} other {Revenue}}',
	'table.back': 'Came back',
	'table.retention': 'Retention',
	'table.low': '95% from',
	'table.high': '95% to',
	'view.group': 'V {group}',

	'finding.nobody':
		'{by, select, activity {Nobody did what is counted} other {Nobody had an order with an amount}} before {cut}: choose a shorter window.',
	'finding.back':
		'{back} of {buyers} {by, select, activity {active members} other {buyers}} as of {cut} came back in the {days} days after: {share} (95% interval {low} to {high}).',
	'finding.richest':
		'Most {by, select, activity {value} other {revenue}} lies in one field: {segment}, value {group} of {groups}, {tag}: {members} members with {amount}.',
	'finding.highest':
		'The highest group of value comes back at another rate than the rest: {share} of {count} against {rest} of {others}, {difference} (95% interval {low} to {high}). They differ in more than value: this is no effect of it.',
	'finding.alike':
		'The highest group of value comes back at {share} ({count} members), the rest at {rest} ({others}): {difference} (95% interval {low} to {high}), no more than chance tells apart.',
	'finding.withheld':
		'Some fields hold few people: this report tells classes, groups of value and behaviours alone.',
	'finding.few':
		'Only {buyers} {by, select, activity {active members} other {buyers}}: below 30 every share is a rough guess, in the fields more so.',
	'finding.groups':
		'Value falls into {groups} groups only: {by, select, activity {members} other {buyers}} are too few for more, or all alike.',

	'why.none':
		'In no field: {by, select, activity {nothing that counts was done} other {there is no order with an amount}} before {cut}.',
	'why.class':
		'{segment} as of {cut}: the last one {days} {daysNumber, plural, one {day} other {days}} ago, {per, select, days {on {times} {timesNumber, plural, one {day} other {days}}} other {{times} {timesNumber, plural, one {time} other {times}}}}.',
	'why.group':
		'Value {amount}: group {group} of {groups}{range, select, low {, up to {upTo}} high {, above {above}} both {, above {above} and up to {upTo}} other {}}.',
	'why.tag': 'Behaviour: {tag}.',
	'why.back':
		'{came, select, yes {Came back} other {Did not come back}} by {back} in the {days} {daysNumber, plural, one {day} other {days}} from {cut} on.',
} as const;

export const zh: Messages<typeof en> = {
	...rules.zh,
	name: '价值矩阵',
	about: 'RFM 类别 × 价值分组 × 行为标签：各有多少人、值多少、有多少人回来',

	sentence:
		'{by, select, activity {以 {order} 为互动，价值为{value}（{weights}）} other {以 {order} 为购买，金额{revenue}}}{counted, select, orders {，频次按{frequency}} other {}}；按{scoring}{how, select, cuts {（最近一次 {cutsR}，频次 {cutsF}，价值 {cutsM}）} bins {（{bins} 档）} other {}}分为{set}{own, select, yes {（{segments}）} other {}}{halved, select, yes {，高低以{split}为界} other {}}，价值分 {groups} 组，再按{tag}：{tagged, select, event {{did}} other {{column}}}{limited, select, yes {（单列 {top} 个值）} other {}}；均以截止前 {days}为准，之后有 {back} 的算回来',
	'token-order': '购买',
	'token-tag': '行为',
	'token-value': '价值',
	'token-groups': '价值分组',
	'token-column': '列',
	'token-top': '单列几个值',
	'token-did': '做过',
	'token-back': '算回来',
	'token-days': '观察期',
	'value.amount': '金额',
	'value.activity': '加权互动',
	'frequency.days': '发生天数',
	'frequency.orders': '发生次数',
	'split.mean': '均值',
	'split.median': '中位数',
	'tag.column': '列',
	'tag.event': '是否做过',
	'column.kind': '最常做的事件类型',
	days: '{n, plural, other {天}}',

	'tag.did': '做过',
	'tag.didNot': '没做过',
	'tag.other': '其他',
	'tag.missing': '缺失',
	'value.yes': '是',
	'value.no': '否',

	'view.back': '各类别的留存率',
	'table.byClass': '按类别',
	'table.byGroup': '按价值分组',
	'table.byTag': '按行为',
	'table.cube': '类别 × 价值 × 行为',
	'table.class': '类别',
	'table.group': '价值分组',
	'table.tag': '行为',
	'table.all': '合计',
	'table.count': '人数',
	'table.revenue': '{by, select, activity {价值} other {收入}}',
	'table.back': '回来',
	'table.retention': '留存率',
	'table.low': '95% 下限',
	'table.high': '95% 上限',
	'view.group': 'V {group}',

	'finding.nobody':
		'{cut} 之前没有人{by, select, activity {有所选的互动} other {有带金额的购买}}：请缩短观察期。',
	'finding.back':
		'截至 {cut} 的 {buyers} 名{by, select, activity {活跃成员} other {买家}}中，之后 {days} 天里有 {back} 人回来：{share}（95% 区间 {low}–{high}）。',
	'finding.richest':
		'{by, select, activity {价值} other {收入}}最多的一格：{segment}、价值第 {group} 组（共 {groups} 组）、{tag}，{members} 人，{amount}。',
	'finding.highest':
		'价值最高的一组与其余的人留存率不同：{count} 人中 {share}，其余 {others} 人中 {rest}，相差 {difference}（95% 区间 {low} 至 {high}）。两边不同的不只是价值，这不是价值带来的效果。',
	'finding.alike':
		'价值最高的一组留存率 {share}（{count} 人），其余 {rest}（{others} 人）：相差 {difference}（95% 区间 {low} 至 {high}），看不出差别。',
	'finding.withheld': '有些格人数很少：这份报告只分别列出类别、价值分组和行为。',
	'finding.few':
		'只有 {buyers} 名{by, select, activity {活跃成员} other {买家}}，不足 30 人，占比只能当作粗略估计，分到各格更是如此。',
	'finding.groups':
		'价值只分得出 {groups} 组：{by, select, activity {成员} other {买家}}太少，或彼此相同。',

	'why.none':
		'不在任何一格里：{cut} 之前没有{by, select, activity {所选的互动} other {带金额的购买}}。',
	'why.class':
		'截至 {cut} 属于{segment}：最近一次在 {days} 天前，{per, select, days {发生在 {times} 天} other {共 {times} 次}}。',
	'why.group':
		'价值 {amount}：第 {group} 组（共 {groups} 组）{range, select, low {，不超过 {upTo}} high {，高于 {above}} both {，高于 {above}，不超过 {upTo}} other {}}。',
	'why.tag': '行为：{tag}。',
	'why.back':
		'{cut} 起 {days} 天内{came, select, yes {有} other {没有}}{back}，{came, select, yes {算回来} other {不算回来}}。',
};
