import type { Messages } from '../../i18n/types';

export const en = {
	name: 'Funnel',
	about: 'How many members get from step to step, where they stop, and how long it takes',

	sentence:
		'Members who {order} do {steps}, all within {window} {how, select, any {of the earliest of them} each {{windowFrom}} other {of the first step}}{split, select, none {} member {; split by {breakdown}} other {; split by {breakdown} at the {attribution}}}{span, select, entry {; in the time range: {range}} other {}}{left, select, none {} other {; without those with {exclusions}}}{rule, select, opsbook {} other {; counted as {preset}}}',

	'token-order': 'Order',
	'token-steps': 'Steps',
	'token-exclusions': 'Must not happen',
	'token-window': 'Window',
	'token-windowFrom': 'Window counted from',
	'token-breakdown': 'Split by',
	'token-attribution': 'Value taken at',
	'token-range': 'In the time range',
	'token-preset': 'Counted as',

	'order.ordered': 'in order',
	'order.strict': 'in order, with nothing between,',
	'order.any': 'in any order',
	'windowFrom.first-step': 'of the first step',
	'windowFrom.each-step': 'of the step before',
	'breakdown.none': 'nothing',
	'attribution.entry': 'first step',
	'attribution.last': 'last step reached',
	'range.all-steps': 'all steps',
	'range.entry': 'only the first step',
	'preset.opsbook': 'Opsbook',
	'preset.clickhouse': 'ClickHouse windowFunnel',
	'preset.posthog': 'PostHog',
	'preset.mixpanel': 'Mixpanel',
	'preset.mixpanel-optimized': 'Mixpanel, optimised entry',
	'preset.umami': 'Umami',

	anyEvent: 'any event',
	missing: 'not stated',
	otherValues: '{n} other values',
	other: 'others',
	atLeast: 'at least {n, plural, one {# step} other {# steps}}',
	whole: 'first to last step',
	running: 'Window still running',

	'finding.nobody': 'Nobody did the first step in this scope: there is nothing to measure.',
	'finding.nobodyAny': 'Nobody did any of the steps in this scope: there is nothing to measure.',
	'finding.drop':
		'Most are lost between {from} and {to}: {count} of {n}, {share} (95% interval {low} to {high}).',
	'finding.dropAny':
		'Most are lost after {from} of the steps: {count} of {n} did no further one, {share} (95% interval {low} to {high}).',
	'finding.noDrop': 'All {n} members who entered went through to the last step.',
	'finding.total':
		'{converted} of {entered} went through: {share} (95% interval {low} to {high}), half of them within {median}.',
	'finding.none': 'None of the {entered} who entered went through (95% interval up to {high}).',
	'finding.split':
		'From {from} to {to}, {best} does better than {worst} by {points} ({bestShare} of {bestN} against {worstShare} of {worstN}; interval {low} to {high}, without 0).',
	'finding.splitNone':
		'No difference by {breakdown} from {from} to {to} that these numbers could show: the interval of the largest one ({best} against {worst}) is {low} to {high}.',
	'finding.few': 'Only {n} members entered: below 30 every rate is a rough guess.',
	'finding.splitFew':
		'By {breakdown} there are not two groups with 30 members each at this step: too few to compare.',
	'finding.open':
		'{count} of those who are not through ({share} of all who entered) did a first step so late that their window still runs at the end of the data: they may yet convert.',

	'table.steps': 'Steps',
	'table.step': 'Step',
	'table.count': 'Members',
	'table.rate': 'Of the step before',
	'table.low': '95% from',
	'table.high': '95% to',
	'table.total': 'Of all who entered',
	'table.dropped': 'Lost before it',
	'table.median': 'Median time since the step before',
	'table.times': 'Time to convert',
	'table.pair': 'From step to step',
	'table.n': 'Members',
	'table.mean': 'Mean',
	'table.p10': '10%',
	'table.p25': '25%',
	'table.p50': 'Median',
	'table.p75': '75%',
	'table.p90': '90%',
	'table.breakdown': 'Split',
	'table.value': 'Value',

	'why.none': 'Not in the funnel: {step} was not done in this range.',
	'why.noneAny': 'Not in the funnel: none of the steps was done in this range.',
	'why.excluded':
		'Not in the funnel: {step} was done, but what must not happen came between the steps.',
	'why.level':
		'Got to step {level} of {steps}{entries, select, first { in the first attempt, which alone counts} other { in the attempt that got furthest}}.',
	'why.levelAny':
		'Did {level} of {steps} steps{entries, select, first { in the first attempt, which alone counts} other { in the attempt that got furthest}}.',
	'why.step':
		'{n}. {step}: on {day}{since, select, first {} same {, at the same time} other {, {after} later}}.',
	'why.nth':
		'Step number {n} of those done: on {day}{since, select, first {} same {, at the same time} other {, {after} later}}.',
	'why.through': 'From the first step to the last it took {total}.',
	'why.missing':
		'{how, select, any {No further step was done} strict {{step} was not the very next event} other {{step} was not done}} within the window{over, select, yes {, which ended on {end}} other { so far}}{excluded, select, yes {, or what must not happen came before} other {}}.',
	'why.open':
		'Counted as still running: {by, select, any {a step} other {{first}}} was last done on {day}, and its window had not ended when the data did.',
	'why.value': 'Counted under: {value}.',
} as const;

