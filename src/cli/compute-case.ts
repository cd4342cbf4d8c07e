import * as v from 'valibot';
import type { ParamsSchema } from '../lib/analyses/contract';
import { answerDescription, answerPeople, answerRun } from '../lib/engine/answer';
import type { RunRequest } from '../lib/engine/protocol';
import { computeParts } from '../lib/analyses/registry/computes';
import { loadParts } from '../lib/analyses/registry/parts';
import type { Facts } from '../lib/model/dataset';
import { runError } from './failures';
import { scopeIn, type CaseScope } from './scope';
import type { DatasetSpec, Workspace } from './workspace';

export interface Case extends DatasetSpec {
	readonly analysis: string;
	/** Undefined: a sensible question for these data. */
	readonly params: unknown;
	readonly scope: CaseScope;
	/** With the people behind the numbers. */
	readonly people: boolean;
}

export interface CaseAnswer {
	readonly analysis: string;
	readonly version: number;
	/** As checked, defaults filled in. */
	readonly params: unknown;
	readonly result: unknown;
	/** With `people`: the members behind every number of the tables, for analyses whose result does not list them. */
	readonly people?: readonly PeopleOf[];
}

interface PeopleOf {
	readonly ref: unknown;
	readonly ids: readonly string[];
}

/** Computes one case. Throws InputError. */
export async function computeCase(workspace: Workspace, asked: Case): Promise<CaseAnswer> {
	const parts = computeParts(asked.analysis);
	if (parts === undefined) throw runError({ kind: 'unknown-analysis', id: asked.analysis });
	const where = await workspace.open(asked);
	const { analysis } = asked;
	const scope = await scopeIn(workspace.store, where.dataset, asked.scope);
	const revision = await workspace.store.revisions.get(where.revision);
	if (revision === undefined) throw runError({ kind: 'no-revision' });
	const params = withDefaults(parts.manifest.params, asked.params, revision.facts);
	const request: RunRequest = { ...where, analysis, params, scope };
	const answer = await answerRun(workspace.cache, request, { emptyScope: 'compute' });
	if (!answer.ok) throw runError(answer.failure);
	const { version } = parts.manifest;
	const base = { analysis, version, params: answer.params, result: answer.result };
	if (!asked.people) return base;
	const described = await answerDescription(workspace.cache, request);
	if (described !== null) {
		return { ...base, result: { ...(answer.result as object), members: described } };
	}
	return { ...base, people: await peopleOfTables(workspace, request, base, revision.facts) };
}

/**
 * The params as asked. What they leave out and nothing but the data can say (which kind is the order, null in the schema) is
 * chosen as for a new cell; without any params all of it is.
 */
function withDefaults(
	{ schema, defaults }: ParamsSchema<unknown>,
	asked: unknown,
	facts: Facts,
): unknown {
	if (asked === undefined) return defaults(facts);
	const read = v.safeParse(schema, asked);
	if (!read.success) return asked;
	const params = { ...(read.output as Record<string, unknown>) };
	for (const [name, value] of Object.entries(defaults(facts) as Record<string, unknown>)) {
		if (params[name] === null && !Object.hasOwn(asked as object, name)) params[name] = value;
	}
	return params;
}

/** Every ref of the analysis's tables, once, with the ids behind it. */
async function peopleOfTables(
	{ cache }: Workspace,
	request: RunRequest,
	{ params, result }: Pick<CaseAnswer, 'params' | 'result'>,
	facts: Facts,
): Promise<PeopleOf[]> {
	const columns = await cache.get(request.revision);
	if (columns === null) throw runError({ kind: 'no-revision' });
	const ids = await columns.ids();
	const { tables } = await loadParts(request.analysis);
	const refs = new Map<string, unknown>();
	for (const table of tables(result, params, facts)) {
		for (const ref of table.rows.flatMap((row) => row.refs ?? [])) {
			if (ref !== null && ref !== undefined) refs.set(JSON.stringify(ref), ref);
		}
	}
	const people: PeopleOf[] = [];
	for (const ref of refs.values()) {
		const answer = await answerPeople(cache, request, ref, { emptyScope: 'compute' });
		if (!answer.ok) throw runError(answer.failure);
		people.push({ ref, ids: Array.from(answer.members, (m) => ids[m]!) });
	}
	return people;
}
