import type { Messages } from '../../i18n/types';

/** The words of the method chooser. */
export const en = {
	ask: 'Which method of segmentation? Three questions',
	askAbout: 'For whoever knows the people and the goal, but not the method',
	back: 'All cells',
	goal: 'Is there a figure that is to grow?',
	goalOrders: 'Orders and revenue',
	goalContents: 'What members publish',
	goalReach: 'What contents or goods bring',
	goalNone: 'None in particular',
	many: 'Do you offer several kinds of content, goods or services and look for something to begin with?',
	yes: 'Yes',
	no: 'No',
	who: 'Who is it about?',
	everyone: 'Everyone',
	some: 'A group that I know',
	advice: 'Take: {name}',
	'why.rfm':
		'Orders say what value is: how long ago, how often and how much. So the classes are made of them, and each class has its own next step.',
	'why.creators':
		'What is published makes the value here: quality, volume and active days put creators into tiers, and show who carries the others.',
	'why.content-tiers':
		'Value lies in single contents here: tiers by people, events or revenue show which carry the rest, whom they reach and which are rising.',
	'why.preference':
		'Where many things are offered and none must grow first, what each person likes more than others do tells what to begin with.',
	'why.lifecycle':
		'Without one figure that counts, everybody still has a stage: new, growing, mature, at risk, lost. The gaps between visits tell it, for all members alike.',
	narrow:
		'Set the segment in the scope of the cell first: otherwise all members together decide where the bounds lie.',
	lacks: 'These data lack what it needs; the cell will say which column.',
	add: 'Add this cell',
};

export const zh: Messages<typeof en> = {
	ask: '该用哪种分层方法？三个问题',
	askAbout: '知道要看谁、想要什么，但不确定用什么方法时',
	back: '全部单元',
	goal: '有没有明确要提升的指标？',
	goalOrders: '成交与收入',
	goalContents: '成员发布的内容',
	goalReach: '内容或商品带来的价值',
	goalNone: '没有特定指标',
	many: '是不是有多种内容、商品或服务，想找一个切入点？',
	yes: '是',
	no: '不是',
	who: '看的是谁？',
	everyone: '全部成员',
	some: '已知的一群人',
	advice: '建议用：{name}',
	'why.rfm':
		'成交说明了什么是价值：多久没买、买过几次、花了多少。按这三项分层，每一层都有自己的下一步。',
	'why.creators': '这里的价值来自发布的内容：按质量、数量和活跃天数分层，看清是谁在带动大家。',
	'why.content-tiers':
		'这里的价值在一条条内容上：按人数、次数或收入分层，看清哪些撑起整体、触达谁、哪些正在上升。',
	'why.preference':
		'服务多、又没有必须先提升的指标时，看每个人比别人更偏爱什么，就知道从哪里切入。',
	'why.lifecycle':
		'没有单一指标时，每个人仍处在某个阶段：新人、成长、成熟、有流失风险、流失。用来访间隔判断，对全部成员一视同仁。',
	narrow: '请先在单元的范围里选好分群：否则分界会由全部成员一起决定。',
	lacks: '这份数据缺少它需要的列，单元里会说明缺哪一列。',
	add: '添加这个单元',
};
