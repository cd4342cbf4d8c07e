import * as v from 'valibot';
import { isAnalysis } from '../lib/analyses/registry';
import { isZone } from '../lib/base/zone';
import type { Mapping } from '../lib/model/mapping';
import { InputError, Once, UsageError, jsonOption, readWords } from './args';
import { runBatch } from './batch';
import { computeCase, type Case } from './compute-case';
import { findFile, readMapping } from './files';
import { caseScopeSchema, type CaseScope } from './scope';
import { print, toJson } from './output';
import { issueText } from './script-words';
import { Workspace, type SourceSpec } from './workspace';

const WITH_VALUE = ['--source', '--mapping', '--params', '--scope', '--zone', '--batch'];

/** `compute ANALYSIS --source FILE …` or `compute --batch CASES.jsonl`. */
export async function compute(args: readonly string[]): Promise<number> {
	const asked = readCompute(args);
	if (asked.batch !== undefined) return runBatch(asked.batch, asked);
	const { analysis } = asked;
	if (analysis === undefined) throw new UsageError('compute needs an ANALYSIS, or --batch');
	if (!isAnalysis(analysis)) throw new UsageError(`there is no analysis ${analysis}`);
	if (asked.sources.length === 0) throw new UsageError('compute needs a --source');
	const sources = await openSources(asked.sources);
	const { params, scope, zone, people } = asked;
	const one: Case = { analysis, sources, params, scope, zone, people };
	print(toJson(await computeCase(new Workspace(), one)));
	return 0;
}

/** A source as the command line names it. */
export interface SourceWords {
	readonly file: string;
	readonly mapping: string | null;
}

interface ComputeWords {
	readonly analysis: string | undefined;
	readonly sources: readonly SourceWords[];
	readonly batch: string | undefined;
	readonly params: unknown;
	readonly scope: CaseScope;
	readonly zone: string;
	readonly people: boolean;
}

function readCompute(args: readonly string[]): ComputeWords {
	const sources = new SourceReader();
	const analysis = new Once<string>('ANALYSIS');
	const params = new Once<unknown>('--params');
	const scope = new Once<CaseScope>('--scope');
	const zone = new Once<string>('--zone');
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
		people,
	};
}

/** `--source FILE… [--mapping FILE.json]`, as often as there are sources: a mapping belongs to the source before it. */
export class SourceReader {
	readonly all: SourceWords[] = [];
	/** More files may follow without another `--source`. */
	open = false;

	take(option: string, value: string): boolean {
		this.open = option === '--source';
		if (option === '--source') {
			this.all.push({ file: value, mapping: null });
			return true;
		}
		if (option !== '--mapping') return false;
		const last = this.all.pop();
		if (last === undefined) throw new UsageError('--mapping must follow its --source');
		if (last.mapping !== null) throw new UsageError(`${last.file} has two mappings`);
		this.all.push({ ...last, mapping: value });
		return true;
	}

	more(file: string): void {
		if (!this.open) throw new UsageError(`what is ${file} for?`);
		this.all.push({ file, mapping: null });
	}
}

export async function openSources(words: readonly SourceWords[]): Promise<SourceSpec[]> {
	const here = [process.cwd()];
	const sources: SourceSpec[] = [];
	for (const { file, mapping } of words) {
		const path = await findFile(file, here);
		const said: Mapping | null =
			mapping === null ? null : await readMapping(await findFile(mapping, here));
		sources.push({ path, mapping: said });
	}
	return sources;
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
