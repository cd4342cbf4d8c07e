import { resultKey, type KeyParts } from '$lib/engine/key';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const parts: KeyParts = {
	analysis: 'funnel',
	version: 1,
	revision: 'r1',
	params: { steps: [{ kind: 'a' }, { kind: 'b' }], order: 'any' },
	scope: { from: '2024-01-01' },
};

describe('resultKey', () => {
	it('depends on each part', () => {
		const others: Partial<KeyParts>[] = [
			{ analysis: 'trend' },
			{ version: 2 },
			{ revision: 'r2' },
			{ params: { steps: [{ kind: 'b' }, { kind: 'a' }], order: 'any' } },
			{ scope: {} },
			{ scope: { from: '2024-01-01', asOf: '2024-01-01' } },
		];
		const keys = [parts, ...others.map((other) => ({ ...parts, ...other }))].map(resultKey);
		expect(new Set(keys).size).toBe(keys.length);
	});

	it('does not depend on the order of properties or on saying the default', () => {
		const same: KeyParts[] = [
			{ ...parts, params: { order: 'any', steps: [{ kind: 'a' }, { kind: 'b' }] } },
			{ ...parts, params: { ...(parts.params as object), more: undefined } },
			{ ...parts, scope: { segment: 'everyone', from: '2024-01-01' } },
		];
		for (const other of same) expect(resultKey(other)).toBe(resultKey(parts));
	});

	it('is a plain name (any params)', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (params) => {
				expect(resultKey({ ...parts, params })).toMatch(/^[a-z0-9-]+$/);
			}),
		);
	});
});
