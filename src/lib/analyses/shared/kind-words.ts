import type { Locale } from '../../i18n/types';

/** What kinds of events that many logs have in English are called in Chinese. */
const CHINESE: ReadonlyMap<string, string> = new Map([
	['join', '加入'],
	['message', '发言'],
	['view', '浏览'],
	['like', '点赞'],
	['comment', '评论'],
	['share', '分享'],
	['check-in', '打卡'],
	['send', '发送'],
	['reach', '触达'],
	['click', '点击'],
	['add-cart', '加购'],
	['add-to-cart', '加购'],
	['order', '下单'],
	['refund', '退款'],
	['leave', '离开'],
	['answer', '回答'],
	['create', '创建'],
	['complete', '完成'],
	['ship', '发货'],
	['cancel', '取消'],
	['open', '打开'],
	['search', '搜索'],
	['sign-up', '注册'],
]);

/**
 * A kind of events as it is shown where it is a label: known English ones in the person's language, all others as the data
 * have them. Files that are written keep the data's own text.
 */
export function kindText(kind: string, locale: Locale): string {
	if (locale === 'en') return kind;
	return CHINESE.get(kind.toLowerCase().replaceAll(/[ _]/g, '-')) ?? kind;
}
