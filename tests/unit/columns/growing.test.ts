import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BytesMap } from '$lib/columns/bytes-map';
import { GrowingBytes, GrowingCodes, GrowingFloat64, GrowingUint32 } from '$lib/columns/growing';

type Transfer = (this: ArrayBuffer, bytes: number) => ArrayBuffer;
const buffers = ArrayBuffer.prototype as { transfer?: Transfer };
const own = buffers.transfer;

/** As newer runtimes have it: the old buffer is empty afterwards. */
const transfer: Transfer = function (bytes) {
	const old = new Uint8Array(structuredClone(this, { transfer: [this] }));
	const moved = new Uint8Array(bytes);
	moved.set(old.subarray(0, bytes));
	return moved.buffer;
};

describe.each([
	['that leaves memory to the collector', undefined],
	['that gives memory back', transfer],
] as const)('in a runtime %s', (_, method) => {
	beforeEach(() => {
		if (method === undefined) delete buffers.transfer;
		else buffers.transfer = method;
	});
	afterEach(() => {
		if (own === undefined) delete buffers.transfer;
		else buffers.transfer = own;
	});

	test('arrays grow to exactly what was pushed', () => {
		const numbers = fc.array(fc.oneof(fc.nat(300), fc.nat(70_000), fc.nat(0xffffffff)), {
			maxLength: 200,
		});
		fc.assert(
			fc.property(numbers, fc.nat(100), (pushed, room) => {
				const arrays = [new GrowingUint32(room), new GrowingFloat64(room), new GrowingCodes(room)];
				for (const array of arrays) {
					for (const number of pushed) array.push(number);
					expect(Array.from(array.finish())).toEqual(pushed);
				}
			}),
		);
	});

	test('codes lie in the narrowest array', () => {
		const widths = [0xff, 0x100, 0xffff, 0x10000].map((most) => {
			const codes = new GrowingCodes(1);
			for (const code of [1, most, 2]) codes.push(code);
			const array = codes.finish();
			return [array.BYTES_PER_ELEMENT, Array.from(array)];
		});
		expect(widths).toEqual([
			[1, [1, 0xff, 2]],
			[2, [1, 0x100, 2]],
			[2, [1, 0xffff, 2]],
			[4, [1, 0x10000, 2]],
		]);
	});

	test('bytes come one after the other', () => {
		fc.assert(
			fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 20 }), (parts) => {
				const bytes = new GrowingBytes(1);
				parts.forEach((part, i) =>
					i % 2 ? bytes.append(part) : bytes.appendRange(part, 0, part.length),
				);
				expect(Array.from(bytes.finish())).toEqual(parts.flatMap((part) => Array.from(part)));
			}),
		);
	});

	test('a map of runs that was emptied takes others', () => {
		const map = new BytesMap();
		const run = (text: string): [DataView, number, number] => {
			const bytes = new TextEncoder().encode(text);
			return [new DataView(bytes.buffer), 0, bytes.length];
		};
		const texts = Array.from({ length: 500 }, (_, i) => `number ${i}`);
		for (let time = 0; time < 2; time++) {
			for (const [i, text] of texts.entries()) {
				expect(map.get(...run(text))).toBe(-1);
				map.add(...run(text), i);
			}
			expect(texts.map((text) => map.get(...run(text)))).toEqual(texts.map((_, i) => i));
			map.clear();
			expect(map.size).toBe(0);
		}
	});
});
