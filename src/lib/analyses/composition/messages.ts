import type { Messages } from '../../i18n/types';

export const en = {
	name: 'Composition',
	about:
		'How alike the members of each group are in region, age and interest, and how mixed by sex',

	sentence:
		'Groups by {group}: how alike their members are in region ({region}), age ({age}) and interest ({interest}), and how mixed by sex ({sex}); {top} groups shown',

	'token-group': 'Group',
	'token-region': 'Region',
	'token-age': 'Age',
	'token-interest': 'Interest',
	'token-sex': 'Sex',
	'token-top': 'Groups shown',
	'group.none': 'nothing: everybody together',
	'trait.none': 'not looked at',

	'value.yes': 'Yes',
	'value.no': 'No',
	'group.all': 'Everybody',
	'group.others': '{n, plural, one {# other group} other {# other groups}}',
	'group.grouped': 'All in a group',
	'group.ungrouped': 'In no group',
	'group.members': 'All members',
	'trait.region': 'region',
	'trait.age': 'age',
	'trait.interest': 'interest',
	'trait.sex': 'sex',

	'finding.nobody': 'Nobody in this scope is in a group.',
	'finding.noTraits': 'No column for region, age, interest or sex is chosen: choose one.',
	'finding.alike':
		'{group} is more alike in {trait} than chance explains: two members agree in {agree} of cases, by chance in {base} (95% of random groups: {low} to {high}; {known} members, {comparisons} comparisons).',
	'finding.mixed':
		'{group} is more mixed in {trait} than chance explains: two members agree in {agree} of cases, by chance in {base} (95% of random groups: {low} to {high}; {known} members, {comparisons} comparisons).',
	'finding.asChance':
		'No group differs from one put together by chance ({comparisons} comparisons were large enough).',
	'finding.base': 'Of all, two members agree in {trait} in {share} of cases ({known} known).',
	'finding.mix':
		'Of all, two members agree in {trait} in {share} of cases; the mixture is {evenness} of an even one ({known} known).',
	'finding.ungrouped': '{ungrouped} of {members} members are in no group and compared with none.',
	'finding.rule':
		'A member is in the group that most of the member’s events in the time range have; of equals in the latest.',

	'table.groups': 'Members by group',
	'table.group': 'Group',
	'table.size': 'Members',
	'table.known': 'Known',
	'table.region': 'Alike in region',
	'table.age': 'Alike in age',
	'table.interest': 'Alike in interest',
	'table.sex': 'Alike in sex',
	'table.agree': 'Two agree',
	'table.base': 'By chance',
	'table.low': '95% of chance from',
	'table.high': '95% of chance to',
	'table.index': 'Index (100 = chance)',
	'table.evenness': 'Evenness',
	'bar.chance': 'by chance {base}, 95% of random groups {low} – {high}',

	'why.unknown': 'Not known yet in this range.',
	'why.group':
		'Group: {value}{rule, select, frequent { (the most frequent of the events)} median { (the median of the events)} other {}}.',
	'why.ungrouped': 'In no group: the value that groups is not known.',
	'why.trait': 'Own {trait}: {value}.',
	'why.traitMissing': 'Own {trait}: not known.',
} as const;

export const zh: Messages<typeof en> = {
	name: '群体构成',
	about: '每个群里的人在地域、年龄、兴趣上有多相近，性别是否混合（三近一反）',

	sentence:
		'按 {group} 分群：成员在地域（{region}）、年龄（{age}）、兴趣（{interest}）上有多相近，性别（{sex}）有多混合；列出 {top} 个群',

	'token-group': '群',
	'token-region': '地域',
	'token-age': '年龄',
	'token-interest': '兴趣',
	'token-sex': '性别',
	'token-top': '列出几个群',
	'group.none': '不分，所有人一起',
	'trait.none': '不看',

	'value.yes': '是',
	'value.no': '否',
	'group.all': '所有人',
	'group.others': '其余 {n} 个群',
	'group.grouped': '在群里的合计',
	'group.ungrouped': '不在任何群',
	'group.members': '全部成员',
	'trait.region': '地域',
	'trait.age': '年龄',
	'trait.interest': '兴趣',
	'trait.sex': '性别',

	'finding.nobody': '这个范围里没有人在群里。',
	'finding.noTraits': '还没有选地域、年龄、兴趣或性别的列，请选一个。',
	'finding.alike':
		'{group}在{trait}上比偶然更相近：任取两人相同的概率为 {agree}，偶然为 {base}（随机成群的 95% 在 {low}–{high}；{known} 人，{comparisons} 次比较）。',
	'finding.mixed':
		'{group}在{trait}上比偶然更混杂：任取两人相同的概率为 {agree}，偶然为 {base}（随机成群的 95% 在 {low}–{high}；{known} 人，{comparisons} 次比较）。',
	'finding.asChance': '没有哪个群与随机凑成的群有差别（够大、可比较的有 {comparisons} 次）。',
	'finding.base': '全体里任取两人，{trait}相同的概率为 {share}（已知 {known} 人）。',
	'finding.mix':
		'全体里任取两人，{trait}相同的概率为 {share}；混合程度是完全均匀的 {evenness}（已知 {known} 人）。',
	'finding.ungrouped': '{members} 名成员中有 {ungrouped} 人不在任何群，不参与比较。',
	'finding.rule': '每人归入其时间范围内事件最多的群；次数相同归最近的一个。',

	'table.groups': '各群的成员',
	'table.group': '群',
	'table.size': '人数',
	'table.known': '已知人数',
	'table.region': '地域相近',
	'table.age': '年龄相近',
	'table.interest': '兴趣相近',
	'table.sex': '性别相同',
	'table.agree': '两人相同',
	'table.base': '偶然水平',
	'table.low': '偶然 95% 下限',
	'table.high': '偶然 95% 上限',
	'table.index': '指数（100 为偶然）',
	'table.evenness': '均匀度',
	'bar.chance': '偶然为 {base}，随机成群的 95% 在 {low} – {high}',

	'why.unknown': '在这个范围里还没有出现。',
	'why.group':
		'所在的群：{value}{rule, select, frequent {（事件里最常见的）} median {（事件上的中位数）} other {}}。',
	'why.ungrouped': '不在任何群：分群的取值未知。',
	'why.trait': '自己的{trait}：{value}。',
	'why.traitMissing': '自己的{trait}：未知。',
};
