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

test('long runs of one hash are two, wherever they lie', () => {
	const map = new BytesMap(0);
	for (const [value, text] of ['elevenbytes', 'aaaaaaaaaaaaaaaaaaaa'].entries()) {
		expect(map.get(...runOf(text))).toBe(-1);
		map.add(...runOf(text), value);
	}
	// Its place, 11, and its length, 20, are as far apart as the marks of short and long runs.
	expect(map.get(...runOf('aaaaaaaaaaaaaaaaaaaa'))).toBe(1);
	expect(map.get(...runOf('004<K5t:aaaaaaaaaaaa'))).toBe(-1);
});

test.each(['u0000000', 'U000000', '00000000', 'member-0000000'])(
	'numbered ids like %s are all kept, also where the table is nearly full',
	(shape) => {
		const [, head = '', digits = ''] = /^(.*?)(0+)$/.exec(shape)!;
		// As many as three quarters of 2^15.
		const runs = Array.from({ length: 24_500 }, (_, i) =>
			runOf(head + String(i).padStart(digits.length, '0')),
		);
		const sizes = Array.from({ length: 20 }, (_, seed) => {
			const map = new BytesMap(seed);
			runs.forEach((run, i) => {
				map.get(...run);
				map.add(...run, i);
			});
			return map.size;
		});
		expect(new Set(sizes)).toEqual(new Set([runs.length]));
	},
);

/** The number by which one of 32 bits is undone. */
function inverseOf(odd: number): number {
	let inverse = odd;
	for (let i = 0; i < 5; i++) inverse = Math.imul(inverse, 2 - Math.imul(odd, inverse));
	return inverse;
}

/** Runs that a map of seed 0 with up to 2^15 places looks for in one place. */
function flood(count: number): [DataView, number, number][] {
	const [second, third] = [inverseOf(0x85ebca6b), inverseOf(0xc2b2ae35)];
	return Array.from({ length: count }, (_, n) => {
		let hash = n << 17;
		for (let bit = 16; bit >= 0; bit--) hash |= ((hash >>> (bit + 16)) & 1) << bit;
		hash = Math.imul(hash, third);
		hash ^= (hash >>> 15) ^ (hash >>> 30);
		const run = new DataView(new ArrayBuffer(8));
		run.setInt32(4, Math.imul(hash, second), true);
		return [run, 0, 8];
	});
}

test('runs that are made to fall on one place are given up, not looked through', () => {
	const runs = flood(20_000);
	const map = new BytesMap(0);
	const other = new BytesMap(1);
	runs.forEach((run, i) => {
		expect([-1, i]).toContain(map.get(...run));
		map.add(...run, i);
		other.get(...run);
		other.add(...run, i);
	});
	expect(map.size).toBeLessThan(1000);
	expect(other.size).toBe(runs.length);
	const told = runs.map((run) => map.get(...run));
	expect(told.every((value, i) => value === i || value === -1)).toBe(true);
});
