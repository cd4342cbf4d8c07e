import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellText, isMissing, takeRows } from '../../../src/lib/columns/access';
import {
	CategoryBuilder,
	FlagBuilder,
	NumberBuilder,
	TagsBuilder,
	TextBuilder,
	TimeBuilder,
} from '../../../src/lib/columns/builders';
import type { Column } from '../../../src/lib/columns/column';
import { DictionaryBuilder, narrowCodes } from '../../../src/lib/columns/dictionary';
import { anyColumn, anyText } from './arbitraries';

const texts = (column: Column): string[] =>
	Array.from({ length: column.length }, (_, row) => cellText(column, row));

describe('dictionary', () => {
	it('numbers texts as they come, the empty one 0', () => {
		const dictionary = new DictionaryBuilder();
		expect(
			['b', '', 'a', 'b', 'toString', '__proto__'].map((text) => dictionary.add(text)),
		).toEqual([1, 0, 2, 1, 3, 4]);
		expect(dictionary.finish().values).toEqual(['', 'b', 'a', 'toString', '__proto__']);
		expect(dictionary.find('a')).toBe(2);
		expect(dictionary.find('c')).toBeUndefined();
		expect(dictionary.size).toBe(5);
	});

	it.each([
		[1, Uint8Array],
		[256, Uint8Array],
		[257, Uint16Array],
		[65536, Uint16Array],
		[65537, Uint32Array],
	])('of %i values has the narrowest codes', (distinct, type) => {
		const codes = narrowCodes(Uint32Array.of(0, distinct - 1), distinct);
		expect(codes).toBeInstanceOf(type);
		expect([...codes]).toEqual([0, distinct - 1]);
	});
});

describe('builders', () => {
	it('keep any text, in categories, texts and tags', () => {
		fc.assert(
			fc.property(fc.array(anyText), (cells) => {
				const category = new CategoryBuilder();
				const text = new TextBuilder(cells.length);
				const tags = new TagsBuilder();
				for (const cell of cells) {
					category.push(cell);
					text.push(cell);
					tags.push(cell === '' ? [] : [cell]);
				}
				expect(texts(category.finish())).toEqual(cells);
				expect(texts(text.finish())).toEqual(cells);
				expect(texts(tags.finish())).toEqual(cells);
			}),
		);
	});

	it('show cells as a person reads them', () => {
		const share = new NumberBuilder(3, '%');
		for (const value of [0.07, 0.123, NaN]) share.push(value);
		expect(texts(share.finish())).toEqual(['7%', '12.3%', '']);

		const day = new TimeBuilder();
		day.push(0, true);
		day.push(NaN, false);
		expect(texts(day.finish())).toEqual(['1970-01-01', '']);
		const time = new TimeBuilder();
		time.push(0, true);
		time.push(3_661_000, false);
		expect(texts(time.finish())).toEqual(['1970-01-01 00:00:00', '1970-01-01 01:01:01']);

		const flag = new FlagBuilder();
		for (const value of [true, false, null]) flag.push(value);
		const column = flag.finish();
		expect(texts(column)).toEqual(['true', 'false', '']);
		expect(cellText(column, 0, { yes: '是', no: '否' })).toBe('是');

		const tags = new TagsBuilder();
		tags.push(['a', '', 'b']);
		tags.push([]);
		expect(texts(tags.finish())).toEqual(['a, b', '']);
	});

	it('take texts that are bytes already', () => {
		const text = new TextBuilder();
		text.pushRange(new TextEncoder().encode('社群'), 0, 6);
		text.pushRange(new Uint8Array(), 0, 0);
		expect(texts(text.finish())).toEqual(['社群', '']);
	});
});

describe('takeRows', () => {
	it('takes rows in any order, some twice', () => {
		const rowsOf = (column: Column): fc.Arbitrary<number[]> =>
			column.length === 0 ? fc.constant([]) : fc.array(fc.nat(column.length - 1));
		const both = anyColumn.chain((column) => fc.tuple(fc.constant(column), rowsOf(column)));
		fc.assert(
			fc.property(both, ([column, rows]) => {
				const taken = takeRows(column, Uint32Array.from(rows));
				expect(taken.length).toBe(rows.length);
				expect(texts(taken)).toEqual(rows.map((row) => cellText(column, row)));
				rows.forEach((row, i) => {
					expect(isMissing(taken, i)).toBe(isMissing(column, row));
				});
			}),
		);
	});
});
