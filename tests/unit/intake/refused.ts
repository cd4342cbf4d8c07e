import { expect } from 'vitest';
import { IntakeError } from '$lib/intake/types';

/** Why the work was refused; fails when it was not, or by anything but an IntakeError. */
export async function reasonOf(work: Promise<unknown>): Promise<string> {
	const error = await work.then(
		() => undefined,
		(thrown: unknown) => thrown,
	);
	expect(error).toBeInstanceOf(IntakeError);
	return (error as IntakeError).reason;
}
