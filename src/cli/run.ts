import { readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { formatDay } from '../lib/base/time';
import { wallTime } from '../lib/base/zone';
import { answerRule } from '../lib/engine/answer-segments';
import type { Locale } from '../lib/i18n/types';
import { LOCALES } from '../lib/i18n/types';
import type { IdentityRule } from '../lib/model/dataset';
import type { AnalysisCell, Notebook, ScopeSpec } from '../lib/model/notebook';
import { scopesOf } from '../lib/notebook/document';
import { parseNotebook, type ParsedNotebook } from '../lib/notebook/parse';
import { composeReport } from '../lib/report/compose';
import { reportHtml, type Viewer } from '../lib/report/html';
import { memberRule } from '../lib/segments/overlap';
import { EVERYONE } from '../lib/segments/parts';
import { InputError, Once, UsageError, jsonOption, readWords } from './args';
import { checkZone } from './compute';
import { computeCase, type CaseAnswer } from './compute-case';
import { findFile, readText } from './files';
import { runError } from './failures';
import { checkIdentity } from './identity';
import { print, tell, toJson } from './output';
import { issueText } from './script-words';
import { SOURCE_OPTIONS, SourceReader, openSources } from './source-words';
import { Workspace, type DatasetSpec, type Imported } from './workspace';

/** What became of a cell: of each of its scopes. */
interface Answered {
	readonly cell: AnalysisCell;
	readonly outcomes: readonly Outcome[];
}

type Outcome = { readonly scope: ScopeSpec } &
	/** `members`: of a segment that is compared. */
	(
		| { readonly answer: CaseAnswer & { readonly members?: number } }
		| { readonly error: { readonly kind: string; readonly message: string } }
	);

/** Where the prebuilt viewer of reports lies. */
export interface Surroundings {
	readonly viewerFolder: string;
}

/** `run NOTEBOOK --source FILE… [--out report.html|results.json]`: all cells of a notebook over these files. */
export async function run(
	args: readonly string[],
	{ viewerFolder }: Surroundings,
): Promise<number> {
	const { notebookFile, sources: words, zone, identity, out, locale } = readRun(args);
	const notebook = await readNotebook(notebookFile);
	const data: DatasetSpec = { sources: await openSources(words), zone, identity };
	const workspace = new Workspace();
	const cells = await runCells(workspace, notebook, data);
	if (out === undefined) print(toJson(resultsOf(notebook, cells), 2));
	else if (isHtml(out)) {
		const { dataset, revision } = await workspace.open(data);
		await write(
			out,
			await report(workspace, { dataset, revision }, notebook, cells, locale, viewerFolder),
		);
	} else await write(out, `${toJson(resultsOf(notebook, cells), 2)}\n`);
	return cells.some(({ outcomes }) => outcomes.some((one) => 'error' in one)) ? 1 : 0;
}

async function report(
	{ store }: Workspace,
	{ dataset, revision }: Imported,
	notebook: Notebook,
	cells: readonly Answered[],
	locale: Locale,
	viewerFolder: string,
): Promise<string> {
	const documents = await Promise.all([store.datasets.get(dataset), store.revisions.get(revision)]);
	const [sources, segments] = await Promise.all([store.sources.all(), store.segments.all()]);
	const data = await composeReport({
		notebook,
		dataset: documents[0]!,
		revision: documents[1]!,
		sources: documents[1]!.sources.map((id) => sources.find((source) => source.id === id)!),
		segments: segments.filter((segment) => segment.dataset === dataset),
		answers: new Map(
			cells.map(({ cell, outcomes }) => [
				cell.id,
				outcomes.map((one) => ('answer' in one ? one.answer : null)),
			]),
		),
		locale,
		madeOn: formatDay(wallTime(Date.now(), documents[0]!.zone)),
	});
	return reportHtml(data, await readViewer(viewerFolder));
}

async function readViewer(folder: string): Promise<Viewer> {
	const [js, css] = await Promise.all(
		['viewer.js', 'viewer.css'].map((name) => readFile(join(folder, name), 'utf8')),
	);
	return { js: js!, css: css! };
}

async function runCells(
	workspace: Workspace,
	notebook: Notebook,
	data: DatasetSpec,
): Promise<Answered[]> {
	await workspace.open(data);
	const answered: Answered[] = [];
	for (const cell of notebook.cells) {
		if (cell.type !== 'analysis') continue;
		const outcomes: Outcome[] = [];
		for (const scope of scopesOf(notebook, cell))
			outcomes.push(await runCell(workspace, cell, scope, data));
		answered.push({ cell, outcomes });
	}
	return answered;
}

async function runCell(
	workspace: Workspace,
	{ id, analysis, params, compare }: AnalysisCell,
	scope: ScopeSpec,
	data: DatasetSpec,
): Promise<Outcome> {
	try {
		const asked = { ...data, analysis, params, scope, people: false };
		const answer = await computeCase(workspace, asked);
		if (compare === undefined) return { scope, answer };
		return { scope, answer: { ...answer, members: await sizeOf(workspace, data, scope) } };
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		const { kind, message } = error;
		tell(`cell ${id} (${analysis}): ${message}`);
		return { scope, error: { kind, message } };
	}
}

/** How many the scope's segment has. */
async function sizeOf(
	workspace: Workspace,
	data: DatasetSpec,
	{ segment = EVERYONE, asOf }: ScopeSpec,
): Promise<number> {
	const where = await workspace.open(data);
	const request = { ...where, rule: memberRule(segment), asOf };
	const answer = await answerRule(workspace.cache, request);
	if (!answer.ok) throw runError(answer.failure);
	return answer.count;
}

/** As docs/formats.md describes it. */
function resultsOf(notebook: Notebook, cells: readonly Answered[]) {
	return {
		notebook: { id: notebook.id, title: notebook.title },
		cells: cells.map(({ cell, outcomes }) => {
			const { id, title, analysis, compare } = cell;
			const about = { id, ...(title === undefined ? {} : { title }), analysis };
			if (compare === undefined) return { ...about, ...toldOf(outcomes[0]!) };
			const compared = outcomes.map((one) => toldOf(one));
			return { ...about, compared };
		}),
	};
}

/** What is told of a question: its scope, and the answer or why there is none. */
function toldOf(outcome: Outcome) {
	const { scope } = outcome;
	return 'answer' in outcome ? { scope, ...outcome.answer } : { scope, error: outcome.error };
}

async function readNotebook(path: string): Promise<Notebook> {
	const parsed = parseNotebook(await readText(await findFile(path, [process.cwd()])));
	if (parsed.ok) return parsed.notebook;
	throw new InputError('bad-notebook', `${path}: ${notebookFault(parsed)}`);
}

function notebookFault(parsed: Extract<ParsedNotebook, { ok: false }>): string {
	switch (parsed.reason) {
		case 'newer':
			return `written by a newer Opsbook (format ${parsed.format})`;
		case 'invalid':
			return `not a notebook${parsed.path === '' ? '' : ` at ${parsed.path}`}: ${issueText(parsed.message)}`;
		case 'not-json':
			return 'not JSON';
		case 'too-large':
			return 'too large for a notebook';
	}
}

async function write(path: string, text: string): Promise<void> {
	try {
		await writeFile(path, text);
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		throw new InputError('unwritable', `${path}: ${why}`);
	}
}

interface RunWords {
	readonly notebookFile: string;
	readonly sources: SourceReader['all'];
	readonly zone: string;
	readonly identity: IdentityRule | undefined;
	readonly out: string | undefined;
	readonly locale: Locale;
}

const WITH_VALUE = [...SOURCE_OPTIONS, '--zone', '--identity', '--out', '--locale'];

function readRun(args: readonly string[]): RunWords {
	const sources = new SourceReader();
	const notebook = new Once<string>('NOTEBOOK');
	const zone = new Once<string>('--zone');
	const identity = new Once<IdentityRule>('--identity');
	const out = new Once<string>('--out');
	const locale = new Once<Locale>('--locale');
	for (const word of readWords(args, WITH_VALUE, [])) {
		if ('positional' in word) {
			if (notebook.value === undefined && !sources.open) notebook.set(word.positional);
			else sources.more(word.positional);
			continue;
		}
		const value = String(word.value);
		if (sources.take(word.option, value)) continue;
		if (word.option === '--zone') zone.set(checkZone(value));
		if (word.option === '--identity') {
			identity.set(checkIdentity(jsonOption('--identity', value)));
		}
		if (word.option === '--out') out.set(checkOut(value));
		if (word.option === '--locale') locale.set(checkLocale(value));
	}
	if (notebook.value === undefined) throw new UsageError('run needs a NOTEBOOK');
	if (sources.all.length === 0) throw new UsageError('run needs a --source');
	return {
		notebookFile: notebook.value,
		sources: sources.all,
		zone: zone.value ?? 'UTC',
		identity: identity.value,
		out: out.value,
		locale: locale.value ?? 'en',
	};
}

function isHtml(path: string): boolean {
	return extname(path).toLowerCase() === '.html';
}

function checkOut(path: string): string {
	if (isHtml(path) || extname(path).toLowerCase() === '.json') return path;
	throw new UsageError('--out ends in .html or .json');
}

function checkLocale(name: string): Locale {
	const locale = LOCALES.find((known) => known === name);
	if (locale === undefined) throw new UsageError(`--locale is one of ${LOCALES.join(', ')}`);
	return locale;
}
