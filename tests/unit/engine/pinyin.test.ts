import { readingTest } from '$lib/engine/pinyin';
import { describe, expect, it } from 'vitest';

const finds = async (query: string, text: string): Promise<boolean> =>
	(await readingTest(query))!(text);

describe('a search in pinyin', () => {
	it.each([
		['zhangsan', '张三'],
		['zs', '张三'],
		['zhs', '张三'],
		['zhangs', '张三'],
		['Zhang San', '张三'],
		['xym', '小雨妈妈'],
		['yumama', '小雨妈妈'],
		["xi'an", '西安'],
		['lv', '吕布'],
		['lü', '吕布'],
		['amei', 'A美'],
	])('%s finds %s', async (query, text) => {
		expect(await finds(query, text)).toBe(true);
	});

	it.each([
		['sz', '张三'],
		['zhangsi', '张三'],
		['abc', 'abc'],
		['zhangsanfeng', '张三'],
	])('%s does not find %s', async (query, text) => {
		expect(await finds(query, text)).toBe(false);
	});

	it('knows every reading of a character', async () => {
		expect(await finds('zeng', '曾红')).toBe(true);
		expect(await finds('chongqing', '重庆')).toBe(true);
		expect(await finds('zhongyao', '重要')).toBe(true);
	});

	it('is none for what is no pinyin', async () => {
		expect(await readingTest('张')).toBeNull();
		expect(await readingTest('m001')).toBeNull();
	});
});
