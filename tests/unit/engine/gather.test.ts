import { cellText } from '$lib/columns/access';
import { frameFromText } from '$lib/columns/frame-from-text';
import type { Column } from '$lib/columns/column';
import { BitSet } from '$lib/base/bitset';
import { gather } from '$lib/engine/gather';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { categoryColumn, numberColumn } from '../../support/data';

const texts = (column: Column) =>
	Array.from({ length: column.length }, (_, i) => cellText(column, i));
const bytes = (...values: number[]) => Uint8Array.from(values);
const rows = (...values: number[]) => Uint32Array.from(values);

describe('gather', () => {
	it('codes categories of several sources in one dictionary', () => {
		const a = categoryColumn(['web', 'app', '']);
		const b = categoryColumn(['app', 'mail']);
		const column = gather([a, b], bytes(0, 1, 1, 0, 0), rows(1, 0, 1, 2, 0));
		expect(texts(column)).toEqual(['app', 'app', 'mail', '', 'web']);
		expect(column.kind === 'category' && new Set(column.dictionary.values).size).toBe(4);
	});

	it('is empty where a source has no such column', () => {
		const a = numberColumn(['1', '2']);
		expect(texts(gather([a, null], bytes(0, 1, 0), rows(1, 0, 0)))).toEqual(['2', '', '1']);
		expect(texts(gather([null], bytes(0), rows(0)))).toEqual(['']);
	});

	it('keeps numbers, times and flags if the sources agree, and units if they are equal', () => {
		const yuan = { ...numberColumn(['1']), unit: 'CNY' };
		const euro = { ...numberColumn(['2']), unit: 'EUR' };
		const both = [bytes(0, 1), rows(0, 0)] as const;
		expect(gather([yuan, yuan], ...both)).toMatchObject({ kind: 'number', unit: 'CNY' });
		expect(gather([yuan, euro], ...both)).not.toHaveProperty('unit');
		const days = frameFromText('t\n2024-01-01').columns.get('t')!;
		const times = frameFromText('t,x\n2024-01-01 10:00,1').columns.get('t')!;
		expect(gather([days, days], ...both)).toMatchObject({ kind: 'time', dateOnly: true });
		expect(gather([days, times], ...both)).toMatchObject({ kind: 'time', dateOnly: false });
		const flag = {
			kind: 'flag',
			length: 2,
			values: BitSet.from(2, [1]),
			present: BitSet.full(2),
		} as const;
		expect(texts(gather([flag, null], bytes(0, 0, 1), rows(1, 0, 0)))).toEqual([
			'true',
			'false',
			'',
		]);
	});

	it('becomes texts where the sources do not agree', () => {
		const column = gather(
			[numberColumn(['1.5']), categoryColumn(['many'])],
			bytes(1, 0),
			rows(0, 0),
		);
		expect(column.kind).toBe('category');
		expect(texts(column)).toEqual(['many', '1.5']);
	});

	it('gives every event the cell of its row (any categories)', () => {
		const source = fc.array(fc.constantFrom('', 'a', 'b', 'c'), { minLength: 1, maxLength: 9 });
		const events = fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 40 });
		fc.assert(
			fc.property(fc.array(source, { minLength: 1, maxLength: 4 }), events, (sources, picks) => {
				const where = picks.map(([s, r]) => {
					const at = s % sources.length;
					return [at, r % sources[at]!.length] as const;
				});
				const column = gather(
					sources.map(categoryColumn),
					Uint8Array.from(where, ([s]) => s),
					Uint32Array.from(where, ([, r]) => r),
				);
				expect(texts(column)).toEqual(where.map(([s, r]) => sources[s]![r]!));
			}),
		);
	});
});
