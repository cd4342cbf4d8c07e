import * as v from 'valibot';
import type { MemberClass } from '../../analyses/contract';
import { loadAllParts, type PageParts } from '../../analyses/registry/parts';
import { canonicalJson } from '../../base/hash';
import type { Facts } from '../../model/dataset';
import type { ClassRule } from '../../model/rule';
import { isAllowed } from '../../notebook/templates';

// Conditions that ask for a class of an analysis. The params are those that its schema accepts.

type Params = Record<string, unknown>;

/** The analyses that put members into classes and can answer in these data, the most telling one first. */
export async function classAnalyses(facts: Facts): Promise<readonly PageParts[]> {
	const all = (await loadAllParts()).filter(
		({ manifest }) => manifest.classes !== undefined && isAllowed(manifest, facts),
	);
	const first = facts.roles.includes('amount') ? 'rfm' : 'lifecycle';
	return all.sort((a, b) => Number(b.manifest.id === first) - Number(a.manifest.id === first));
}

/** The first class of an analysis, asked as these data suggest. Null: it has none in them. */
export function firstClass(parts: PageParts, facts: Facts): ClassRule | null {
	const { params } = parts.manifest;
	const asked = params.defaults(facts);
	const hasMoney = facts.roles.includes('amount');
	const instead = hasMoney ? null : params.without?.(asked, 'amount', facts);
	const blank = { type: 'class', analysis: parts.manifest.id, params: asked, ref: null } as const;
	return askedOtherwise(blank, instead?.params ?? asked, parts);
}

/** The params of a condition as its analysis reads them; null where it cannot, as in documents of another version. */
export function paramsOf(
	{ params }: Pick<ClassRule, 'params'>,
	{ manifest }: PageParts,
): Params | null {
	const read = v.safeParse(manifest.params.schema, params);
	return read.success ? (read.output as Params) : null;
}

/** The classes of a condition's question; empty where it asks for people behind another number. */
export function classesOf(rule: ClassRule, parts: PageParts): readonly MemberClass[] {
	const { classes } = parts.manifest;
	const params = paramsOf(rule, parts);
	if (classes === undefined || params === null) return [];
	return classes.of(classes.settled?.(params) ?? params);
}

/** The class that a condition names; undefined where it names another number. */
export function namedClass(rule: ClassRule, parts: PageParts): MemberClass | undefined {
	const ref = canonicalJson(rule.ref);
	return classesOf(rule, parts).find((one) => canonicalJson(one.ref) === ref);
}

/** Another class of the same question. Its name is the analysis's, not that of where it was chosen. */
export function withClass(
	{ label: _label, ...rule }: ClassRule,
	ref: unknown,
	{ manifest: { classes } }: PageParts,
): ClassRule {
	return { ...rule, params: classes?.settled?.(rule.params) ?? rule.params, ref };
}

/**
 * The same class of another question; where that has no such class, the one in its place, or the first. Null: it has none.
 */
export function askedOtherwise(
	rule: ClassRule,
	params: unknown,
	parts: PageParts,
): ClassRule | null {
	const before = classesOf(rule, parts);
	const at = before.findIndex(({ ref }) => canonicalJson(ref) === canonicalJson(rule.ref));
	const next = { ...rule, params: parts.manifest.classes?.settled?.(params) ?? params };
	const after = classesOf(next, parts);
	const ref = (namedClass(next, parts) ?? after[at] ?? after[0])?.ref;
	return ref === undefined ? null : withClass(next, ref, parts);
}
