import { compileCondition } from '$lib/analyses/shared/condition';
import { TextBuilder, TimeBuilder } from '$lib/columns/builders';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const holds = (column: Parameters<typeof compileCondition>[0], is: readonly string[]) => {
	const test = compileCondition(column, { column: 'x', is });
	return Array.from({ length: column.length }, (_, i) => test(i));
};

describe('a time', () => {
	it('is a day, or a second of it, as its ISO text says (any time)', () => {
		const time = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2099, 0, 1) });
		const some = fc.array(fc.option(time, { nil: NaN }), { minLength: 1, maxLength: 6 });
		fc.assert(
			fc.property(some, fc.nat(), (values, n) => {
				const times = new TimeBuilder(values.length);
				for (const value of values) times.push(value, false);
				const column = times.finish();
				const iso = values.map((value) =>
					Number.isNaN(value) ? '' : new Date(value).toISOString(),
				);
				const one = iso[n % iso.length]!;
				for (const text of [one.slice(0, 10), one.slice(0, 19), '', '2024-02-30', 'Oslo']) {
					expect(holds(column, [text])).toEqual(
						iso.map((each) => each.slice(0, 10) === text || each.slice(0, 19) === text),
					);
				}
			}),
		);
	});
});

describe('a text', () => {
	it('is equal unit by unit, lone surrogates too (any text)', () => {
		const text = fc.oneof(
			fc.string({ unit: 'binary', maxLength: 3 }),
			fc.constantFrom('', '群', '\ud800', '\ufeffa', 'a'),
		);
		fc.assert(
			fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), text, (values, other) => {
				const texts = new TextBuilder(values.length);
				for (const value of values) texts.push(value);
				const column = texts.finish();
				for (const wanted of [[values[0]!], [other], [other, '']]) {
					expect(holds(column, wanted)).toEqual(values.map((value) => wanted.includes(value)));
				}
			}),
			{ numRuns: 30 },
		);
	});
});
