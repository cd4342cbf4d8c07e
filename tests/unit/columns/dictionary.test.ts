import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DictionaryBuilder } from '$lib/columns/dictionary';

test('it numbers texts as a Map would, the empty one first', () => {
	fc.assert(
		fc.property(
			fc.array(fc.string({ unit: 'grapheme', maxLength: 3 }), { maxLength: 300 }),
			(texts) => {
				const dictionary = new DictionaryBuilder();
				const model = new Map<string, number>([['', 0]]);
				for (const text of texts) {
					expect(dictionary.find(text)).toBe(model.get(text));
					if (!model.has(text)) model.set(text, model.size);
					expect(dictionary.add(text)).toBe(model.get(text));
				}
				expect(dictionary.size).toBe(model.size);
				expect(dictionary.finish().values).toEqual([...model.keys()]);
			},
		),
	);
});

test('numbered texts, a hundred thousand of them', () => {
	const dictionary = new DictionaryBuilder();
	for (let i = 1; i <= 100_000; i++) dictionary.add(`m${i}`);
	let wrong = 0;
	for (let i = 1; i <= 100_000; i++) {
		if (dictionary.find(`m${i}`) !== i || dictionary.add(`m${i}`) !== i) wrong++;
	}
	expect(wrong).toBe(0);
	expect(dictionary.find('m100001')).toBeUndefined();
});
