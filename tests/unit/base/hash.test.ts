import fc from 'fast-check';
import { crc32 as zlibCrc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { canonicalJson, crc32, hashText } from '../../../src/lib/base/hash';

describe('crc32', () => {
	it('has the check value of the standard', () => {
		expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
		expect(crc32(new Uint8Array())).toBe(0);
	});

	it('is the one of zip, at any alignment, and goes on from a seed', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(200), (bytes, cut) => {
				const view = new Uint8Array([0, 0, 0, ...bytes]).subarray(3);
				if (typeof zlibCrc32 === 'function') expect(crc32(view)).toBe(zlibCrc32(bytes));
				expect(crc32(bytes.subarray(cut), crc32(bytes.subarray(0, cut)))).toBe(crc32(view));
			}),
		);
	});

	it('notices every flipped bit', () => {
		const bytes = Uint8Array.from({ length: 37 }, (_, i) => i * 7);
		const crc = crc32(bytes);
		for (let bit = 0; bit < bytes.length * 8; bit++) {
			const flipped = bytes.slice();
			flipped[bit >> 3]! ^= 1 << (bit & 7);
			expect(crc32(flipped)).not.toBe(crc);
		}
	});
});

describe('hashText', () => {
	it('is 14 hex digits and spreads', () => {
		const hashes = new Set(Array.from({ length: 20_000 }, (_, i) => hashText(`key ${i}`)));
		expect(hashes.size).toBe(20_000);
		for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{14}$/);
	});

	it('never changes: saved results are found by it', () => {
		expect(hashText('')).toBe('0bdcb81aee8d83');
		expect(hashText('留存')).toMatchInlineSnapshot(`"00ae2193e95715"`);
	});
});

describe('canonicalJson', () => {
	it('orders keys, drops undefined, and knows no −0', () => {
		expect(canonicalJson({ b: 1, a: [-0, undefined, { d: undefined, c: null }] })).toBe(
			'{"a":[0,null,{"c":null}],"b":1}',
		);
		expect(canonicalJson({ 10: 1, 9: 2, '': 3 })).toBe('{"":3,"10":1,"9":2}');
		expect(canonicalJson(JSON.parse('{"__proto__":1}'))).toBe('{"__proto__":1}');
		expect(canonicalJson(undefined)).toBe('null');
	});

	it('means the same as JSON, whatever the order of keys', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				const text = canonicalJson(value);
				expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
				expect(canonicalJson(reversed(value))).toBe(text);
			}),
		);
	});
});

function reversed(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(reversed);
	if (value === null || typeof value !== 'object') return value;
	return Object.fromEntries(
		Object.entries(value)
			.reverse()
			.map(([key, inner]) => [key, reversed(inner)]),
	);
}
