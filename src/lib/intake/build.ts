import { buildTimeline } from '../columns/build-timeline';
import { DictionaryBuilder } from '../columns/dictionary';
import type { Members } from '../columns/timeline';
import { BY_ALL_KEYS, type IdentityPair, type IdentityRule } from '../model/dataset';
import { gatherEvents, gatherRoles } from './gather-events';
import { findIdentity } from './identity';
import { joinLookups } from './lookups';
import { memberColumns } from './member-columns';
import { MemberNumbers } from './member-numbers';
import { supersededRows } from './overlap';
import { planRows, type RowPlan } from './plan-rows';
import { revisionFacts } from './revision-facts';
import { rowProblems, unusedTable } from './row-problems';
import type { Built, MappedTable } from './types';

export interface BuildOptions {
	/** IANA name of the zone whose clock the times are read from. */
	readonly zone: string;
	/** By what members of several sources are one person. Missing: by all keys. */
	readonly identity?: IdentityRule;
}

export interface BuildHooks {
	/** Called between phases: lets other work (a cancel) through. Throws to stop the build. */
	pause(): Promise<void>;
}

/**
 * Members and timeline of mapped tables. Members are the union by id over all rows that are used, numbered as they are first
 * seen; member tables lend them columns. Times are wall-clock milliseconds. All arrays are new, except that a role that only one
 * table has may share its dictionary. Every row of a table is used or counted in its problems.
 */
export async function build(
	tables: readonly MappedTable[],
	{ zone, identity: rule = BY_ALL_KEYS }: BuildOptions,
	{ pause }: BuildHooks = { pause: () => Promise.resolve() },
): Promise<Built> {
	const numbers = new MemberNumbers();
	const kinds = new DictionaryBuilder();
	const planned = await planAll(tables, numbers, kinds, pause);
	const plans = planned.filter((plan) => plan !== null);
	const identity =
		plans.length < 2 && rule.together.length === 0 ? null : findIdentity(plans, numbers, rule);
	const renumbered = identity?.renumbered ?? null;
	if (renumbered !== null) {
		for (const plan of plans) plan.members.renumber(renumbered);
		numbers.renumber(renumbered);
	}
	await pause();
	const gathered = gatherEvents(plans, kinds, tables.length);
	await pause();
	const roles = gatherRoles(plans, gathered);
	await pause();
	const { eventOf: _e, starts: _s, ...events } = gathered;
	const count = numbers.ids.length;
	const { timeline } = buildTimeline({ ...events, memberCount: count, roles });
	await pause();
	const members: Members = { count, ids: numbers.ids, columns: memberColumns(plans, count) };
	await pause();
	const facts = revisionFacts(plans, members, timeline, zone);
	const joined = joinLookups(tables, timeline, facts.eventColumns);
	return {
		members,
		timeline,
		facts: { ...facts, eventColumns: [...facts.eventColumns, ...joined.columns] },
		identity: identity?.report ?? null,
		lookups: joined.lookups,
		uses: planned.map((plan, source) =>
			plan === null
				? (joined.uses.get(source) ?? { rowsUsed: 0, problems: unusedTable(tables[source]!) })
				: { rowsUsed: plan.rowsUsed, problems: rowProblems(plan) },
		),
	};
}

/** The pairs of ids that keys make one member, of those that are `wanted`; at most as many as a report tells. */
export async function joinedPairs(
	tables: readonly MappedTable[],
	rule: IdentityRule,
	wanted: (pair: IdentityPair) => boolean,
	{ pause }: BuildHooks,
): Promise<readonly IdentityPair[]> {
	const numbers = new MemberNumbers();
	const planned = await planAll(tables, numbers, new DictionaryBuilder(), pause);
	const plans = planned.filter((plan) => plan !== null);
	return findIdentity(plans, numbers, rule, wanted).report.pairs;
}

/** A plan for each table; null for those that tell of nobody. */
async function planAll(
	tables: readonly MappedTable[],
	numbers: MemberNumbers,
	kinds: DictionaryBuilder,
	pause: BuildHooks['pause'],
): Promise<(RowPlan | null)[]> {
	const planned = [];
	for (const [source, table] of tables.entries()) {
		const later = table.mapping.row === 'lookup' ? [] : laterExports(tables, table);
		const superseded = later.length === 0 ? null : supersededRows(table, later);
		planned.push(planRows(table, source, numbers, kinds, superseded));
		await pause();
	}
	return planned;
}

/** The exports that came after one, each following the one before. */
function laterExports(tables: readonly MappedTable[], table: MappedTable): MappedTable[] {
	const later: MappedTable[] = [];
	for (let next = table.followedBy; next !== undefined; next = tables[next]!.followedBy) {
		if (later.includes(tables[next]!)) break;
		later.push(tables[next]!);
	}
	return later;
}
