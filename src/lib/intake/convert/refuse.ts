import { IntakeError } from '../types';

/** A file that cannot be opened, with the part of it that is to blame. */
export function refusal(reason: string, file: string, part = ''): IntakeError {
	return new IntakeError(reason, { file, row: 0, column: '', value: part });
}
