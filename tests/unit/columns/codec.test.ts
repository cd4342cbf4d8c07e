import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NumberBuilder } from '../../../src/lib/columns/builders';
import { decodeColumn, encodeColumn } from '../../../src/lib/columns/codec';
import type { ColumnMeta, ColumnPart } from '../../../src/lib/columns/codec';
import { anyColumn, plain } from './arbitraries';

/** What the store does: meta through JSON, bytes at any alignment. */
function stored(parts: readonly ColumnPart[], shift: number): ColumnPart[] {
	return parts.map(({ name, bytes }) => {
		const room = new Uint8Array(bytes.length + shift);
		room.set(bytes, shift);
		return { name, bytes: room.subarray(shift) };
	});
}

describe('a column as bytes', () => {
	it('comes back as it was, whatever its kind', () => {
		fc.assert(
			fc.property(anyColumn, fc.nat(8), (column, shift) => {
				const { meta, parts } = encodeColumn(column);
				const back = decodeColumn(
					JSON.parse(JSON.stringify(meta)) as ColumnMeta,
					stored(parts, shift),
				);
				expect(plain(back)).toEqual(plain(column));
			}),
			{ numRuns: 1000 },
		);
	});

	it.each([
		['seconds', (i: number) => 1_700_000_000_000 + i * 1000, 2],
		['cents', (i: number) => i / 100, 2],
		['small counts', (i: number) => i % 5, 1],
		['milliseconds of a month', (i: number) => 1_700_000_000_000 + i * 2600, 4],
		['thirds', (i: number) => i / 3, 8],
	])('packs %s', (_, value, bytesEach) => {
		const builder = new NumberBuilder();
		for (let i = 0; i < 1000; i++) builder.push(value(i));
		const { parts } = encodeColumn(builder.finish());
		expect(parts[0]!.bytes.length).toBe(1000 * bytesEach);
	});

	it('is refused when a part is missing or too short', () => {
		fc.assert(
			fc.property(
				anyColumn.filter((column) => column.length > 0),
				(column) => {
					const { meta, parts } = encodeColumn(column);
					expect(() => decodeColumn(meta, parts.slice(1))).toThrow(RangeError);
					const cut = parts.map((part) => ({ ...part, bytes: part.bytes.subarray(1) }));
					expect(() => decodeColumn(meta, cut)).toThrow(RangeError);
				},
			),
		);
	});
});
