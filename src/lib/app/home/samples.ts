/** The examples of the first screen by the id of their generator (samples/), in words. The generators load when asked. */
export const SAMPLES = [
	{
		id: 'reading-club',
		'zh-CN': { name: '悦读亲子社群', about: '5,000 名成员，26 周：入群、消息、触达、点击、购买' },
		en: {
			name: 'A reading club',
			about: '5,000 members, 26 weeks: joins, messages, sends, clicks, orders',
		},
	},
	{
		id: 'shop',
		'zh-CN': { name: '一家小店', about: '一年订单：复购、分层、退款' },
		en: { name: 'A small shop', about: 'A year of orders: repeat purchases, classes, refunds' },
	},
	{
		id: 'events',
		'zh-CN': { name: '一个小程序', about: '小程序事件：漏斗、留存' },
		en: { name: 'An app', about: 'App events: funnels, retention' },
	},
] as const;
