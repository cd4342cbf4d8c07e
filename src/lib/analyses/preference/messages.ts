import type { Messages } from '../../i18n/types';

export const en = {
	name: 'Preference',
	about: 'What members turn to more than everyone does, when, and by which way',

	sentence:
		'From doing {event}, what members prefer by {category}, by time of day{by, select, yes { and by {channel}} other {}}; at least {least} events each; {top} values of their own',

	'token-event': 'Events',
	'token-category': 'Category',
	'token-channel': 'Channel',
	'token-least': 'Events at least',
	'token-top': 'Values shown',
	'category.kind': 'what they do',
	'channel.none': 'no channel',

	'value.yes': 'Yes',
	'value.no': 'No',
	'value.others': '{n, plural, one {# other value} other {# other values}}',
	'part.night': '0:00–6:00',
	'part.morning': '6:00–12:00',
	'part.afternoon': '12:00–18:00',
	'part.evening': '18:00–24:00',
	'aspect.category': 'Category',
	'aspect.part': 'Time of day',
	'aspect.channel': 'Channel',

	'finding.nobody': 'Nobody in this scope has such an event with a known category.',
	'finding.favourite.category':
		'{value} is preferred by most: {count} of {decided} members turn to it surely more than everyone does, {share} (95% interval {low} to {high}).',
	'finding.favourite.part':
		'Of the times of day, {value} is preferred by most: {count} of {decided} members, {share} (95% interval {low} to {high}).',
	'finding.favourite.channel':
		'Of the channels, {value} is preferred by most: {count} of {decided} members, {share} (95% interval {low} to {high}).',
	'finding.noneAtAll.category':
		'Of none of the {decided} members a preferred category can be told for sure.',
	'finding.noneAtAll.part':
		'Of none of the {decided} members a preferred time of day can be told for sure.',
	'finding.noneAtAll.channel':
		'Of none of the {decided} members a preferred channel can be told for sure.',
	'finding.together':
		'{a} and {b} go together: {both} of {of} members of {a} are with {b} too, {lift} times as many as by chance (interval {low} to {high}, holding for all {pairs} pairs).',
	'finding.spread':
		'The middle member spreads over {effective} categories in effect; {one} of {decided} keep to one.',
	'finding.none': 'Of {none} of {decided} members ({share}) no preferred category can be told.',
	'finding.few': '{few} members have fewer than {least} events: no preference is told of them.',
	'finding.unknown': '{unknown} events have no category and count nowhere.',
	'finding.noTime': 'The data carry no time of day: there is no preferred one.',

	'table.category': 'Preferred categories',
	'table.part': 'Preferred times of day',
	'table.channel': 'Preferred channels',
	'table.value': 'Value',
	'table.prefer': 'In the top three',
	'table.rate': 'Share',
	'table.low': '95% from',
	'table.high': '95% to',
	'table.first': 'Of them first',
	'table.reach': 'With any event',
	'table.events': 'Events',
	'table.share': 'Share of events',
	'table.pairs': 'Categories that go together',
	'table.a': 'Category',
	'table.b': 'And',
	'table.both': 'Members with both',
	'table.lift': 'Lift',
	'table.members': 'Members',
	'table.what': 'What',
	'members.active': 'With a known category',
	'members.decided': 'With enough events',
	'members.few': 'With too few',
	'members.absent': 'Without any',
	'members.none': 'With enough, but no sure preference',
	'members.spread0': 'Keep to one (effective number below 1.5)',
	'members.spread1': 'Some (1.5 to below 3)',
	'members.spread2': 'Many (3 or more)',
	'cell.lift': 'lift {lift} ({low} – {high})',

	'why.unknown': 'Not known yet in this range.',
	'why.absent': '{aspect}: no such event with a known value in this range.',
	'why.few':
		'{aspect}: {events} {eventsNumber, plural, one {event} other {events}}; below {least} no preference is told.',
	'why.decided':
		'{aspect}: {events} {eventsNumber, plural, one {event} other {events}}; effective number of values: {number}.',
	'why.likesNone': 'Nothing is done surely more often than by everyone.',
	'why.likes':
		'Preferred, number {place}: {value}, {own} {ownNumber, plural, one {time} other {times}}, {share} against {all} of everyone: {lift} times as often (95% interval {low} to {high}).',
	'why.row':
		'{value}: {own} {ownNumber, plural, one {time} other {times}}, {share} against {all} of everyone: not told as preferred.',
	'why.others': 'all other values',
} as const;

