import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { join, split, sumOf } from '../../../src/lib/store/chunks';

const parts = fc.array(fc.uint8Array({ maxLength: 100 }), { maxLength: 5 });
const limit = fc.constantFrom(8, 16, 64, 4096);

describe('chunks', () => {
	it('are no longer than the limit and give the parts again, aligned', () => {
		fc.assert(
			fc.property(parts, limit, (list, most) => {
				const chunks = split(list, most);
				for (const chunk of chunks) expect(chunk.byteLength).toBeLessThanOrEqual(most);
				const back = join(
					chunks,
					chunks.map(sumOf),
					list.map((part) => part.length),
				);
				expect(back).toEqual(list);
				for (const part of back ?? []) expect(part.byteOffset % 8).toBe(0);
			}),
		);
	});

	it('are refused when one is changed, cut, exchanged, or missing', () => {
		fc.assert(
			fc.property(
				fc.uint8Array({ minLength: 20, maxLength: 100 }),
				fc.nat(),
				fc.integer({ min: 1, max: 255 }),
				(part, where, change) => {
					const chunks = split([part], 8);
					const sums = chunks.map(sumOf);
					const n = where % chunks.length;
					const joined = (others: (ArrayBuffer | undefined)[]): unknown =>
						join(others, sums, [part.length]);

					const changed = chunks.map((chunk) => chunk.slice(0));
					new Uint8Array(changed[n]!)[where % 8]! ^= change;
					expect(joined(changed)).toBeNull();
					expect(joined(chunks.with(n, chunks[n]!.slice(1)))).toBeNull();
					expect(joined(chunks.slice(0, -1))).toBeNull();
					const other = (n + 1) % chunks.length;
					const exchanged = chunks.with(n, chunks[other]!).with(other, chunks[n]!);
					const same = sums[n]!.crc32 === sums[other]!.crc32;
					expect(joined(exchanged) === null).toBe(!same);
					expect(joined(chunks)).not.toBeNull();
				},
			),
		);
	});

	it('are refused when the lengths do not add up', () => {
		const chunks = split([new Uint8Array(16)]);
		expect(join(chunks, chunks.map(sumOf), [17])).toBeNull();
		expect(join(chunks, chunks.map(sumOf), [])).toBeNull();
	});

	it('of no bytes are none', () => {
		expect(split([new Uint8Array(), new Uint8Array()])).toEqual([]);
		expect(join([], [], [0, 0])).toEqual([new Uint8Array(), new Uint8Array()]);
	});
});
