import { readdirSync } from 'node:fs';
import { expect } from 'vitest';
import { referenceTest as test, sharedData } from './shared';

test('the published data sets can be read', () => {
	expect(readdirSync(sharedData).length).toBeGreaterThan(0);
});
