import type { Messages } from '../i18n/types';

/** The texts of a starter notebook. */
export const en = {
	title: '{name}: first look',
	intro:
		'This notebook was made from **{name}**. In Opsbook the underlined parts of the sentences can be changed, and the underlined numbers open the people behind them.\n\nThe figures are as of the last event in the data, not of today.',
	empty:
		'**{name}** has no events yet, only members. Add a file that says what they did and when, and the questions about behaviour can be asked.',
	members:
		'**{name}** has no events, only members and what is known of them. In Opsbook the underlined parts of the sentences can be changed, and the underlined numbers open the people behind them.\n\nWith another file that says what they did and when, the questions about behaviour can be asked, too.',
	behaviour: '## What they do\n\nWhere people drop out on their way, and how many come back.',
	value: '## What they bring\n\nWho buys, how lately, how often and for how much.',
};

export const zh: Messages<typeof en> = {
	title: '{name} · 初步观察',
	intro:
		'这份手记由 **{name}** 生成。在运营手记里，句子中带下划线的部分可以改，带下划线的人数可以点开，看到背后的人。\n\n所有数字以数据中最后一个事件为准，而不是今天。',
	empty:
		'**{name}** 目前只有成员，没有事件。再导入一份写明“谁在什么时候做了什么”的文件，就可以分析行为了。',
	members:
		'**{name}** 里只有成员和他们的资料，没有事件。在运营手记里，句子中带下划线的部分可以改，带下划线的人数可以点开，看到背后的人。\n\n再导入一份写明“谁在什么时候做了什么”的文件，就也可以分析行为。',
	behaviour: '## 行为\n\n人在哪一步流失，又有多少人回来。',
	value: '## 价值\n\n谁在购买，最近一次是什么时候，买了几次，花了多少。',
};
