import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pick, runsOf } from '$lib/columns/runs';

test('the rows of a code, member by member', () => {
	const events = fc.array(fc.array(fc.nat({ max: 3 }), { maxLength: 5 }), { maxLength: 20 });
	fc.assert(
		fc.property(events, (members) => {
			const codes = members.flat();
			const offsets = Uint32Array.of(0);
			const ends = members.map((of, m) => members.slice(0, m + 1).flat().length || of.length);
			const column = {
				kind: 'category' as const,
				length: codes.length,
				codes: Uint8Array.from(codes),
				dictionary: { values: ['', 'a', 'b', 'c'] },
			};
			const values = Float64Array.from(codes, (_, row) => row / 2);
			for (let code = 0; code <= 3; code++) {
				const runs = runsOf(column, code, Uint32Array.of(...offsets, ...ends));
				const told = Array.from({ length: runs.count }, (_, i) => [
					runs.members[i],
					[...runs.rows.subarray(runs.starts[i], runs.starts[i + 1])],
				]);
				let row = 0;
				const expected = members.flatMap((of, m) => {
					const rows = of.flatMap((one, i) => (one === code ? [row + i] : []));
					row += of.length;
					return rows.length === 0 ? [] : [[m, rows]];
				});
				expect(told).toEqual(expected);
				expect([...pick(values, runs)]).toEqual([...runs.rows].map((at) => at / 2));
				expect(pick(values, runs)).toBe(pick(values, runs));
			}
		}),
	);
});
