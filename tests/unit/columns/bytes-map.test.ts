import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BytesMap } from '$lib/columns/bytes-map';

const encoder = new TextEncoder();
/** A run somewhere in other bytes. */
function runOf(text: string): [DataView, number, number] {
	const bytes = encoder.encode(`..${text}.`);
	return [new DataView(bytes.buffer), 2, bytes.length - 1];
}

test('it does what a Map does, also with runs that begin or end alike', () => {
	const run = fc.string({
		unit: fc.constantFrom('a', 'b', '0', '会'),
		minLength: 1,
		maxLength: 14,
	});
	fc.assert(
		fc.property(fc.array(run, { maxLength: 300 }), (texts) => {
			const map = new BytesMap();
			const model = new Map<string, number>();
			texts.forEach((text, i) => {
				expect(map.get(...runOf(text))).toBe(model.get(text) ?? -1);
				if (model.has(text)) return;
				map.add(...runOf(text), i);
				model.set(text, i);
			});
			expect(map.size).toBe(model.size);
			for (const [text, value] of model) expect(map.get(...runOf(text))).toBe(value);
		}),
	);
});

test('a hundred thousand numbered runs, short and long', () => {
	const map = new BytesMap();
	const wrong: string[] = [];
	const texts = Array.from({ length: 100_000 }, (_, i) => (i % 2 ? `m${i}` : `member-number-${i}`));
	texts.forEach((text, i) => {
		if (map.get(...runOf(text)) !== -1) wrong.push(text);
		map.add(...runOf(text), i);
	});
	texts.forEach((text, i) => {
		if (map.get(...runOf(text)) !== i) wrong.push(text);
	});
	expect(wrong).toEqual([]);
	expect(map.get(...runOf('m100001'))).toBe(-1);
});
