// How many members go from one kind of event to another, against a count by hand and a plain one.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY } from '$lib/base/time';
import { kindOrder } from '$lib/intake/kind-order';

interface Event {
	readonly code: number;
	readonly day: number;
}

function counted(members: readonly (readonly Event[])[], kinds = 4): string[] {
	const sorted = members.map((events) => [...events].sort((a, b) => a.day - b.day));
	const rows = sorted.flat();
	const offsets = new Uint32Array(members.length + 1);
	sorted.forEach((events, m) => (offsets[m + 1] = offsets[m]! + events.length));
	const values = Array.from({ length: kinds }, (_, code) => (code === 0 ? '' : `k${code}`));
	const order = kindOrder(
		{
			offsets,
			time: Float64Array.from(rows, ({ day }) => day * DAY),
			kind: {
				kind: 'category',
				length: rows.length,
				codes: Uint8Array.from(rows, ({ code }) => code),
				dictionary: { values },
			},
		},
		Uint32Array.from(
			values,
			(_, code) => members.filter((events) => events.some((event) => event.code === code)).length,
		),
	);
	return [...order].flatMap(([a, then]) => [...then].map(([b, n]) => `${a}→${b} ${n}`)).sort();
}

test('counts first times within seven days, the seventh included', () => {
	const at = (code: number, day: number) => ({ code, day });
	expect(
		counted([
			[at(1, 0), at(2, 7), at(1, 8), at(3, 8)],
			[at(1, 0), at(2, 1), at(1, 2)],
			[at(2, 0), at(1, 3)],
		]),
	).toEqual(['1→2 2', '2→1 1', '2→3 1']);
	expect(counted([])).toEqual([]);
});

test('property: the same as asking each pair of each member', () => {
	const members = fc.array(
		fc.uniqueArray(fc.record({ code: fc.integer({ min: 1, max: 3 }), day: fc.nat(20) }), {
			selector: ({ day }) => day,
			maxLength: 8,
		}),
		{ maxLength: 8 },
	);
	fc.assert(
		fc.property(members, (all) => {
			const expected: string[] = [];
			for (const a of [1, 2, 3]) {
				for (const b of [1, 2, 3]) {
					const n = all.filter((events) => {
						const first = (code: number) =>
							Math.min(...events.flatMap((event) => (event.code === code ? [event.day] : [])));
						const gap = first(b) - first(a);
						return gap > 0 && gap <= 7;
					}).length;
					if (a !== b && n > 0) expected.push(`${a}→${b} ${n}`);
				}
			}
			expect(counted(all)).toEqual(expected.sort());
		}),
	);
});
