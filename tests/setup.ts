// Every property test runs from the same seed, so that a failure is the same failure everywhere.
// OPSBOOK_RUNS raises the number of runs, OPSBOOK_SEED changes the seed.
import fc from 'fast-check';

const env: Record<string, string | undefined> =
	typeof process === 'undefined' ? {} : (process.env as Record<string, string | undefined>);

fc.configureGlobal({
	seed: Number(env['OPSBOOK_SEED'] ?? 20260101),
	numRuns: Number(env['OPSBOOK_RUNS'] ?? 100),
});
