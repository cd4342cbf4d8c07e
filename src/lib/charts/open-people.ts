import type { Host, Plain } from '../analyses/contract';

/** Nobody is behind a zero, and what a report does not tell cannot be opened. */
export function openPeople(
	{ people }: Host,
	count: number | null,
	ref: Plain | null,
	label: string,
): (() => void) | undefined {
	if (people === null || ref === null || count === null || !(count > 0)) return undefined;
	return () => people(ref, label);
}
