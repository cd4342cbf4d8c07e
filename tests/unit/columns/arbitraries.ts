import fc from 'fast-check';
import { BitSet } from '../../../src/lib/base/bitset';
import {
	CategoryBuilder,
	FlagBuilder,
	NumberBuilder,
	TagsBuilder,
	TextBuilder,
	TimeBuilder,
} from '../../../src/lib/columns/builders';
import type { Column } from '../../../src/lib/columns/column';

/** Any sequence of UTF-16 units, lone surrogates included. */
export const anyText = fc.oneof(
	fc.constantFrom('', 'a', '北京', '😀', '\ud83d', '\ude00', '\ufeffx', '__proto__'),
	fc.array(fc.nat(0xffff), { maxLength: 6 }).map((units) => String.fromCharCode(...units)),
);

const cents = fc.integer({ min: -1e7, max: 1e7 }).map((n) => n / 100);
const seconds = fc.integer({ min: -1e9, max: 4e9 }).map((n) => n * 1000);
const numbers = fc.oneof(
	fc.array(fc.oneof(cents, fc.constant(NaN)), { maxLength: 40 }),
	fc.array(fc.oneof(seconds, fc.constant(NaN)), { maxLength: 40 }),
	fc.array(fc.oneof(fc.integer(), fc.constant(NaN)), { maxLength: 40 }),
	fc.array(fc.oneof(fc.double(), fc.constantFrom(-0, Infinity, 1e300, 2 ** 53)), { maxLength: 40 }),
);

/** A column of any kind, made by its builder. */
export const anyColumn: fc.Arbitrary<Column> = fc.oneof(
	fc.array(anyText, { maxLength: 40 }).map((cells) => {
		const builder = new CategoryBuilder();
		for (const cell of cells) builder.push(cell);
		return builder.finish();
	}),
	fc.integer({ min: 250, max: 260 }).map((distinct) => {
		const builder = new CategoryBuilder();
		for (let i = 0; i < distinct; i++) builder.push(`v${i}`);
		return builder.finish();
	}),
	fc.tuple(numbers, fc.constantFrom(undefined, 'CNY', '%')).map(([cells, unit]) => {
		const builder = new NumberBuilder(0, unit);
		for (const cell of cells) builder.push(cell);
		return builder.finish();
	}),
	fc.tuple(numbers, fc.boolean()).map(([cells, dateOnly]) => {
		const builder = new TimeBuilder(2);
		for (const cell of cells) builder.push(cell, dateOnly);
		return builder.finish();
	}),
	fc.array(fc.constantFrom(true, false, null), { maxLength: 70 }).map((cells) => {
		const builder = new FlagBuilder();
		for (const cell of cells) builder.push(cell);
		return builder.finish();
	}),
	fc.array(anyText, { maxLength: 40 }).map((cells) => {
		const builder = new TextBuilder();
		for (const cell of cells) builder.push(cell);
		return builder.finish();
	}),
	fc.array(fc.array(anyText, { maxLength: 3 }), { maxLength: 40 }).map((cells) => {
		const builder = new TagsBuilder();
		for (const cell of cells) builder.push(cell);
		return builder.finish();
	}),
);

/** A column in a form in which equal columns are deeply equal, bit for bit. */
export function plain(column: Column): unknown {
	return Object.fromEntries(
		Object.entries(column).map(([key, value]) => {
			if (value instanceof BitSet) return [key, [value.length, ...value.words]];
			if (value instanceof Float64Array) {
				return [key, [...new BigUint64Array(Float64Array.from(value).buffer)].map(String)];
			}
			return [key, value as unknown];
		}),
	);
}
