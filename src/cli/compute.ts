import * as v from 'valibot';
import { isAnalysis } from '../lib/analyses/registry';
import { isZone } from '../lib/base/zone';
import type { IdentityRule } from '../lib/model/dataset';
import { InputError, Once, UsageError, jsonOption, readWords } from './args';
import { runBatch } from './batch';
import { computeCase, type Case } from './compute-case';
import { checkIdentity } from './identity';
import { caseScopeSchema, type CaseScope } from './scope';
import { print, toJson } from './output';
import { issueText } from './script-words';
import { SOURCE_OPTIONS, SourceReader, openSources, type SourceWords } from './source-words';
import { Workspace } from './workspace';

const WITH_VALUE = [
	...SOURCE_OPTIONS,
	...['--params', '--scope', '--zone', '--identity', '--batch'],
];

/** `compute ANALYSIS --source FILE …` or `compute --batch CASES.jsonl`. */
export async function compute(args: readonly string[]): Promise<number> {
	const asked = readCompute(args);
	if (asked.batch !== undefined) return runBatch(asked.batch, asked);
	const { analysis } = asked;
	if (analysis === undefined) throw new UsageError('compute needs an ANALYSIS, or --batch');
	if (!isAnalysis(analysis)) throw new UsageError(`there is no analysis ${analysis}`);
	if (asked.sources.length === 0) throw new UsageError('compute needs a --source');
	const sources = await openSources(asked.sources);
	const { params, scope, zone, identity, people } = asked;
	const one: Case = { analysis, sources, params, scope, zone, identity, people };
	print(toJson(await computeCase(new Workspace(), one)));
	return 0;
}

interface ComputeWords {
	readonly analysis: string | undefined;
	readonly sources: readonly SourceWords[];
	readonly batch: string | undefined;
	readonly params: unknown;
	readonly scope: CaseScope;
	readonly zone: string;
	readonly identity: IdentityRule | undefined;
	readonly people: boolean;
}

function readCompute(args: readonly string[]): ComputeWords {
	const sources = new SourceReader();
	const analysis = new Once<string>('ANALYSIS');
	const params = new Once<unknown>('--params');
	const scope = new Once<CaseScope>('--scope');
	const zone = new Once<string>('--zone');
	const identity = new Once<IdentityRule>('--identity');
	const batch = new Once<string>('--batch');
	let people = false;
	for (const word of readWords(args, WITH_VALUE, ['--people'])) {
		if ('positional' in word) {
			if (analysis.value === undefined && !sources.open) analysis.set(word.positional);
			else sources.more(word.positional);
			continue;
		}
		const value = String(word.value);
		if (sources.take(word.option, value)) continue;
		if (word.option === '--params') params.set(jsonOption('--params', value));
		if (word.option === '--scope') scope.set(checkScope(jsonOption('--scope', value)));
		if (word.option === '--zone') zone.set(checkZone(value));
		if (word.option === '--identity') {
			identity.set(checkIdentity(jsonOption('--identity', value)));
		}
		if (word.option === '--batch') batch.set(value);
		if (word.option === '--people') people = true;
	}
	if (batch.value !== undefined && (analysis.value !== undefined || sources.all.length > 0)) {
		throw new UsageError('with --batch the cases name the analysis and the sources');
	}
	return {
		analysis: analysis.value,
		sources: sources.all,
		batch: batch.value,
		params: params.value,
		scope: scope.value ?? {},
		zone: zone.value ?? 'UTC',
		identity: identity.value,
		people,
	};
}

export function checkZone(zone: string): string {
	if (!isZone(zone)) throw new UsageError(`there is no time zone ${zone}`);
	return zone;
}

function checkScope(document: unknown): CaseScope {
	const checked = v.safeParse(caseScopeSchema, document);
	if (checked.success) return checked.output;
	const [issue] = checked.issues;
	const path = v.getDotPath(issue);
	const where = path === null ? '' : ` at ${path}`;
	throw new InputError('bad-scope', `scope${where}: ${issueText(issue.message)}`);
}
