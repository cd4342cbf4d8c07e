import * as v from 'valibot';
import type { ColumnKind } from '../../columns/column';
import type { Facts } from '../../model/dataset';
import { issueText, parseJson } from './read-mapping';

const MOST = 1_000;
const name = v.pipe(v.string(), v.nonEmpty(), v.maxLength(400));
const TYPES = [
	'category',
	'text',
	'number',
	'time',
	'flag',
	'tags',
] as const satisfies ColumnKind[];

/** What a data set ought to hold (docs/formats.md). Columns of members are `member:` and their header. */
export const planSchema = v.strictObject({
	version: v.literal(1),
	kinds: v.pipe(
		v.array(
			v.strictObject({
				name,
				/** It happens, and nobody can record it: a blind spot, not a fault. */
				blind: v.optional(v.literal(true)),
			}),
		),
		v.maxLength(MOST),
	),
	columns: v.pipe(
		v.array(v.strictObject({ name, type: v.optional(v.picklist(TYPES)) })),
		v.maxLength(MOST),
	),
});

export type Plan = v.InferOutput<typeof planSchema>;
export type PlanList = 'kinds' | 'columns';

export const EMPTY_PLAN: Plan = { version: 1, kinds: [], columns: [] };

/** The plan that a value is; null when it is none. */
export function asPlan(value: unknown): Plan | null {
	const parsed = v.safeParse(planSchema, value);
	return parsed.success ? unique(parsed.output) : null;
}

export type ReadPlan =
	| { readonly ok: true; readonly plan: Plan }
	/** Where in the file, and what is said there. */
	| { readonly ok: false; readonly path: string };

export function readPlan(text: string): ReadPlan {
	const json = parseJson(text);
	if (json === undefined) return { ok: false, path: 'JSON' };
	const parsed = v.safeParse(planSchema, json);
	return parsed.success
		? { ok: true, plan: unique(parsed.output) }
		: { ok: false, path: issueText(parsed.issues[0]) };
}

function unique(plan: Plan): Plan {
	return { ...plan, kinds: byName(plan.kinds), columns: byName(plan.columns) };
}

/** The first of each name. */
function byName<T extends { readonly name: string }>(items: readonly T[]): T[] {
	const seen = new Set<string>();
	return items.filter((item) => !seen.has(item.name) && seen.add(item.name));
}

/** What is there is expected; what is on the plan already stays as it is. */
export function planFrom(facts: Facts, plan: Plan = EMPTY_PLAN): Plan {
	return unique({
		...plan,
		kinds: [...plan.kinds, ...facts.kinds.map((kind) => ({ name: kind.name }))],
		columns: [
			...plan.columns,
			...columnsOf(facts).map(({ ref, kind }) => ({ name: ref, type: kind })),
		],
	});
}

export function expect(plan: Plan, list: PlanList, name: string, type?: ColumnKind): Plan {
	const item = type === undefined ? { name } : { name, type };
	return unique({ ...plan, [list]: [...plan[list], item] });
}

export function drop(plan: Plan, list: PlanList, name: string): Plan {
	return { ...plan, [list]: plan[list].filter((item) => item.name !== name) };
}

/** Says of an expected kind whether it can be recorded at all. */
export function setBlind(plan: Plan, name: string, blind: boolean): Plan {
	return {
		...plan,
		kinds: plan.kinds.map((kind) =>
			kind.name !== name ? kind : blind ? { name, blind: true as const } : { name },
		),
	};
}

export type PlanState = 'match' | 'missing' | 'blind' | 'drift' | 'unexpected';

export interface PlanRow {
	readonly name: string;
	readonly state: PlanState;
	/** Events of the kind, or cells of the column that are filled. */
	readonly count: number;
	/** Share of the column's cells that are filled; null for kinds and what is not there. */
	readonly share: number | null;
	/** Of columns: what it is, and what it ought to be. */
	readonly found: ColumnKind | null;
	readonly expected: ColumnKind | null;
	/** The revision before had it not. */
	readonly isNew: boolean;
}

/** What the plan says and what is there: first the plan in its order, then what is not in it. */
export function comparePlan(
	plan: Plan,
	facts: Facts,
	before: Facts | null,
): Readonly<Record<PlanList, readonly PlanRow[]>> {
	const kinds = new Map(facts.kinds.map((kind) => [kind.name, kind.count]));
	const oldKinds = before && new Set(before.kinds.map((kind) => kind.name));
	const kindRow = (name: string, state: PlanState): PlanRow => ({
		...{ name, state, count: kinds.get(name) ?? 0 },
		...{ share: null, found: null, expected: null },
		isNew: kinds.has(name) && oldKinds !== null && !oldKinds.has(name),
	});
	const columns = new Map(columnsOf(facts).map((column) => [column.ref, column]));
	const oldColumns = before && new Set(columnsOf(before).map(({ ref }) => ref));
	const columnRow = (ref: string, expected: ColumnKind | null, state: PlanState): PlanRow => {
		const column = columns.get(ref);
		const { present = 0, of = 0, kind = null } = column ?? {};
		return {
			...{ name: ref, state, count: present, expected, found: kind },
			share: of === 0 ? null : present / of,
			isNew: column !== undefined && oldColumns !== null && !oldColumns.has(ref),
		};
	};
	const planned = new Set(plan.columns.map((column) => column.name));
	const plannedKinds = new Set(plan.kinds.map((kind) => kind.name));
	return {
		kinds: [
			...plan.kinds.map(({ name, blind }) =>
				kindRow(name, kinds.has(name) ? 'match' : blind ? 'blind' : 'missing'),
			),
			...[...kinds.keys()]
				.filter((one) => !plannedKinds.has(one))
				.map((one) => kindRow(one, 'unexpected')),
		],
		columns: [
			...plan.columns.map(({ name, type }) => {
				const found = columns.get(name)?.kind;
				const drift = found !== undefined && type !== undefined && found !== type;
				const state = found === undefined ? 'missing' : drift ? 'drift' : 'match';
				return columnRow(name, type ?? null, state);
			}),
			...[...columns.keys()]
				.filter((ref) => !planned.has(ref))
				.map((ref) => columnRow(ref, null, 'unexpected')),
		],
	};
}

interface FoundColumn {
	readonly ref: string;
	readonly kind: ColumnKind;
	readonly present: number;
	/** Events, or members: who could have it. */
	readonly of: number;
}

function columnsOf({ eventColumns, memberColumns, events, members }: Facts): FoundColumn[] {
	return [
		...eventColumns.map(({ name, kind, present }) => ({ ref: name, kind, present, of: events })),
		...memberColumns.map(({ name, kind, present }) => ({
			...{ ref: `member:${name}`, kind, present, of: members },
		})),
	];
}
