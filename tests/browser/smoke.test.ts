import { expect, test } from 'vitest';

test('runs in a real browser with a database and a GB 18030 decoder', () => {
	expect(typeof indexedDB).toBe('object');
	expect(new TextDecoder('gb18030').decode(new Uint8Array([0xd4, 0xcb, 0xd3, 0xaa]))).toBe('运营');
});
