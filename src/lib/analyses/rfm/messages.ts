import type { Messages } from '../../i18n/types';

export const en = {
	name: 'RFM',
	about: 'Who bought recently, often and for much: classes of buyers and what each is worth',

	'sentence.bins.split':
		'Orders: {order}, amounts {revenue}; recency, {frequency} and money are each scored by {scoring} in {bins} bins; high and low against the {split}, giving {set}',
	'sentence.bins.split.none':
		'Orders: {order}, amounts {revenue}; recency, {frequency} and money are each scored by {scoring} in {bins} bins; high and low against the {split}, giving {set}; members without an order are {none}',
	'sentence.bins.grid':
		'Orders: {order}, amounts {revenue}; recency, {frequency} and money are each scored by {scoring} in {bins} bins, giving {set}',
	'sentence.bins.grid.none':
		'Orders: {order}, amounts {revenue}; recency, {frequency} and money are each scored by {scoring} in {bins} bins, giving {set}; members without an order are {none}',
	'sentence.cuts.split':
		'Orders: {order}, amounts {revenue}; scored by {scoring}: recency at {cutsR}, {frequency} at {cutsF}, money at {cutsM}; high and low against the {split}, giving {set}',
	'sentence.cuts.split.none':
		'Orders: {order}, amounts {revenue}; scored by {scoring}: recency at {cutsR}, {frequency} at {cutsF}, money at {cutsM}; high and low against the {split}, giving {set}; members without an order are {none}',
	'sentence.cuts.grid':
		'Orders: {order}, amounts {revenue}; scored by {scoring}: recency at {cutsR}, {frequency} at {cutsF}, money at {cutsM}, giving {set}',
	'sentence.cuts.grid.none':
		'Orders: {order}, amounts {revenue}; scored by {scoring}: recency at {cutsR}, {frequency} at {cutsF}, money at {cutsM}, giving {set}; members without an order are {none}',

	'frequency.days': 'days with an order',
	'frequency.orders': 'number of orders',
	'revenue.net': 'less refunds',
	'revenue.gross': 'before refunds',
	'scoring.quantile': 'quantiles',
	'scoring.quantile-plus-1': 'quantiles + 1 (as R’s rfm)',
	'scoring.cuts': 'fixed bounds',
	'set.eight': 'eight classes',
	'set.eleven': 'eleven named segments',
	'set.r-package': 'the segments of R’s rfm',
	'split.mean': 'mean',
	'split.median': 'median',
	'none.hidden': 'not shown',
	'none.shown': 'shown too',

	'segment.important-value': 'Important value',
	'segment.important-develop': 'Important to develop',
	'segment.important-keep': 'Important to keep',
	'segment.important-win-back': 'Important to win back',
	'segment.general-value': 'General value',
	'segment.general-develop': 'General to develop',
	'segment.general-keep': 'General to keep',
	'segment.general-win-back': 'General to win back',
	'segment.champions': 'Champions',
	'segment.loyal-customers': 'Loyal customers',
	'segment.potential-loyalists': 'Potential loyalists',
	'segment.new-customers': 'New customers',
	'segment.promising': 'Promising',
	'segment.needing-attention': 'Needing attention',
	'segment.about-to-sleep': 'About to sleep',
	'segment.at-risk': 'At risk',
	'segment.cant-lose-them': 'Can’t lose them',
	'segment.hibernating': 'Hibernating',
	'segment.lost': 'Lost',
	'segment.others': 'Others',
	'segment.none': 'No order',

	'table.segments': 'Buyers by class',
	'table.segment': 'Class',
	'table.count': 'Members',
	'table.memberShare': 'Share of buyers',
	'table.orders': 'Orders',
	'table.amount': 'Revenue',
	'table.share': 'Share of revenue',
	'table.r': 'Days since last order',
	'table.f': 'Frequency',
	'table.m': 'Revenue per buyer',
	'table.grid': 'Buyers by recency and frequency score',
	'table.recency': 'Recency score',
	'table.score': 'F {score}',
	'table.bins': 'Bins: where they begin and how many buyers they hold',
	'table.of': 'Of',
	'table.scoreName': 'Score',
	'table.from': 'From',
	'table.upTo': 'Up to',
	'bin.r': 'Recency, days',
	'bin.f': 'Frequency',
	'bin.m': 'Money',

	'finding.top':
		'{segment}: {members} of {buyers} buyers ({memberShare}), who bring {share} of the revenue ({amount}).',
	'finding.sleeping':
		'{segment}: {members} of {buyers} buyers, {share} of the revenue ({amount}), last order {days} days ago on average.',
	'finding.once':
		'{count} of {buyers} buyers have bought only once: {share} (95% interval {low} to {high}).',
	'finding.noBuyers': 'Nobody in the scope has an order with an amount.',
	'finding.few': 'Only {buyers} buyers: scored in three bins at most; shares of so few say little.',
	'finding.bins': 'Many buyers have equal values: {of} fills {filled} of {bins} bins.',
	'finding.oneBin': 'All buyers have the same value of {of}: it does not tell them apart.',
	'finding.withoutAmount': '{count} events of the order kind carry no amount and are left out.',
	'finding.refundsOnly':
		'{amount} are refunds to members without an order in the range: in no class.',
	'finding.noRevenue': 'Refunds eat up all revenue: there are no shares of it.',
} as const;