export const zh: Messages<typeof en> = {
	name: '漏斗',
	about: '成员一步步走到哪里、在哪一步流失、用了多久',

	sentence:
		'成员 {order} 完成 {steps}，{how, select, any {从最早的一步起} each {每步{windowFrom}} other {从第一步起}} {window} 内{split, select, none {} member {；按 {breakdown} 拆开} other {；按 {breakdown} 拆开，取 {attribution} 的值}}{span, select, entry {；时间范围只管 {range}} other {}}{left, select, none {} other {；有 {exclusions} 的不算}}{rule, select, opsbook {} other {；口径同 {preset}}}',

	'token-order': '顺序',
	'token-steps': '步骤',
	'token-exclusions': '不能发生',
	'token-window': '窗口期',
	'token-windowFrom': '窗口起点',
	'token-breakdown': '拆分',
	'token-attribution': '取值时点',
	'token-range': '时间范围管哪些步骤',
	'token-preset': '口径',

	'order.ordered': '按顺序',
	'order.strict': '按顺序且中间没有别的事件地',
	'order.any': '不论先后',
	'windowFrom.first-step': '从第一步起',
	'windowFrom.each-step': '从上一步起',
	'breakdown.none': '不拆分',
	'attribution.entry': '第一步时',
	'attribution.last': '走到的最后一步时',
	'range.all-steps': '全部步骤',
	'range.entry': '第一步',
	'preset.opsbook': '运营手记',
	'preset.clickhouse': 'ClickHouse 的 windowFunnel 函数',
	'preset.posthog': 'PostHog 工具',
	'preset.mixpanel': 'Mixpanel 默认',
	'preset.mixpanel-optimized': 'Mixpanel 优化入口',
	'preset.umami': 'Umami 工具',

	anyEvent: '任意事件',
	missing: '未填',
	otherValues: '其余 {n} 个值',
	other: '其余',
	atLeast: '至少 {n} 步',
	whole: '第一步到最后一步',
	running: '窗口期还没过完',

	'finding.nobody': '这个范围里没有人做过第一步，无从计算。',
	'finding.nobodyAny': '这个范围里没有人做过其中任何一步，无从计算。',
	'finding.drop':
		'流失最大在 {from} → {to}：{n} 人里有 {count} 人停在这里，占 {share}（95% 区间 {low}–{high}）。',
	'finding.dropAny':
		'做完 {from} 之后流失最大：{n} 人里有 {count} 人没有再做别的步骤，占 {share}（95% 区间 {low}–{high}）。',
	'finding.noDrop': '进入的 {n} 人全部走完了最后一步。',
	'finding.total':
		'{entered} 人进入，{converted} 人走完全程，占 {share}（95% 区间 {low}–{high}），其中一半在 {median} 内走完。',
	'finding.none': '进入的 {entered} 人里没有人走完全程（95% 区间上限 {high}）。',
	'finding.split':
		'{from} → {to} 这一步，{best} 比 {worst} 高 {points}（{bestN} 人中 {bestShare}，{worstN} 人中 {worstShare}；区间 {low} 到 {high}，不含 0）。',
	'finding.splitNone':
		'{from} → {to} 这一步，按 {breakdown} 看不出有把握的差别：相差最大的 {best} 与 {worst} 之间，区间为 {low} 到 {high}，含 0。',
	'finding.few': '只有 {n} 人进入，不足 30 人，各步比例只能当作粗略估计。',
	'finding.splitFew': '按 {breakdown} 拆开后，这一步满 30 人的组不到两个，人太少，不作比较。',
	'finding.open':
		'还没走完的人里，有 {count} 人（占进入者 {share}）最近一次第一步离数据结束太近，窗口期还没过完，之后仍可能转化。',

	'table.steps': '各步骤',
	'table.step': '步骤',
	'table.count': '人数',
	'table.rate': '占上一步',
	'table.low': '95% 下限',
	'table.high': '95% 上限',
	'table.total': '占进入者',
	'table.dropped': '到此前流失',
	'table.median': '离上一步用时中位数',
	'table.times': '转化用时',
	'table.pair': '从哪步到哪步',
	'table.n': '人数',
	'table.mean': '平均',
	'table.p10': '10% 分位',
	'table.p25': '25% 分位',
	'table.p50': '中位数',
	'table.p75': '75% 分位',
	'table.p90': '90% 分位',
	'table.breakdown': '拆分',
	'table.value': '取值',

	'why.none': '不在漏斗里：这个范围内没有{step}。',
	'why.noneAny': '不在漏斗里：这个范围内一步也没有做。',
	'why.excluded': '不在漏斗里：有过{step}，但步骤之间发生了不能发生的事。',
	'why.level':
		'走到第 {level} 步，共 {steps} 步{entries, select, first {：只看第一次尝试} other {：取走得最远的一次}}。',
	'why.levelAny':
		'做了 {steps} 步中的 {level} 步{entries, select, first {：只看第一次尝试} other {：取走得最远的一次}}。',
	'why.step':
		'{n}. {step}：{day}{since, select, first {} same {，同一时刻} other {，隔了 {after}}}。',
	'why.nth':
		'做的第 {n} 步：{day}{since, select, first {} same {，同一时刻} other {，隔了 {after}}}。',
	'why.through': '从第一步到最后一步用了 {total}。',
	'why.missing':
		'{over, select, yes {窗口期到 {end} 为止，} other {窗口期还没过完，}}{how, select, any {没有再做别的步骤} strict {紧接着的不是{step}} other {没有{step}}}{excluded, select, yes {，或者之前发生了不能发生的事} other {}}。',
	'why.open':
		'算作窗口期还没过完：最近一次{by, select, any {做其中一步} other {{first}}}在 {day}，数据结束时窗口期还没过完。',
	'why.value': '计入：{value}。',
};
