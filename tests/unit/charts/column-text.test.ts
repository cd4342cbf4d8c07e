import { describe, expect, test } from 'vitest';
import { columnText } from '$lib/charts/tokens/text';

describe('a column as people read it', () => {
	test.each([
		['object', 'object', '对象'],
		['城市', '城市', '城市'],
		['member:城市', 'member: 城市', '成员：城市'],
		['object:体裁', '体裁 (of object)', '对象的“体裁”'],
		['group:群主', '群主 (of group)', '群的“群主”'],
		['target:city', 'city (of who is addressed)', '对方的“city”'],
		['object:a:b', 'a:b (of object)', '对象的“a:b”'],
		['amount:x', 'amount:x', 'amount:x'],
	])('%s', (ref, en, zh) => {
		expect(columnText(ref, 'en')).toBe(en);
		expect(columnText(ref, 'zh-CN')).toBe(zh);
	});
});
