import type { Messages } from '../../i18n/types';
import * as rules from '../shared/rfm/messages';

export const en = {
	...rules.en,
	name: 'RFM',
	about: 'Who bought recently, often and for much: classes of buyers and what each is worth',

	sentence:
		'{by, select, activity {Counted: {order}, value: {value} ({weights})} other {Orders: {order}, amounts {revenue}}}; {how, select, cuts {scored by {scoring}: recency at {cutsR}, {frequency} at {cutsF}, money at {cutsM}} other {recency, {frequency} and {by, select, activity {value} other {money}} are each scored by {scoring} in {bins} bins}}{halved, select, yes {; high and low against the {split}} other {}}, giving {set}{own, select, yes { ({segments})} other {}}{others, select, shown {; members without one are {none}} other {}}{compared, select, yes {; compared with {before}} other {}}',
	'token-value': 'Value',
	'token-none': 'Members without one',
	'token-before': 'Compared with',

	'value.amount': 'money',
	'value.activity': 'weighted activity',
	'frequency.days': 'days with one',
	'frequency.orders': 'number of them',
	'split.mean': 'mean',
	'split.median': 'median',
	'none.hidden': 'not shown',
	'none.shown': 'shown too',
	'before.0': 'nothing',
	'before.1': 'the end of the month before',
	'before.3': 'the end of the month 3 months before',
	'before.6': 'the end of the month 6 months before',
	'before.12': 'the end of the month 12 months before',

	'table.segments': 'Buyers by class',
	'table.segments.activity': 'Active members by class',
	'table.segment': 'Class',
	'table.count': 'Members',
	'table.memberShare': '{by, select, activity {Share of the active} other {Share of buyers}}',
	'table.orders': '{by, select, activity {Times} other {Orders}}',
	'table.amount': '{by, select, activity {Value} other {Revenue}}',
	'table.share': '{by, select, activity {Share of value} other {Share of revenue}}',
	'table.r': '{by, select, activity {Days since the last time} other {Days since last order}}',
	'table.f': 'Frequency',
	'table.m': '{by, select, activity {Value per member} other {Revenue per buyer}}',
	'table.grid': 'Buyers by recency and frequency score',
	'table.grid.activity': 'Active members by recency and frequency score',
	'table.recency': 'Recency score',
	'table.recency.activity': 'Recency score',
	'table.score': 'F {score}',
	'table.bins': 'Bins: where they begin and how many people they hold',
	'table.of': 'Of',
	'table.scoreName': 'Score',
	'table.from': 'From',
	'table.upTo': 'Up to',
	'table.moves': 'From which class to which',
	'table.before': 'Class then',
	'table.now': 'Class now',
	'table.total': 'Then',
	'bin.r': 'Recency, days',
	'bin.r.activity': 'Recency, days',
	'bin.f': 'Frequency',
	'bin.m': 'Money',
	'bin.m.activity': 'Value',

	'finding.top':
		'{segment}: {members} of {buyers} {by, select, activity {active members} other {buyers}} ({memberShare}), who bring {share} of the {by, select, activity {value} other {revenue}} ({amount}).',
	'finding.sleeping':
		'{segment}: {members} of {buyers} {by, select, activity {active members} other {buyers}}, {share} of the {by, select, activity {value} other {revenue}} ({amount}), last {by, select, activity {active} other {order}} {days} days ago on average.',
	'finding.once':
		'{count} of {buyers} {by, select, activity {active members were active} other {buyers have bought}} {per, select, days {on one day only} other {only once}}: {share} (95% interval {low} to {high}).',
	'finding.noBuyers':
		'{by, select, activity {Nobody in the scope did what is counted.} other {Nobody in the scope has an order with an amount.}}',
	'finding.few':
		'Only {buyers} {by, select, activity {active members} other {buyers}}: scored in three bins at most; shares of so few say little.',
	'finding.bins':
		'Many {by, select, activity {members} other {buyers}} have equal values: {of} fills {filled} of {bins} bins.',
	'finding.oneBin':
		'All {by, select, activity {members} other {buyers}} have the same value of {of}: it does not tell them apart.',
	'finding.withoutAmount': '{count} events of the order kind carry no amount and are left out.',
	'finding.refundsOnly':
		'{by, select, activity {{amount} of value are of members who never did what is counted: in no class.} other {{amount} are refunds to members without an order in the range: in no class.}}',
	'finding.noRevenue':
		'{by, select, activity {The weights make no value: there are no shares of it.} other {Refunds eat up all revenue: there are no shares of it.}}',
	'finding.moves':
		'{stayed} of the {known} who had a class at the end of {then} are in the same class now: {share} (95% interval {low} to {high}).',
	'why.none': '{segment}: no such event in this range.',
	'why.own':
		'{segment}: the last one {days} {daysNumber, plural, one {day} other {days}} ago, {per, select, days {on {times} {timesNumber, plural, one {day} other {days}}} other {{times} {timesNumber, plural, one {time} other {times}}}}, {by, select, activity {weighted activity of {amount}} other {{amount} in all}}.',
	'why.split':
		'High is at most {days} days, at least {times} {per, select, days {days} other {times}} and at least {amount}: the {split, select, mean {means} other {medians}} of all.',
	'why.scores': 'Scores: R {r}, F {f}, M {m}.',
	'why.five': 'On the scale of five: R {r}, F {f}, M {m}.',
	'why.grid': 'The class is where R {r} meets {fm}, the mean of F and M (halves rounded up).',
	'why.rule':
		'Rule {place} of {rules} is the first that fits: R {r}{axes, select, mean {} other {, F {f}, M {m}}}{axes, select, three {} other {, mean of F and M {fm}}}.',
	'why.noRule':
		'{rulesNumber, plural, one {The only rule does not fit} other {None of the {rules} rules fits}}.',
	'finding.noBefore': 'There is nothing yet at the earlier date: no movement is shown.',
	'finding.gaps':
		'{gaps} of {cells} combinations of scores are in no segment: {members} members with one of them are in “Others”.',
	'finding.overlaps':
		'{overlaps} of {cells} combinations of scores fit two segments or more: the first in the list gets them.',
	'finding.unreached':
		'{segment} never gets anybody: earlier segments in the list take all of its combinations.',
} as const;

