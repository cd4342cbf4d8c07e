import { expect, test } from 'vitest';
import { ofAll } from '$lib/app/notebook/problems';
import type { Failure } from '$lib/engine/protocol';

const lacks: Failure = { kind: 'needs-role', role: 'amount' };
const gone: Failure = { kind: 'no-segment', segment: 'a' };

test('what all segments lack is said once; what hangs on a segment is said in its place', () => {
	expect(ofAll([lacks, lacks])).toBe(lacks);
	expect(ofAll([lacks, null])).toBeNull();
	expect(ofAll([lacks, gone])).toBeNull();
	expect(ofAll([gone, gone])).toBeNull();
	expect(ofAll([{ kind: 'cancelled' }, { kind: 'cancelled' }])).toBeNull();
	expect(ofAll([null, null])).toBeNull();
	expect(ofAll([])).toBeNull();
});
