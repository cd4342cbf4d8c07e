import fc from 'fast-check';
import { describe, it } from 'vitest';
import { createMemoryStore } from '../../../src/lib/store/memory';
import { operations, runOperations } from './operations';
import { storeSuite } from './suite';

describe('the store in memory', () => {
	storeSuite(async () => createMemoryStore());

	it('behaves like a plain model under any sequence of operations', async () => {
		await fc.assert(
			fc.asyncProperty(operations, (list) => runOperations(createMemoryStore(), list)),
			{ numRuns: 500 },
		);
	});
});
