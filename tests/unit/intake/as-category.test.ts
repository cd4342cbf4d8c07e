import { expect, test } from 'vitest';
import { TextBuilder } from '$lib/columns/builders';
import { asCategory } from '$lib/intake/as-category';

test('a text is one value, however many there are and however they are numbered', () => {
	const ids = Array.from({ length: 24_500 }, (_, i) => `u${String(i).padStart(7, '0')}`);
	const rows = [...ids, '', ...ids.toReversed()];
	// Where a text falls is another place each time.
	for (let time = 0; time < 5; time++) {
		const builder = new TextBuilder(rows.length);
		for (const text of rows) builder.push(text);
		const { codes, dictionary } = asCategory(builder.finish());
		expect(dictionary.values).toEqual(['', ...ids]);
		expect(rows.every((text, row) => dictionary.values[codes[row]!] === text)).toBe(true);
	}
});
