import { decodePlain, encodePlain } from '$lib/report/plain';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const overWire = (value: unknown): unknown =>
	decodePlain(JSON.parse(JSON.stringify(encodePlain(value))));

const typed = fc.oneof(
	fc.float64Array(),
	fc.float32Array(),
	fc.int32Array(),
	fc.uint32Array(),
	fc.uint16Array(),
	fc.int16Array(),
	fc.uint8Array(),
	fc.int8Array(),
);
const leaf = fc.oneof(
	fc.double(),
	fc.integer(),
	fc.string({ unit: 'binary' }),
	fc.boolean(),
	fc.constantFrom(null, NaN, Infinity, -Infinity, -0),
	typed,
);
const key = fc.oneof(
	fc.string(),
	fc.constantFrom('$f64', '$number', '$$', '$undefined', '__proto__'),
);
const plain = fc.letrec((tie) => ({
	value: fc.oneof({ depthSize: 'small' }, leaf, tie('list'), tie('object')),
	list: fc.array(tie('value'), { maxLength: 4 }),
	object: fc
		.array(fc.tuple(key, tie('value')), { maxLength: 4 })
		.map((entries) => Object.fromEntries(entries)),
})).value;

test('property: results come back as they were', () => {
	fc.assert(
		fc.property(plain, (value) => {
			expect(overWire(value)).toEqual(value);
		}),
		{ numRuns: 400 },
	);
});

test('holes and missing properties', () => {
	expect(overWire([undefined, 1])).toEqual([undefined, 1]);
	expect(overWire({ a: undefined, b: 1 })).toStrictEqual({ b: 1 });
});

test('numbers of an array are written plainly', () => {
	expect(JSON.stringify(encodePlain(new Float64Array([1, NaN, 0.5])))).toBe(
		'{"$f64":[1,null,0.5]}',
	);
});

test('what is no plain data is refused', () => {
	for (const value of [() => 1, Symbol('x'), 1n, new Map(), new Date(0)])
		expect(() => encodePlain({ value })).toThrow(TypeError);
	expect(() => decodePlain({ $map: [] })).toThrow(TypeError);
});
