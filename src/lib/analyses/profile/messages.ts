import type { Messages } from '../../i18n/types';

export const en = {
	name: 'Profile',
	about: 'Who they are: how members spread over a column, and how groups differ from everyone',

	sentence:
		'Members by {dimension}{rule, select, own {} other { (each member’s typical one)}}{cross, select, yes {, crossed with {by}{byRule, select, own {} other { (typical)}}} other {}}; {top} values shown',

	'token-dimension': 'Look at',
	'token-by': 'Crossed with',
	'token-top': 'Values shown',
	'dimension.kind': 'what they do most',
	'by.none': 'nothing',

	'value.yes': 'Yes',
	'value.no': 'No',
	'value.missing': 'Not known',
	'value.others': '{n, plural, one {# other value} other {# other values}}',
	'value.known': 'Known',
	'value.all': 'All',

	'finding.nobody': 'There is nobody in this scope.',
	'finding.unknown': 'Of none of the {members} members the value is known.',
	'finding.largest':
		'“{value}” is the most frequent: {count} of {known} members whose value is known, {share} (95% interval {low} to {high}).',
	'finding.middle':
		'The median is {p50} (95% interval {low} to {high}); the middle half lies between {p25} and {p75} ({known} members).',
	'finding.outliers': '{count} members lie far out, below {low} or above {high}.',
	'finding.index':
		'{of}: {value} has an index of {index} ({share} there, {all} among all; interval {low} to {high}, holding for all {comparisons} comparisons).',
	'finding.alike':
		'No group differs from everyone by more than chance explains ({comparisons} comparisons were large enough).',
	'finding.missing': 'Of {missing} of {members} members ({share}) the value is not known.',
	'finding.few': 'Only {known} members with a value: below 30 every share is a rough guess.',
	'finding.rule.most-frequent':
		'Of an event column, the value counts that most of a member’s events in the time range have; of equally frequent ones the latest.',
	'finding.rule.median':
		'Of numbers on events, the median of a member’s events in the time range counts.',

	'table.values': 'Members by value',
	'table.value': 'Value',
	'table.count': 'Members',
	'table.share': 'Share of those known',
	'table.low': '95% from',
	'table.high': '95% to',
	'table.numbers': 'How the numbers lie',
	'table.what': 'What',
	'table.number': 'Value',
	'number.min': 'Least',
	'number.p10': 'P10',
	'number.p25': 'P25',
	'number.p50': 'Median',
	'number.p75': 'P75',
	'number.p90': 'P90',
	'number.max': 'Largest',
	'number.mean': 'Mean',
	'number.medianLow': 'Median, 95% from',
	'number.medianHigh': 'Median, 95% to',
	'number.below': 'Far out, below',
	'number.above': 'Far out, above',
	'table.counts': 'Members by both',
	'table.shares': 'Share within each column',
	'table.index': 'Index against everyone (100 = the same)',
	'cell.index': 'index {index} ({low} – {high})',

	'why.unknown': 'Not known yet in this range.',
	'why.value':
		'Value: {value}{rule, select, frequent { (the most frequent of the events)} median { (the median of the events)} other {}}.',
	'why.crossed':
		'Crossed with: {value}{rule, select, frequent { (the most frequent of the events)} median { (the median of the events)} other {}}.',
} as const;

export const zh: Messages<typeof en> = {
	name: '用户画像',
	about: '他们是谁：成员在某一列上怎么分布，各组与全体有何不同',

	sentence:
		'按 {dimension}{rule, select, own {} other {（取每人最典型的）}} 看成员{cross, select, yes {，与 {by}{byRule, select, own {} other {（取典型）}} 交叉} other {}}；列出 {top} 个值',

	'token-dimension': '维度',
	'token-by': '交叉维度',
	'token-top': '列出几个值',
	'dimension.kind': '最常做的事',
	'by.none': '不交叉',

	'value.yes': '是',
	'value.no': '否',
	'value.missing': '未知',
	'value.others': '其余 {n} 个值',
	'value.known': '已知合计',
	'value.all': '全部',

	'finding.nobody': '这个范围里没有人。',
	'finding.unknown': '{members} 名成员的取值都未知。',
	'finding.largest':
		'“{value}”最多：取值已知的 {known} 人里有 {count} 人，占 {share}（95% 区间 {low}–{high}）。',
	'finding.middle':
		'中位数 {p50}（95% 区间 {low}–{high}）；中间一半的人在 {p25} 到 {p75} 之间（{known} 人）。',
	'finding.outliers': '{count} 人的数值离群，低于 {low} 或高于 {high}。',
	'finding.index':
		'{of}：“{value}”的指数为 {index}（该组 {share}，全体 {all}；区间 {low}–{high}，对全部 {comparisons} 次比较同时成立）。',
	'finding.alike': '没有哪一组与全体的差别超出偶然的范围（够大、可比较的有 {comparisons} 格）。',
	'finding.missing': '{members} 名成员中有 {missing} 人（{share}）取值未知。',
	'finding.few': '取值已知的只有 {known} 人，不足 30 人，比例只能当作粗略估计。',
	'finding.rule.most-frequent':
		'事件上的列，取每人在时间范围内出现最多的值；次数相同取最近一次的。',
	'finding.rule.median': '事件上的数值，取每人在时间范围内的中位数。',

	'table.values': '各取值的成员',
	'table.value': '取值',
	'table.count': '人数',
	'table.share': '占已知',
	'table.low': '95% 下限',
	'table.high': '95% 上限',
	'table.numbers': '数值分布',
	'table.what': '内容',
	'table.number': '数值',
	'number.min': '最小',
	'number.p10': 'P10 分位',
	'number.p25': 'P25 分位',
	'number.p50': '中位数',
	'number.p75': 'P75 分位',
	'number.p90': 'P90 分位',
	'number.max': '最大',
	'number.mean': '均值',
	'number.medianLow': '中位数 95% 下限',
	'number.medianHigh': '中位数 95% 上限',
	'number.below': '离群，低于',
	'number.above': '离群，高于',
	'table.counts': '两个维度交叉的人数',
	'table.shares': '各列之内的比例',
	'table.index': '相对全体的指数（100 为相同）',
	'cell.index': '指数 {index}（{low} – {high}）',

	'why.unknown': '在这个范围里还没有出现。',
	'why.value':
		'取值：{value}{rule, select, frequent {（事件里最常见的）} median {（事件上的中位数）} other {}}。',
	'why.crossed':
		'交叉的取值：{value}{rule, select, frequent {（事件里最常见的）} median {（事件上的中位数）} other {}}。',
};
