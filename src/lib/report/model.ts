import type { Finding, Plain } from '../analyses/contract';
import type { Locale } from '../i18n/types';
import type { Facts } from '../model/dataset';
import type { Face, ScopeSpec } from '../model/notebook';

export const REPORT_FORMAT = 1;

/** A notebook's results as they leave the machine: no members, no small numbers of people. */
export interface ReportData {
	readonly format: typeof REPORT_FORMAT;
	readonly title: string;
	/** The language in which it was made; the reader can choose the other. */
	readonly locale: Locale;
	/** The day on which it was made, `YYYY-MM-DD`. */
	readonly madeOn: string;
	readonly dataset: {
		readonly name: string;
		readonly revision: number;
		readonly sources: readonly ReportSource[];
	};
	readonly facts: ReportFacts;
	readonly scope: ScopeSpec;
	/** Names of the segments that scopes name, by id. Missing: in reports made before there were any. */
	readonly segments?: Readonly<Record<string, string>>;
	/** Numbers of fewer people than this are not told. */
	readonly k: number;
	readonly cells: readonly ReportCell[];
	/** Method pages of the analyses in it, as Markdown, by analysis. */
	readonly methods: Readonly<Record<string, MethodPages>>;
}

export type MethodPages = Readonly<Record<Locale, string>>;

export interface ReportSource {
	readonly name: string;
	readonly rows: number;
	readonly rowsUsed: number;
	/** Cells that were taken as missing because they could not be read. */
	readonly cellsMissing: number;
}

/** As much of what is known of the data as views and tables draw with: nothing of columns, nothing of single kinds. */
export type ReportFacts = Facts;

export type ReportCell =
	| { readonly type: 'text'; readonly id: string; readonly markdown: string }
	| ReportAnalysis
	| ReportComparison
	/** A cell without a result: it could not be computed, or its analysis is not known. */
	| {
			readonly type: 'missing';
			readonly id: string;
			readonly analysis: string;
			readonly title: string | null;
	  };

/** What a cell asks. */
export interface ReportQuestion {
	readonly id: string;
	readonly analysis: string;
	readonly version: number;
	/** The person's own title. */
	readonly title: string | null;
	/** The face that was on top. */
	readonly face: Face;
	/** Null where it is the report's own. */
	readonly scope: ScopeSpec | null;
	readonly params: Plain;
}

/** An answer as it may leave the machine. */
export interface SharedAnswer {
	/** As `share` has it. */
	readonly result: Plain;
	/** What follows from the shared result as well as from the full one. */
	readonly findings: readonly Finding[];
	/** How many numbers of its tables say "fewer than k", and how many more are withheld to keep those. */
	readonly suppressed: { readonly few: number; readonly withheld: number };
}

export interface ReportAnalysis extends ReportQuestion, SharedAnswer {
	readonly type: 'analysis';
}

/** The same question of several segments, beside each other. Its scope names none of them. */
export interface ReportComparison extends ReportQuestion {
	readonly type: 'comparison';
	readonly parts: readonly ReportPart[];
}

/** What one of the segments answers. */
export interface ReportPart {
	/** Its id. */
	readonly segment: string;
	/** How many they are, as far as that may be told; null: not known. */
	readonly members: number | null;
	/** Null: it could not be computed. */
	readonly answer: SharedAnswer | null;
}
