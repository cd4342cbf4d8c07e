import type { Messages } from '../../i18n/types';

/** What a scope says of segments. */
export const en = {
	segGone: 'a segment that is gone',
	segSized: '{name}, {n, number}',
	segEveryone: 'Everyone',
	segOfNotebook: 'The segment of the notebook',
	segOnly: 'Only',
	segCompared: 'Compared:',
	segNobody: 'Nobody is in this segment.',
	segOfCell: 'Segment of this cell',
	segTitle: 'Segments',
} as const;

export const zh: Messages<typeof en> = {
	segGone: '已不存在的人群',
	segSized: '{name} {n, number}',
	segEveryone: '全部成员',
	segOfNotebook: '与手记相同',
	segOnly: '只看',
	segCompared: '比较：',
	segNobody: '这个人群里没有人。',
	segOfCell: '本单元的人群',
	segTitle: '人群',
};
