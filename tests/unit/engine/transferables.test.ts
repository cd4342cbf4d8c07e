import { transferables } from '$lib/engine/transferables';
import { expect, it } from 'vitest';

it('finds the memory of typed arrays at any depth, each once', () => {
	const shared = new Float64Array(8);
	const rows = [{ counts: new Uint32Array(3) }, { counts: new Uint32Array(4) }];
	const value = {
		a: shared,
		b: { c: shared.subarray(2), d: [shared] },
		rows,
		text: 'x',
		none: null,
	};
	expect(new Set(transferables(value))).toEqual(
		new Set([shared.buffer, ...rows.map((row) => row.counts.buffer)]),
	);
});

it('leaves out what stays', () => {
	const mine = new Uint8Array(4);
	const kept = new Uint8Array(4);
	expect(transferables({ mine, kept }, (buffer) => buffer === kept.buffer)).toEqual([mine.buffer]);
});

it('survives values that point at themselves and values without memory', () => {
	const loop: { self?: unknown; counts: Uint8Array } = { counts: new Uint8Array(1) };
	loop.self = loop;
	expect(transferables(loop)).toHaveLength(1);
	expect(transferables(null)).toEqual([]);
	expect(transferables([1, 2, 3])).toEqual([]);
});
