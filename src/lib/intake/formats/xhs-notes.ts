import type { Format } from '../types';
import { certainty, columnFinder } from './find-column';

/** Notes of Xiaohongshu (小红书) with their figures so far: a row describes a note, nobody. */
export const xhsNotes: Format = {
	id: 'xhs-notes',
	recognise: (headers) =>
		certainty(
			headers,
			[['笔记标题'], ['首次发布时间', '发布时间'], ['观看量', '曝光', '曝光量', '阅读量']],
			['体裁', '封面点击率', '点赞', '评论', '收藏', '涨粉', '分享'],
			4,
		),
	map: (columns) => ({
		version: 1,
		row: 'lookup',
		member: null,
		key: columnFinder(columns)('笔记标题')?.name ?? '笔记标题',
		events: [],
		roles: {},
	}),
};
