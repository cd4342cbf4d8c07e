import type { ColumnRef } from '../model/event-selector';
import { nodes, type Leaf, type Rule } from '../model/rule';
import { boxesOf, type Unboxed } from './boxes';
import { lint, type Lint } from './linter';
import { regionRule, regionsOf, type Region, type Regions } from './regions';

/** What the rules of some segments do together, where the first that holds gets the member. */
export interface Together {
	readonly lint: Lint;
	/** What the axes measure, in their order. */
	readonly leaves: readonly Leaf[];
	readonly gaps: Regions;
	readonly overlaps: readonly Shared[];
}

/** What exactly these rules share, by their index: the first gets it. */
export interface Shared {
	readonly rules: readonly number[];
	readonly wide: Regions;
	/** No more than a bound: whoever equals it. */
	readonly ties: Regions;
}

export type TogetherAnswer =
	| ({ readonly ok: true } & Together)
	/** These come to no ranges; empty: all of them together divide the members too finely. */
	| { readonly ok: false; readonly unboxed: readonly Unboxed[] };

/** Enumerates what some rules divide. */
export function together(
	rules: readonly { readonly id: string; readonly rule: Rule }[],
	isNumber?: (column: ColumnRef) => boolean,
): TogetherAnswer {
	const boxed = boxesOf(rules, isNumber);
	if (!('space' in boxed)) return { ok: false, unboxed: boxed };
	const { space, measures } = boxed;
	let found: Lint;
	try {
		found = lint(space, boxed.rules);
	} catch (error) {
		if (error instanceof RangeError) return { ok: false, unboxed: [] };
		throw error;
	}
	const sets = new Map<string, { rules: readonly number[]; wide: number[]; ties: number[] }>();
	for (const { cell, rules, tie } of found.overlaps) {
		const key = rules.join();
		const set = sets.get(key) ?? { rules, wide: [], ties: [] };
		sets.set(key, set);
		set[tie === null ? 'wide' : 'ties'].push(cell);
	}
	return {
		ok: true,
		lint: found,
		leaves: space.axes.map(({ name }) => measures.get(name)!),
		gaps: regionsOf(found, found.gaps),
		overlaps: Array.from(sets.values(), ({ rules, wide, ties }) => ({
			rules,
			wide: regionsOf(found, wide),
			ties: regionsOf(found, ties),
		})),
	};
}

/** The questions whose answers are how many members each finding is about. */
export interface Questions {
	readonly none: Rule;
	/** One for each region without a rule. */
	readonly gaps: readonly Rule[];
	/** One for each set of rules that share something. */
	readonly overlaps: readonly Rule[];
	/** Whom each segment has, and whom it gets. */
	readonly holds: readonly Rule[];
	readonly gets: readonly Rule[];
}

export function questionsOf(
	{ gaps, overlaps, leaves }: Together,
	segments: readonly string[],
): Questions {
	const rules = segments.map((segment): Rule => ({ type: 'segment', segment }));
	const only = (held: readonly Rule[], not: readonly Rule[]): Rule => ({
		type: 'all',
		of: [...held, { type: 'none', of: not }],
	});
	return {
		none: only([], rules),
		gaps: gaps.regions.map((region: Region) => regionRule(region, leaves)),
		overlaps: overlaps.map(({ rules: held }) =>
			only(
				rules.filter((_, i) => held.includes(i)),
				rules.filter((_, i) => !held.includes(i)),
			),
		),
		holds: rules,
		gets: rules.map((rule, i) => only([rule], rules.slice(0, i))),
	};
}

/** Nodes of a rule in which several questions are asked at once. */
const MOST_NODES = 400;

/** Questions as few rules, and how many each finds: `count` says how many every node of a rule finds, in pre-order. */
export async function countAll(
	questions: readonly Rule[],
	count: (rule: Rule) => Promise<readonly number[]>,
): Promise<readonly number[]> {
	const found: number[] = [];
	let batch: Rule[] = [];
	let size = 0;
	const ask = async (): Promise<void> => {
		if (batch.length === 0) return;
		const counts = await count({ type: 'any', of: batch });
		let at = 1;
		for (const rule of batch) {
			found.push(counts[at]!);
			at += sizeOf(rule);
		}
		batch = [];
		size = 0;
	};
	for (const question of questions) {
		if (size + sizeOf(question) > MOST_NODES) await ask();
		batch.push(question);
		size += sizeOf(question);
	}
	await ask();
	return found;
}

const sizeOf = (rule: Rule): number => [...nodes(rule)].length;
