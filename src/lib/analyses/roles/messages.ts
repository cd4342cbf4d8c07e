import type { Messages } from '../../i18n/types';

export const en = {
	name: 'Roles',
	about: 'How lookers-on become commenters and creators: how many, and how soon',

	sentence:
		'From role to role: {roles}{limited, select, yes {, each within {within}} other {}}; a role is taken with its first event ever',

	'token-roles': 'Roles',
	'token-within': 'Within',
	'unit.day': '{n, plural, one {day} other {days}}',

	'role.none': 'No role',
	'role.all': 'All members',

	'finding.nobody': 'Nobody in this scope was in any of these roles.',
	'finding.noTurn': 'Of nobody can it be told whether {from} leads to {to}.',
	'finding.turn':
		'{from} → {to}: {converted} of {entered} members, {share} (95% interval {low} to {high}).',
	'finding.turnWithin':
		'{from} → {to} within {days} {daysNumber, plural, one {day} other {days}}: {converted} of {entered} members, {share} (95% interval {low} to {high}).',
	'finding.time':
		'From {from} to {to} the middle one of {converted} took {p50}, the middle half {p25} to {p75}.',
	'finding.skipped': '{skipped} members came to {to} without {from} before.',
	'finding.open':
		'{open} members are still within {days} {daysNumber, plural, one {day} other {days}} of {from}: they count in no rate yet.',
	'finding.few': 'Only {entered} members took the role {from}: below 30 a rate is a rough guess.',
	'finding.early':
		'Up to {early} members of a role were in it in the first week of the data: they may have been before, and their time to the next role is then too short.',
	'finding.unlimited':
		'Without a limit of time, who came late has had less time for the next role: rates of young communities are too low.',
	'finding.unfinished': '{months} months are not covered to both their ends: they are marked.',
	'finding.history': 'First times are looked for in all the data, before the time range too.',

	'table.roles': 'Members by role',
	'table.role': 'Role',
	'table.innermost': 'As their innermost',
	'table.ever': 'Ever',
	'table.fresh': 'First in the range',
	'table.early': 'Of them in the first week of the data',
	'table.turns': 'From role to role',
	'table.from': 'From',
	'table.to': 'To',
	'table.entered': 'Took the role',
	'table.converted': 'Took the next',
	'table.rate': 'Rate',
	'table.low': '95% from',
	'table.high': '95% to',
	'table.open': 'Still open',
	'table.already': 'Had the next before',
	'table.skipped': 'To the next without this one',
	'table.times': 'Time to the next role',
	'table.p10': 'P10',
	'table.p25': 'P25',
	'table.p50': 'Median',
	'table.p75': 'P75',
	'table.p90': 'P90',
	'table.mean': 'Mean',
	'table.months': 'First times by month',
	'table.month': 'Month',
	'bar.turn': 'took the next role: {rate}',
	'head.share': 'Share of members',

	'why.unknown': 'Not known yet in this range.',
	'why.none': 'No role: none of them was ever taken up to the end of the range.',
	'why.role': 'Innermost role: {role}.',
	'why.first': '{role}: for the first time on {day}.',
	'why.never': '{role}: never up to the end of the range.',
	'why.turn':
		'{from} → {to}: {outcome, select, already {had the next role before} open {the {days} {daysNumber, plural, one {day} other {days}} for it are not over} converted {took the next role {after} later} stayed {did not take the next role{daysNumber, plural, =0 {} one { within {days} day} other { within {days} days}}} other {{from} was not taken in this range}}.',
	'why.skipped': 'Came to {to} without {from} before.',
} as const;

export const zh: Messages<typeof en> = {
	name: '角色转化',
	about: '围观者怎样变成评论者和创作者：有多少人，要多久',

	sentence:
		'角色的转化：{roles}{limited, select, yes {，每步 {within} 之内} other {}}；有记录以来第一次做就算进入角色',

	'token-roles': '角色',
	'token-within': '期限',
	'unit.day': '{n, plural, other {天}}',

	'role.none': '没有角色',
	'role.all': '全部成员',

	'finding.nobody': '这个范围里没有人做过这些事。',
	'finding.noTurn': '看不出有没有人从{from}走到{to}。',
	'finding.turn':
		'{from} → {to}：{entered} 人里有 {converted} 人，占 {share}（95% 区间 {low}–{high}）。',
	'finding.turnWithin':
		'{days} 天内{from} → {to}：{entered} 人里有 {converted} 人，占 {share}（95% 区间 {low}–{high}）。',
	'finding.time': '从{from}到{to}，{converted} 人居中用了 {p50}，中间一半用了 {p25} 到 {p75}。',
	'finding.skipped': '{skipped} 人直接到了{to}，之前没有{from}。',
	'finding.open': '{open} 人{from}还不满 {days} 天，暂不计入转化率。',
	'finding.few': '进入{from}的只有 {entered} 人，不足 30 人，转化率只能当作粗略估计。',
	'finding.early':
		'最多有 {early} 人在数据头一周就已在某个角色里：他们可能更早就是，到下一个角色的时间会偏短。',
	'finding.unlimited': '不设期限时，来得晚的人用来转化的时间更短：年轻社群的转化率会偏低。',
	'finding.unfinished': '有 {months} 个月首尾没有被数据完整覆盖，已标出。',
	'finding.history': '第一次是在全部数据里找的，包括时间范围之前。',

	'table.roles': '各角色的成员',
	'table.role': '角色',
	'table.innermost': '走到这一步为止',
	'table.ever': '做过的人',
	'table.fresh': '范围内首次',
	'table.early': '其中在数据头一周',
	'table.turns': '逐步转化',
	'table.from': '从',
	'table.to': '到',
	'table.entered': '进入角色',
	'table.converted': '进入下一个',
	'table.rate': '转化率',
	'table.low': '95% 下限',
	'table.high': '95% 上限',
	'table.open': '期限未到',
	'table.already': '早已是下一个',
	'table.skipped': '越过这一步',
	'table.times': '到下一个角色的时间',
	'table.p10': 'P10 分位',
	'table.p25': 'P25 分位',
	'table.p50': '中位数',
	'table.p75': 'P75 分位',
	'table.p90': 'P90 分位',
	'table.mean': '均值',
	'table.months': '每月首次进入',
	'table.month': '月份',
	'bar.turn': '进入下一个角色：{rate}',
	'head.share': '占成员',

	'why.unknown': '在这个范围里还没有出现。',
	'why.none': '没有角色：到范围结束为止一件也没有做过。',
	'why.role': '走到最里的角色：{role}。',
	'why.first': '{role}：第一次在 {day}。',
	'why.never': '{role}：到范围结束为止没有过。',
	'why.turn':
		'{from} → {to}：{outcome, select, already {早已是下一个角色} open {还不满 {days} 天} converted {隔了 {after} 进入下一个角色} stayed {{daysNumber, plural, =0 {} other {{days} 天内}}没有进入下一个角色} other {这个范围内没有进入{from}}}。',
	'why.skipped': '直接到了{to}，之前没有{from}。',
};
