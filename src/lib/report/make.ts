import {
	FEWEST,
	SUPPRESSED,
	type Finding,
	type Findings,
	type Manifest,
	type Plain,
	type Share,
	type TableSpec,
	type Tables,
} from '../analyses/contract';
import { canonicalJson } from '../base/hash';
import type { Locale } from '../i18n/types';
import type { Dataset, Facts, Revision, Source } from '../model/dataset';
import type { AnalysisCell, Notebook, ScopeSpec } from '../model/notebook';
import type { Segment } from '../model/segment';
import { scopeOf, scopesOf } from '../notebook/document';
import { reportFacts, reportSource, sharedSize } from './facts';
import {
	REPORT_FORMAT,
	type MethodPages,
	type ReportCell,
	type ReportComparison,
	type ReportData,
	type ReportQuestion,
	type SharedAnswer,
} from './model';
import { encodePlain } from './plain';

/** What an analysis brings to a report. */
export interface ReportParts {
	readonly manifest: Pick<Manifest, 'version'>;
	readonly findings: Findings<Plain, Plain>;
	readonly tables: Tables<Plain, Plain>;
	readonly share: Share<Plain>;
	readonly method: MethodPages;
}

/** The answer to a cell's question: full, as the engine gave it. */
export interface CellAnswer {
	readonly params: Plain;
	readonly result: Plain;
	/** How many the segment has that is compared. */
	readonly members?: number | undefined;
	/** How many there were of everybody. */
	readonly everyone?: number | undefined;
}

export interface ReportInput {
	readonly notebook: Notebook;
	readonly dataset: Pick<Dataset, 'name'>;
	readonly revision: Pick<Revision, 'number' | 'facts'>;
	readonly sources: readonly Source[];
	/** Those of the data set: the report names the ones that its scopes have. */
	readonly segments?: readonly Pick<Segment, 'id' | 'name'>[];
	/** By cell, one for each of its scopes (`scopesOf`). A question without an answer is said to have none. */
	readonly answers: ReadonlyMap<string, readonly (CellAnswer | null)[]>;
	readonly locale: Locale;
	/** The day on which it is made, `YYYY-MM-DD`. */
	readonly madeOn: string;
}

/** A notebook and its answers as a report: everything about few people is taken out here, and only here. */
export function makeReport(
	input: ReportInput,
	parts: ReadonlyMap<string, ReportParts>,
): ReportData {
	const { notebook, dataset, revision, sources, locale, madeOn } = input;
	const cells = notebook.cells.map((cell): ReportCell => {
		if (cell.type === 'text') return { type: 'text', id: cell.id, markdown: cell.markdown };
		const answers = input.answers.get(cell.id) ?? [];
		const answer = answers.find((one) => one !== null);
		const own = parts.get(cell.analysis);
		if (answer && own) {
			const about = question(cell, notebook, answer, own);
			if (cell.compare !== undefined)
				return comparison(about, cell.compare, answers, own, revision.facts);
			return { type: 'analysis', ...about, ...shared(answer, own, revision.facts) };
		}
		return { type: 'missing', id: cell.id, analysis: cell.analysis, title: cell.title ?? null };
	});
	const used = new Set(
		cells.flatMap((cell) =>
			cell.type === 'analysis' || cell.type === 'comparison' ? [cell.analysis] : [],
		),
	);
	return {
		format: REPORT_FORMAT,
		title: notebook.title,
		locale,
		madeOn,
		dataset: {
			name: dataset.name,
			revision: revision.number,
			sources: sources.map(reportSource),
		},
		facts: reportFacts(revision.facts),
		scope: notebook.scope,
		segments: namesOf(notebook, input.segments ?? []),
		k: FEWEST,
		cells,
		methods: Object.fromEntries([...used].map((id) => [id, parts.get(id)!.method])),
	};
}

function namesOf(
	notebook: Notebook,
	segments: NonNullable<ReportInput['segments']>,
): Record<string, string> {
	const scopes = notebook.cells.flatMap((cell) =>
		cell.type === 'analysis' ? scopesOf(notebook, cell) : [],
	);
	const used = new Set([notebook.scope, ...scopes].map(({ segment }) => segment));
	return Object.fromEntries(
		segments.filter(({ id }) => used.has(id)).map(({ id, name }) => [id, name]),
	);
}

function question(
	cell: AnalysisCell,
	notebook: Notebook,
	{ params }: CellAnswer,
	{ manifest }: ReportParts,
): ReportQuestion {
	const said = (scope: ScopeSpec): ScopeSpec => (cell.compare ? daysOf(scope) : scope);
	const [scope, all] = [said(scopeOf(notebook, cell)), said(notebook.scope)];
	return {
		id: cell.id,
		analysis: cell.analysis,
		version: manifest.version,
		title: cell.title ?? null,
		face: cell.face,
		scope: canonicalJson(scope) === canonicalJson(all) ? null : scope,
		params,
	};
}

/** A scope without its segment. */
function daysOf({ segment: _, ...days }: ScopeSpec): ScopeSpec {
	return days;
}

function comparison(
	about: ReportQuestion,
	segments: readonly string[],
	answers: readonly (CellAnswer | null)[],
	own: ReportParts,
	facts: Facts,
): ReportComparison {
	const sizes = segments.map((_, i) => {
		const { members, everyone = facts.members } = answers[i] ?? {};
		return members === undefined ? null : sharedSize(members, everyone);
	});
	// With the others beside it a size that is not told could be worked out.
	const isTold = sizes.every((size) => size === null || size >= 0);
	const parts = segments.map((segment, i) => {
		const answer = answers[i] ?? null;
		const size = sizes[i] ?? null;
		const members = isTold || size === SUPPRESSED ? size : null;
		return { segment, members, answer: answer && shared(answer, own, facts) };
	});
	return { type: 'comparison', ...about, parts };
}

function shared(
	{ params, result: full }: CellAnswer,
	{ findings, tables, share }: ReportParts,
	facts: Facts,
): SharedAnswer {
	const result = share(full, FEWEST, params);
	return {
		result,
		findings: common(findings(full, params, facts), findings(result, params, reportFacts(facts))),
		suppressed: countSuppressed(tables(full, params, facts), tables(result, params, facts)),
	};
}

/**
 * The findings that the shared numbers support just as the full ones do: one that needs a suppressed number would say it,
 * and one that only suppression suggests would be wrong.
 */
function common(full: readonly Finding[], shared: readonly Finding[]): Finding[] {
	const known = new Set(shared.map((finding) => canonicalJson(encodePlain(finding))));
	return full.filter((finding) => known.has(canonicalJson(encodePlain(finding))));
}

function countSuppressed(
	full: readonly TableSpec[],
	shared: readonly TableSpec[],
): SharedAnswer['suppressed'] {
	let few = 0;
	let withheld = 0;
	shared.forEach((table, t) => {
		table.rows.forEach((row, r) => {
			row.cells.forEach((cell, c) => {
				if (
					Object.is(cell, full[t]?.rows[r]?.cells[c]) ||
					(typeof cell === 'object' && cell !== null)
				)
					return;
				if (cell === SUPPRESSED) few++;
				else withheld++;
			});
		});
	});
	return { few, withheld };
}
