import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeWtf8, encodeWtf8 } from '../../../src/lib/base/wtf8';

/** Any sequence of UTF-16 units: pairs, lone halves, halves in the wrong order. */
const anyText = fc
	.array(fc.oneof(fc.constantFrom(0xd83d, 0xde00, 0xfeff, 0xfffd, 0x41), fc.nat(0xffff)))
	.map((units) => String.fromCharCode(...units));

describe('WTF-8', () => {
	it('gives back any text', () => {
		fc.assert(
			fc.property(anyText, (text) => {
				expect(decodeWtf8(encodeWtf8(text))).toBe(text);
			}),
			{ numRuns: 1000 },
		);
	});

	it('reads a part of other bytes, short or long', () => {
		fc.assert(
			fc.property(anyText, fc.nat(80), (text, more) => {
				const whole = text + '会'.repeat(more);
				const bytes = encodeWtf8(whole);
				const between = Uint8Array.of(0xe4, ...bytes, 0x80, 0x41);
				expect(decodeWtf8(between, 1, 1 + bytes.length)).toBe(whole);
			}),
			{ numRuns: 500 },
		);
	});

	it('takes any bytes as the platform does, short or long', () => {
		const tolerant = new TextDecoder('utf-8', { ignoreBOM: true });
		const bytes = fc.uint8Array({ maxLength: 6 });
		fc.assert(
			fc.property(bytes, fc.boolean(), (some, long) => {
				const whole = long ? Uint8Array.of(...some, ...new Uint8Array(80)) : some;
				// Lone surrogates are what the two differ in.
				fc.pre(!whole.some((byte, i) => byte === 0xed && whole[i + 1]! >= 0xa0));
				expect(decodeWtf8(whole)).toBe(tolerant.decode(whole));
			}),
			{ numRuns: 2000 },
		);
	});

	it('is UTF-8 for well-formed text', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				expect(encodeWtf8(text)).toEqual(new TextEncoder().encode(text));
			}),
		);
	});

	it('survives bytes that it did not make', () => {
		expect(decodeWtf8(Uint8Array.of(0x41, 0xff, 0xed))).toBe('A\ufffd\ufffd');
	});
});
