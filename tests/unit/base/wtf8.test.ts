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
