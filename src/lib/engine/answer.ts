import * as v from 'valibot';
import { computeParts, type ComputeParts } from '../analyses/registry/computes';
import type { Data, Plain } from '../analyses/contract';
import { scopeSchema, type ScopeSpec } from '../model/notebook';
import { asksForSegments } from '../segments/fingerprint';
import { isEmptyScope, makeData } from './data';
import { drive, type DriveOptions } from './drive';
import { badParams, lacks, orFailure, refused, type Refused } from './failures';
import { resultKey } from './key';
import type { RevisionCache } from './revision-cache';
import { RuleMembers } from './rule-members';
import type { PeopleAnswer, RunAnswer, RunRequest } from './protocol';

const NOT_A_LIST = 'must be an object, not a list';

/** A run that may start: everything checked and read. */
interface Prepared {
	readonly ok: true;
	readonly parts: ComputeParts;
	readonly params: Plain;
	readonly data: Data;
	readonly key: string;
}
export interface AnswerOptions {
	/** What to do when nothing lies in the scope: say so (a page does), or compute that there is nothing (a script). */
	readonly emptyScope?: 'refuse' | 'compute';
}

/** Computes what a request asks. Expected ends are data; a bug in an analysis is thrown. */
export async function answerRun(
	cache: RevisionCache,
	request: RunRequest,
	options: DriveOptions & AnswerOptions = {},
): Promise<RunAnswer> {
	const start = performance.now();
	const prepared = await prepare(cache, request, options);
	if (!prepared.ok) return prepared;
	const { parts, data, params, key } = prepared;
	const driven = await drive(parts.compute(data, params), options);
	if (!driven.done) return refused({ kind: 'cancelled' });
	return { ok: true, key, result: driven.result, params, tookMs: performance.now() - start };
}

/** The members behind a number of the result of the same request. */
export async function answerPeople(
	cache: RevisionCache,
	request: RunRequest,
	ref: unknown,
	options: AnswerOptions = {},
): Promise<PeopleAnswer> {
	const prepared = await prepare(cache, request, options);
	if (!prepared.ok) return prepared;
	const { parts, data, params } = prepared;
	return { ok: true, members: parts.people(data, params, ref).toArray() };
}

/** A line for each member, where the analysis has them; null where it has none or could not run. */
export async function answerDescription(
	cache: RevisionCache,
	request: RunRequest,
): Promise<readonly Plain[] | null> {
	const prepared = await prepare(cache, request, { emptyScope: 'compute' });
	if (!prepared.ok) return null;
	const { parts, data, params } = prepared;
	return parts.describePeople?.(data, params) ?? null;
}

/** Checks names, params, scope and needs, and reads what the run needs. */
async function prepare(
	cache: RevisionCache,
	request: RunRequest,
	{ emptyScope = 'refuse' }: AnswerOptions,
): Promise<Prepared | Refused> {
	const parts = computeParts(request.analysis);
	if (parts === undefined) return refused({ kind: 'unknown-analysis', id: request.analysis });
	const { manifest } = parts;
	// To a schema of an object a list is one without keys.
	for (const [path, value] of [
		['scope', request.scope],
		['', request.params],
	] as const) {
		if (Array.isArray(value)) return refused({ kind: 'bad-params', path, message: NOT_A_LIST });
	}
	const scope = v.safeParse(scopeSchema, request.scope);
	if (!scope.success) return refused(badParams(scope.issues[0], 'scope'));
	const { from, to } = scope.output;
	if (from !== undefined && to !== undefined && from > to) {
		return refused({ kind: 'bad-params', path: 'scope', message: `${from} is after ${to}` });
	}
	const params = v.safeParse(manifest.params.schema, request.params);
	if (!params.success) return refused(badParams(params.issues[0]));
	return orFailure(async () => {
		const columns = await cache.get(request.revision);
		const dataset = await cache.dataset(request.dataset);
		if (columns === null || dataset === null) return refused({ kind: 'no-revision' });
		const lacking = lacks(columns, parts);
		if (lacking !== null) return refused(lacking);
		const asked = await segmentsOf(cache, request, scope.output, params.output);
		const loaded = await columns.loadFor(manifest, params.output);
		const data = makeData({
			...loaded,
			weekStart: dataset.weekStart,
			scope: scope.output,
			segment: asked.set ?? null,
			segmentOf: asked.segmentOf,
		});
		if (emptyScope === 'refuse' && isEmptyScope(data, manifest.needs.events))
			return refused({ kind: 'empty-scope' });
		const key = resultKey({
			analysis: manifest.id,
			version: manifest.version,
			revision: request.revision,
			params: params.output,
			scope: scope.output,
			fingerprint: asked.fingerprint,
		});
		return { ok: true, parts, params: params.output, data, key };
	});
}

/** Whom the run is about, and whom its params name. Everyone needs no document to be read. */
async function segmentsOf(
	cache: RevisionCache,
	request: RunRequest,
	{ segment, asOf }: ScopeSpec,
	params: unknown,
): Promise<Partial<Awaited<ReturnType<RuleMembers['run']>>>> {
	if (!asksForSegments(segment, params)) return {};
	return (await RuleMembers.of(cache, request)).run(segment, asOf, params);
}
