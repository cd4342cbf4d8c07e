import fc from 'fast-check';
import { expect, test } from 'vitest';

test('property tests run from the pinned seed', () => {
	expect(fc.readConfigureGlobal().seed).toBeTypeOf('number');
});
