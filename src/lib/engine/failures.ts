import * as v from 'valibot';
import type { ComputeParts } from '../analyses/registry/computes';
import { EVENT_ROLES } from '../columns/timeline';
import { CorruptColumnError } from '../store/store';
import { NoColumnError, type RevisionColumns } from './columns';
import type { Failure } from './protocol';

/** An expected end that is found deep inside of what was asked. */
export class FailureError extends Error {
	override name = 'FailureError';
	constructor(readonly failure: Failure) {
		super(failure.kind);
	}
}

export type Refused = { readonly ok: false; readonly failure: Failure };

export const refused = (failure: Failure): Refused => ({ ok: false, failure });

/** What the analysis needs and the data do not have; null = nothing. */
export function lacks({ facts }: RevisionColumns, { manifest }: ComputeParts): Failure | null {
	if (manifest.needs.events && facts.events === 0) return { kind: 'needs-events' };
	const role = manifest.needs.roles?.find((needed) => !facts.roles.includes(needed));
	return role === undefined ? null : { kind: 'needs-role', role };
}

export function badParams(issue: v.BaseIssue<unknown>, root?: string): Failure {
	const path = [root, v.getDotPath(issue)].filter((part) => typeof part === 'string').join('.');
	return { kind: 'bad-params', path, message: issue.message };
}

/** What went wrong with the data or with what was asked, as an answer; null = a bug. */
export function failureOf(error: unknown): Failure | null {
	if (error instanceof FailureError) return error.failure;
	if (error instanceof NoColumnError) {
		const isRole = (EVENT_ROLES as readonly string[]).includes(error.column);
		return isRole
			? { kind: 'needs-role', role: error.column }
			: { kind: 'no-column', column: error.column };
	}
	if (error instanceof CorruptColumnError) return { kind: 'damaged', column: error.column };
	return null;
}

/** Answers what can be answered: expected ends are data, bugs are thrown. */
export async function orFailure<T>(work: () => Promise<T>): Promise<T | Refused> {
	try {
		return await work();
	} catch (error) {
		const failure = failureOf(error);
		if (failure === null) throw error;
		return refused(failure);
	}
}
