import { parseDay, WEEK } from '../base/time';

/** The first day, a Monday; 26 weeks later, on a Sunday, the data end. */
export const START = parseDay('2025-12-29');
export const WEEKS = 26;
/** Exclusive. */
export const END = START + WEEKS * WEEK;

/**
 * What is planted in the reading club, so that analyses can be checked against it. Rates are what the generator draws with;
 * what a count finds differs by chance. Told to people in docs/samples.md.
 */
export const PLANTED = {
	members: 5000,
	/** Clicks ÷ reached by the hour at which a group is sent to; the hour is the event's `variant`. */
	clickRate: { '8:00': 0.12, '20:00': 0.174 },
	/** Reached ÷ sent. */
	reachRate: 0.93,
	/** Share with a `view` in the second seven days after joining, leavers included. */
	weekOneRetention: { invited: 0.48, others: 0.32 },
	/** Activity from Monday to Sunday of this week, against other weeks. */
	festival: { week: '2026-02-16', factor: 0.45 },
	/** From this day on the messages of one group are full of ads, and fewer of its members come back. */
	spoiled: {
		group: '绘本共读5群',
		from: '2026-04-06',
		adShare: { before: 0.04, after: 0.36 },
		retentionFactor: 0.32,
	},
	/** Share of revenue (orders) that the best fifth of buyers gives. */
	topFifthRevenue: 0.65,
	/** Carts that become orders, by channel: the pages inside WeChat lose most. */
	checkout: { app: 0.58, 'mini-program': 0.55, wechat: 0.3 },
	/** Orders that are given back, wholly, within ten days. */
	refundRate: 0.06,
} as const;

export type Slot = keyof typeof PLANTED.clickRate;
export type Channel = keyof typeof PLANTED.checkout;

export interface Group {
	readonly name: string;
	readonly slot: Slot;
	/** Added to the click rate of the slot: groups differ, but not on average. */
	readonly clickShift: number;
	readonly weight: number;
}

/** Twelve groups; the hour of sending was given to whole groups, every other one. */
export const GROUPS: readonly Group[] = Array.from({ length: 12 }, (_, i) => ({
	name: i < 8 ? `绘本共读${i + 1}群` : `桥梁书${i - 7}群`,
	slot: i % 2 === 0 ? '8:00' : '20:00',
	clickShift: [-0.012, -0.006, 0, 0, 0.006, 0.012][i >> 1]!,
	weight: 1 + ((i * 5) % 7) / 7,
}));

/** What is sent to all groups, and when: every fourth Wednesday. */
export const CAMPAIGNS: readonly { name: string; day: string }[] = [
	{ name: '新年书单', day: '2026-01-07' },
	{ name: '寒假共读', day: '2026-02-04' },
	{ name: '春日绘本节', day: '2026-03-04' },
	{ name: '清明故事会', day: '2026-04-01' },
	{ name: '世界读书日', day: '2026-04-22' },
	{ name: '六一礼物', day: '2026-05-27' },
	{ name: '暑期计划', day: '2026-06-17' },
];

export const CHANNELS: readonly Channel[] = ['app', 'mini-program', 'wechat'];
export const SOURCES = ['wechat', 'mini-program', 'app', 'video-account', 'offline'];
export const SOURCE_WEIGHTS = [40, 24, 18, 12, 6];
export const CITIES = [
	'上海',
	'杭州',
	'南京',
	'苏州',
	'北京',
	'广州',
	'深圳',
	'成都',
	'武汉',
	'长沙',
];
export const CITY_WEIGHTS = [24, 14, 9, 8, 12, 9, 8, 7, 5, 4];
export const AGE_BANDS = ['0-2岁', '3-4岁', '5-6岁', '7-9岁', '10岁以上'];
export const AGE_WEIGHTS = [14, 30, 31, 19, 6];

const CHILDREN =
	'小雨 乐乐 朵朵 豆豆 果果 糖糖 安安 米粒 小满 可可 阳阳 妞妞 多多 小树 七七 团团 点点 小鱼 晨晨 一一 嘟嘟 木木 小麦 悠悠 石头 小北'.split(
		' ',
	);
const PARENTS = ['妈妈', '妈妈', '妈妈', '妈', '爸爸', '爸', '姥姥', '奶奶'];
/** Names as people give themselves in a group: not unique. */
export const NAMES: readonly string[] = CHILDREN.flatMap((child) =>
	PARENTS.map((parent) => child + parent),
);

export const BOOKS =
	'猜猜我有多爱你 好饿的毛毛虫 大卫不可以 爷爷一定有办法 我爸爸 我妈妈 团圆 荷花镇的早市 小黑鱼 逃家小兔 青蛙和蟾蜍 西游记注音版 神奇校车 不一样的卡梅拉 窗边的小豆豆 夏洛的网'.split(
		' ',
	);
export const TOPICS = ['打卡', '提问', '书单', '闲聊', '亲子'];
export const TOPIC_WEIGHTS = [30, 18, 16, 24, 12];
export const AD = '广告';
export const GOODS: readonly { name: string; price: number; weight: number }[] = [
	{ name: '单本绘本', price: 32, weight: 34 },
	{ name: '注音桥梁书', price: 45, weight: 24 },
	{ name: '月度书盒', price: 99, weight: 20 },
	{ name: '故事机', price: 168, weight: 9 },
	{ name: '亲子共读课', price: 299, weight: 9 },
	{ name: '年度会员', price: 598, weight: 4 },
];
/** Relative frequency of the hours of a day. */
export const HOURS = [
	1, 0.4, 0.2, 0.1, 0.1, 0.4, 2, 5, 7, 5, 4, 4, 6, 5, 3, 3, 4, 5, 6, 8, 12, 13, 9, 4,
];