export const zh: Messages<typeof en> = {
	...rules.zh,
	name: 'RFM 价值分层',
	about: '谁最近买过、买得勤、买得多：把买家分成几类，看每一类值多少',

	sentence:
		'{by, select, activity {以 {order} 为互动，价值为{value}（{weights}）} other {以 {order} 为购买，金额{revenue}}}；{how, select, cuts {按{scoring}打分：最近一次 {cutsR}，{frequency} {cutsF}，金额 {cutsM}} other {按最近一次、{frequency}、{by, select, activity {价值} other {金额}}，用{scoring}各分 {bins} 等}}{halved, select, yes {，高低以{split}为界} other {}}，归为{set}{own, select, yes {（{segments}）} other {}}{others, select, shown {；没有的成员{none}} other {}}{compared, select, yes {；与{before}相比} other {}}',
	'token-value': '价值',
	'token-none': '没有的成员',
	'token-before': '相比',

	'value.amount': '金额',
	'value.activity': '加权互动',
	'frequency.days': '发生天数',
	'frequency.orders': '发生次数',
	'split.mean': '均值',
	'split.median': '中位数',
	'none.hidden': '不列出',
	'none.shown': '单列一类',
	'before.0': '不比较',
	'before.1': '上月末',
	'before.3': '3 个月前的月末',
	'before.6': '6 个月前的月末',
	'before.12': '12 个月前的月末',

	'table.segments': '各类买家',
	'table.segments.activity': '各类活跃成员',
	'table.segment': '类别',
	'table.count': '人数',
	'table.memberShare': '{by, select, activity {占活跃成员} other {占买家}}',
	'table.orders': '{by, select, activity {次数} other {订单}}',
	'table.amount': '{by, select, activity {价值} other {收入}}',
	'table.share': '{by, select, activity {占价值} other {占收入}}',
	'table.r': '{by, select, activity {距上次（天）} other {距上次购买（天）}}',
	'table.f': '频次',
	'table.m': '{by, select, activity {人均价值} other {人均收入}}',
	'table.grid': '按最近购买与频次的得分看买家',
	'table.grid.activity': '按最近互动与频次的得分看活跃成员',
	'table.recency': '最近购买得分',
	'table.recency.activity': '最近互动得分',
	'table.score': 'F {score}',
	'table.bins': '分档：界限与实际人数',
	'table.of': '指标',
	'table.scoreName': '得分',
	'table.from': '从',
	'table.upTo': '到',
	'table.moves': '从哪一类到哪一类',
	'table.before': '当时的类别',
	'table.now': '现在的类别',
	'table.total': '当时人数',
	'bin.r': '最近购买（天）',
	'bin.r.activity': '最近互动（天）',
	'bin.f': '频次',
	'bin.m': '金额',
	'bin.m.activity': '价值',

	'finding.top':
		'{segment}有 {members} 人，占 {buyers} 名{by, select, activity {活跃成员} other {买家}}的 {memberShare}，带来 {share} 的{by, select, activity {价值} other {收入}}（{amount}）。',
	'finding.sleeping':
		'{segment}有 {members} 人（共 {buyers} 名{by, select, activity {活跃成员} other {买家}}），占{by, select, activity {价值} other {收入}} {share}（{amount}），平均已 {days} 天没有{by, select, activity {互动} other {购买}}。',
	'finding.once':
		'{buyers} 名{by, select, activity {活跃成员} other {买家}}中 {count} 人只{per, select, days {在一天里} other {}}{by, select, activity {互动} other {买}}过{per, select, days {} other {一次}}：{share}（95% 区间 {low}–{high}）。',
	'finding.noBuyers':
		'{by, select, activity {范围内没有人有所选的互动。} other {范围内没有带金额的购买。}}',
	'finding.few':
		'只有 {buyers} 名{by, select, activity {活跃成员} other {买家}}：最多分三等；人数太少，占比说明不了什么。',
	'finding.bins':
		'许多{by, select, activity {成员} other {买家}}数值相同：{of}只用到 {bins} 档中的 {filled} 档。',
	'finding.oneBin': '所有{by, select, activity {成员} other {买家}}的{of}都相同，无法据此区分。',
	'finding.withoutAmount': '有 {count} 条购买没有金额，未计入。',
	'finding.refundsOnly':
		'{by, select, activity {{amount} 的价值属于没有所选互动的成员，不属于任何一类。} other {{amount} 是退给范围内没有购买的成员的，不属于任何一类。}}',
	'finding.noRevenue':
		'{by, select, activity {按这些权重没有价值，无法计算占比。} other {退款抵掉了全部收入，无法计算收入占比。}}',
	'finding.moves':
		'{then} 那天结束时已有类别的 {known} 人中，{stayed} 人现在仍在同一类：{share}（95% 区间 {low}–{high}）。',
	'why.none': '{segment}：这个范围内没有这类事件。',
	'why.own':
		'{segment}：最近一次在 {days} 天前，{per, select, days {发生在 {times} 天} other {共 {times} 次}}，{by, select, activity {加权互动合计} other {金额合计}} {amount}。',
	'why.split':
		'不超过 {days} 天、至少 {times} {per, select, days {天} other {次}}、至少 {amount} 算高：这是全体的{split, select, mean {平均数} other {中位数}}。',
	'why.scores': '得分：R {r}、F {f}、M {m}。',
	'why.five': '换算成五等：R {r}、F {f}、M {m}。',
	'why.grid': '分类看 R（{r}）与 F、M 的平均（{fm}，半分进一）。',
	'why.rule':
		'共 {rules} 条规则，最先符合的是第 {place} 条：R {r}{axes, select, mean {} other {、F {f}、M {m}}}{axes, select, three {} other {、F 与 M 的平均 {fm}}}。',
	'why.noRule': '{rules} 条规则都不符合。',
	'finding.noBefore': '较早的日期还没有数据，不显示类别的变动。',
	'finding.gaps': '{cells} 种得分组合中有 {gaps} 种不属于任何分组：其中的 {members} 人归入“其他”。',
	'finding.overlaps':
		'{cells} 种得分组合中有 {overlaps} 种同时符合两个以上分组：归列表中靠前的一个。',
	'finding.unreached': '{segment}永远不会有人：它的组合都被前面的分组占了。',
};
