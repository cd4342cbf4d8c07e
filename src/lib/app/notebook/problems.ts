import type { Failure } from '../../engine/protocol';

/** What does not hang on whom a question is about. */
const ALIKE: readonly Failure['kind'][] = [
	'needs-role',
	'needs-events',
	'no-column',
	'bad-params',
	'no-revision',
	'damaged',
];

/** Why none of several segments can be answered, where it is the same for all: said once. */
export function ofAll(failures: readonly (Failure | null)[]): Failure | null {
	const [first] = failures;
	if (!first || !ALIKE.includes(first.kind)) return null;
	return failures.every((one) => one?.kind === first.kind) ? first : null;
}
