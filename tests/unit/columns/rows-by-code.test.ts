import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowsOf } from '$lib/columns/rows-by-code';

test('the rows of each code, ascending, every row once', () => {
	fc.assert(
		fc.property(fc.array(fc.nat({ max: 4 }), { maxLength: 100 }), (list) => {
			const column = {
				kind: 'category' as const,
				length: list.length,
				codes: Uint8Array.from(list),
				dictionary: { values: ['', 'a', 'b', 'c', 'd'] },
			};
			for (let code = 0; code <= 4; code++) {
				const expected = list.flatMap((one, row) => (one === code ? [row] : []));
				expect([...rowsOf(column, code)]).toEqual(expected);
			}
		}),
	);
});
