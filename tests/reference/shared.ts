// Published data sets live beside the repository, in ../shared/data. They are not part of it: on a
// machine that lacks them every reference test is skipped, and says so.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Where the published data sets are, or would be. `OPSBOOK_SHARED_DATA` overrides. */
export const sharedData = process.env['OPSBOOK_SHARED_DATA'] ?? join(root, '..', 'shared', 'data');

export const haveSharedData = existsSync(sharedData);

if (!haveSharedData) {
	const bar = '!'.repeat(72);
	console.warn(
		`\n${bar}\n!! REFERENCE TESTS SKIPPED: the published data sets are not at\n!!   ${sharedData}\n` +
			`!! Nothing below was compared with published results.\n${bar}\n`,
	);
}

/** The path of one shared file. */
export function shared(...parts: string[]): string {
	return join(sharedData, ...parts);
}

/** Like vitest's `test`, but skipped (and counted as skipped) when the data sets are not there. */
export const referenceTest: typeof test | typeof test.skip = haveSharedData ? test : test.skip;
