import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberPairs } from '$lib/columns/number-pairs';

const numbered = (members: readonly (readonly (readonly [number, number])[])[]) => {
	const rows = members.flat();
	const offsets = Uint32Array.from([0, ...members], (_, m) => members.slice(0, m).flat().length);
	const [a, b] = [0, 1].map((of) => Uint32Array.from(rows, (row) => row[of]!));
	return { offsets, found: numberPairs(offsets, a!, b!) };
};

describe('numbers of pairs', () => {
	test('begin with 1 in each member, go by what comes first, and tell empty rows apart', () => {
		const { found } = numbered([
			[
				[1, 7],
				[1, 8],
				[2, 7],
				[1, 7],
				[1, 0],
				[1, 0],
			],
			[],
			[
				[1, 7],
				[1, 7],
			],
		]);
		expect([...found!.of]).toEqual([1, 2, 3, 1, 4, 5, 1, 1]);
		expect(found!.most).toBe(5);
	});

	test('are not there where each row is one of its own', () => {
		expect(
			numbered([
				[
					[1, 7],
					[1, 8],
					[1, 0],
					[1, 0],
				],
				[[1, 7]],
			]).found,
		).toBeNull();
		expect(numbered([]).found).toBeNull();
	});

	test('are as a map of texts gives them', () => {
		const pair = fc.tuple(fc.nat(3), fc.nat(12));
		const large = fc.tuple(fc.nat(0xffff_fff), fc.constantFrom(0, 1, 0x1_0000, 0xffff_fff));
		fc.assert(
			fc.property(fc.array(fc.array(fc.oneof(pair, large), { maxLength: 40 })), (members) => {
				const { found } = numbered(members);
				const expected = members.flatMap((rows) => {
					const known = new Map<string, number>();
					let next = 0;
					return rows.map(([a, b]) => {
						const key = `${a} ${b}`;
						const number = (b === 0 ? undefined : known.get(key)) ?? ++next;
						known.set(key, number);
						return number;
					});
				});
				const rows = members.reduce((n, own) => n + own.length, 0);
				const distinct = members.reduce((sum, own, m) => {
					const before = members.slice(0, m).flat().length;
					return sum + Math.max(0, ...expected.slice(before, before + own.length));
				}, 0);
				if (distinct === rows) expect(found).toBeNull();
				else {
					expect([...found!.of]).toEqual(expected);
					expect(found!.most).toBe(Math.max(...expected));
				}
			}),
		);
	});
});