export const zh: Messages<typeof en> = {
	name: 'RFM 价值分层',
	about: '谁最近买过、买得勤、买得多：把买家分成几类，看每一类值多少',

	'sentence.bins.split':
		'以 {order} 为购买，金额{revenue}；按最近购买、{frequency}、购买金额，用{scoring}各分 {bins} 等，高低以{split}为界，归为{set}',
	'sentence.bins.split.none':
		'以 {order} 为购买，金额{revenue}；按最近购买、{frequency}、购买金额，用{scoring}各分 {bins} 等，高低以{split}为界，归为{set}；没有购买的成员{none}',
	'sentence.bins.grid':
		'以 {order} 为购买，金额{revenue}；按最近购买、{frequency}、购买金额，用{scoring}各分 {bins} 等，归为{set}',
	'sentence.bins.grid.none':
		'以 {order} 为购买，金额{revenue}；按最近购买、{frequency}、购买金额，用{scoring}各分 {bins} 等，归为{set}；没有购买的成员{none}',
	'sentence.cuts.split':
		'以 {order} 为购买，金额{revenue}；按{scoring}打分：最近购买 {cutsR}，{frequency} {cutsF}，购买金额 {cutsM}；高低以{split}为界，归为{set}',
	'sentence.cuts.split.none':
		'以 {order} 为购买，金额{revenue}；按{scoring}打分：最近购买 {cutsR}，{frequency} {cutsF}，购买金额 {cutsM}；高低以{split}为界，归为{set}；没有购买的成员{none}',
	'sentence.cuts.grid':
		'以 {order} 为购买，金额{revenue}；按{scoring}打分：最近购买 {cutsR}，{frequency} {cutsF}，购买金额 {cutsM}，归为{set}',
	'sentence.cuts.grid.none':
		'以 {order} 为购买，金额{revenue}；按{scoring}打分：最近购买 {cutsR}，{frequency} {cutsF}，购买金额 {cutsM}，归为{set}；没有购买的成员{none}',

	'frequency.days': '购买天数',
	'frequency.orders': '购买次数',
	'revenue.net': '扣除退款',
	'revenue.gross': '不扣退款',
	'scoring.quantile': '分位数',
	'scoring.quantile-plus-1': '分位数 + 1（同 R 的 rfm 包）',
	'scoring.cuts': '固定界限',
	'set.eight': '八类',
	'set.eleven': '十一类',
	'set.r-package': 'R rfm 包的十类',
	'split.mean': '均值',
	'split.median': '中位数',
	'none.hidden': '不列出',
	'none.shown': '单列一类',

	'segment.important-value': '重要价值',
	'segment.important-develop': '重要发展',
	'segment.important-keep': '重要保持',
	'segment.important-win-back': '重要挽留',
	'segment.general-value': '一般价值',
	'segment.general-develop': '一般发展',
	'segment.general-keep': '一般保持',
	'segment.general-win-back': '一般挽留',
	'segment.champions': '冠军客户',
	'segment.loyal-customers': '忠诚客户',
	'segment.potential-loyalists': '潜在忠诚',
	'segment.new-customers': '新客户',
	'segment.promising': '有希望',
	'segment.needing-attention': '需要关注',
	'segment.about-to-sleep': '即将沉睡',
	'segment.at-risk': '有流失风险',
	'segment.cant-lose-them': '不能失去',
	'segment.hibernating': '沉睡',
	'segment.lost': '已流失',
	'segment.others': '其他',
	'segment.none': '没有购买',

	'table.segments': '各类买家',
	'table.segment': '类别',
	'table.count': '人数',
	'table.memberShare': '占买家',
	'table.orders': '订单',
	'table.amount': '收入',
	'table.share': '占收入',
	'table.r': '距上次购买（天）',
	'table.f': '频次',
	'table.m': '人均收入',
	'table.grid': '按最近购买与频次的得分看买家',
	'table.recency': '最近购买得分',
	'table.score': 'F {score}',
	'table.bins': '分档：界限与实际人数',
	'table.of': '指标',
	'table.scoreName': '得分',
	'table.from': '从',
	'table.upTo': '到',
	'bin.r': '最近购买（天）',
	'bin.f': '频次',
	'bin.m': '金额',

	'finding.top':
		'{segment}有 {members} 人，占 {buyers} 名买家的 {memberShare}，带来 {share} 的收入（{amount}）。',
	'finding.sleeping':
		'{segment}有 {members} 人（共 {buyers} 名买家），占收入 {share}（{amount}），平均已 {days} 天没有购买。',
	'finding.once': '{buyers} 名买家中 {count} 人只买过一次：{share}（95% 区间 {low}–{high}）。',
	'finding.noBuyers': '范围内没有带金额的购买。',
	'finding.few': '只有 {buyers} 名买家：最多分三等；人数太少，占比说明不了什么。',
	'finding.bins': '许多买家数值相同：{of}只用到 {bins} 档中的 {filled} 档。',
	'finding.oneBin': '所有买家的{of}都相同，无法据此区分。',
	'finding.withoutAmount': '有 {count} 条购买没有金额，未计入。',
	'finding.refundsOnly': '{amount} 是退给范围内没有购买的成员的，不属于任何一类。',
	'finding.noRevenue': '退款抵掉了全部收入，无法计算收入占比。',
};
