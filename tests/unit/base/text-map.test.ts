import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextMap } from '$lib/base/text-map';

test('it does what a Map does', () => {
	fc.assert(
		fc.property(
			fc.array(fc.string({ unit: 'grapheme', maxLength: 3 }), { maxLength: 300 }),
			(texts) => {
				const map = new TextMap();
				const model = new Map<string, number>();
				texts.forEach((text, i) => {
					expect(map.get(text)).toBe(model.get(text) ?? -1);
					if (model.has(text)) return;
					map.add(text, i);
					model.set(text, i);
				});
				expect(map.size).toBe(model.size);
				for (const [text, value] of model) expect(map.get(text)).toBe(value);
			},
		),
	);
});

test('numbered texts, a hundred thousand of them', () => {
	const map = new TextMap();
	for (let i = 0; i < 100_000; i++) {
		if (map.get(`m${i}`) === -1) map.add(`m${i}`, i);
	}
	let wrong = 0;
	for (let i = 0; i < 100_000; i++) if (map.get(`m${i}`) !== i) wrong++;
	expect(wrong).toBe(0);
	expect(map.get('m100000')).toBe(-1);
});