export const zh: Messages<typeof en> = {
	name: '行为偏好',
	about: '成员比大家更偏爱什么、什么时段、从哪个渠道来',

	sentence:
		'从 {event} 看成员按 {category}、按时段{by, select, yes {、按 {channel}} other {}} 的偏好；每人至少 {least} 次；单列 {top} 个值',

	'token-event': '事件',
	'token-category': '类别',
	'token-channel': '渠道',
	'token-least': '至少次数',
	'token-top': '单列几个值',
	'category.kind': '做什么',
	'channel.none': '不看渠道',

	'value.yes': '是',
	'value.no': '否',
	'value.others': '其余 {n} 个值',
	'part.night': '凌晨 0–6 点',
	'part.morning': '上午 6–12 点',
	'part.afternoon': '下午 12–18 点',
	'part.evening': '晚上 18–24 点',
	'aspect.category': '类别',
	'aspect.part': '时段',
	'aspect.channel': '渠道',

	'finding.nobody': '这个范围里没有人有这样的事件且类别已知。',
	'finding.favourite.category':
		'偏爱{value}的人最多：{decided} 人里有 {count} 人明显比大家更常光顾，占 {share}（95% 区间 {low}–{high}）。',
	'finding.favourite.part':
		'时段里偏爱{value}的人最多：{decided} 人里有 {count} 人，占 {share}（95% 区间 {low}–{high}）。',
	'finding.favourite.channel':
		'渠道里偏爱{value}的人最多：{decided} 人里有 {count} 人，占 {share}（95% 区间 {low}–{high}）。',
	'finding.noneAtAll.category': '{decided} 人中没有谁的类别偏好可以确认。',
	'finding.noneAtAll.part': '{decided} 人中没有谁的时段偏好可以确认。',
	'finding.noneAtAll.channel': '{decided} 人中没有谁的渠道偏好可以确认。',
	'finding.together':
		'{a}与{b}相伴：有{a}的 {of} 人里 {both} 人也有{b}，是随机的 {lift} 倍（区间 {low}–{high}，对全部 {pairs} 对同时成立）。',
	'finding.spread':
		'居中的成员实际分散在 {effective} 个类别上；{decided} 人里有 {one} 人专注一类。',
	'finding.none': '{decided} 人里有 {none} 人（{share}）看不出确定的类别偏好。',
	'finding.few': '{few} 人的事件不足 {least} 次，不判断偏好。',
	'finding.unknown': '{unknown} 条事件没有类别，未计入。',
	'finding.noTime': '数据不带钟点，看不了时段偏好。',

	'table.category': '偏爱的类别',
	'table.part': '偏爱的时段',
	'table.channel': '偏爱的渠道',
	'table.value': '取值',
	'table.prefer': '前三有它的人',
	'table.rate': '占比',
	'table.low': '95% 下限',
	'table.high': '95% 上限',
	'table.first': '其中第一',
	'table.reach': '有过的人数',
	'table.events': '事件数',
	'table.share': '占事件',
	'table.pairs': '相伴的类别',
	'table.a': '类别',
	'table.b': '与',
	'table.both': '两者都有的人数',
	'table.lift': '提升度',
	'table.members': '成员',
	'table.what': '内容',
	'members.active': '类别已知',
	'members.decided': '次数足够',
	'members.few': '次数不足',
	'members.absent': '没有',
	'members.none': '次数足够，但没有确定的偏好',
	'members.spread0': '专注一个（有效个数小于 1.5）',
	'members.spread1': '几个（1.5 到 3 以下）',
	'members.spread2': '分散（3 及以上）',
	'cell.lift': '提升度 {lift}（{low} – {high}）',

	'why.unknown': '在这个范围里还没有出现。',
	'why.absent': '{aspect}：这个范围内没有取值已知的这类事件。',
	'why.few': '{aspect}：{events} 条事件，不满 {least} 条不判断偏好。',
	'why.decided': '{aspect}：{events} 条事件，有效个数 {number}。',
	'why.likesNone': '没有哪个值有把握比大家更常见。',
	'why.likes':
		'第 {place} 偏好：{value}，{own} 次，占 {share}，大家占 {all}：是大家的 {lift} 倍（95% 区间 {low}–{high}）。',
	'why.row': '{value}：{own} 次，占 {share}，大家占 {all}：不算偏好。',
	'why.others': '其余的值',
};
