import type { Messages } from '../../i18n/types';

/** The words of editors of longer lists. */
export const en = {
	actionN: 'Action {n}',
	addAction: 'action',
	join: ', ',
	removeAction: 'Remove action {n}',
	moveBefore: 'Move before',
	moveAfter: 'Move after',
	everyone: 'everyone',
	who: 'Who',
	what: 'What is done',
	whatExample: 'A coupon by message',
	from: 'From',
	touch: 'Reached by',
	noTouch: 'not in the data',
	metric: 'They should do',
	back: 'Back',
	done: 'Done',
} as const;

export const zh: Messages<typeof en> = {
	actionN: '行动 {n}',
	addAction: '行动',
	join: '、',
	removeAction: '去掉行动 {n}',
	moveBefore: '前移',
	moveAfter: '后移',
	everyone: '全体成员',
	who: '对象',
	what: '做什么',
	whatExample: '发消息送券',
	from: '从何时起',
	touch: '凭什么算触达',
	noTouch: '数据里没有',
	metric: '希望他们做',
	back: '返回',
	done: '完成',
};
