import * as v from 'valibot';
import type { Data, Finding } from '../analyses/contract';
import { computeParts } from '../analyses/registry/computes';
import { BitSet } from '../base/bitset';
import { canonicalJson } from '../base/hash';
import { daySchema } from '../model/day';
import { namedSegments } from '../model/named-segments';
import { ruleSchema, nodes, type ClassRule, type Rule } from '../model/rule';
import type { Segment } from '../model/segment';
import { bearers } from '../segments/bearers';
import { ruleColumns } from '../segments/columns';
import { byName } from '../segments/documents';
import { evaluate, existing, type Sets } from '../segments/evaluate';
import { explain, type Explained } from '../segments/explain';
import { fingerprint, ruleFingerprint, runFingerprint } from '../segments/fingerprint';
import { ruleRoles } from '../segments/orders';
import { EVERYONE, circleFrom, partsOf } from '../segments/parts';
import type { RevisionColumns } from './columns';
import { makeData } from './data';
import { FailureError, badParams, lacks } from './failures';
import type { RevisionCache } from './revision-cache';
import { Kept } from './kept';

/** What rules found in one revision; goes when its columns go. */
interface FoundIn {
	readonly sets: Kept<Promise<BitSet>>;
	readonly leaves: Kept<BitSet>;
	readonly classed: Kept<Promise<Classed>>;
	numbers?: ReadonlyMap<string, number>;
}

/** Sets of one revision that are kept: 12 kB each for 100,000 members. */
const KEPT_SETS = 200;

/** Who is in which class: a byte or two for each member. */
const KEPT_CLASSED = 10;
type Classed = (ref: unknown) => BitSet | null;

const foundIn = new WeakMap<RevisionColumns, FoundIn>();

type Documents = Awaited<ReturnType<RevisionCache['segmentsAndTags']>>;

/** A day, or the data's own end. */
type Day = string | undefined;

interface Where {
	readonly dataset: string;
	readonly revision: string;
	readonly asOf?: Day;
}

/** Finds and explains the members of rules in one revision, with the segments and tags as they are now. */
export class RuleMembers {
	readonly #around;
	readonly #found: FoundIn;

	private constructor(
		private readonly columns: RevisionColumns,
		private readonly weekStart: number,
		documents: Documents,
	) {
		this.#around = {
			...byName(documents.segments, documents.tags),
			versionOf: (id: string) => computeParts(id)?.manifest.version ?? null,
		};
		this.#found = foundIn.get(columns) ?? {
			sets: new Kept(KEPT_SETS),
			leaves: new Kept(KEPT_SETS),
			classed: new Kept(KEPT_CLASSED),
		};
		foundIn.set(columns, this.#found);
	}

	/** Throws FailureError when there is no such revision, or no such day. `documents`: others than those that are saved. */
	static async of(
		cache: RevisionCache,
		{ dataset, revision, asOf }: Where,
		documents?: Documents,
	): Promise<RuleMembers> {
		const day = v.safeParse(v.optional(daySchema), asOf);
		if (!day.success) throw new FailureError(badParams(day.issues[0], 'asOf'));
		const columns = await cache.get(revision);
		const about = await cache.dataset(dataset);
		if (columns === null || about === null) throw new FailureError({ kind: 'no-revision' });
		const around = documents ?? (await cache.segmentsAndTags(dataset));
		return new RuleMembers(columns, about.weekStart, around);
	}

	/** The ids of all segments. */
	get segments(): readonly string[] {
		return [...this.#around.segments.keys()];
	}

	/** A rule as somebody wrote it. */
	check(rule: unknown): Rule {
		const checked = v.safeParse(ruleSchema, rule);
		if (!checked.success) throw new FailureError(badParams(checked.issues[0], 'rule'));
		return checked.output;
	}

	/** The scope's segment and those that the params name, and the fingerprint of all of them. */
	async run(
		segment: string | undefined,
		asOf: Day,
		params: unknown,
	): Promise<{
		readonly set: BitSet | null;
		readonly segmentOf: (id: string) => BitSet | undefined;
		readonly fingerprint: string | undefined;
	}> {
		const [set, segmentOf] = await Promise.all([
			this.#scope(segment, asOf),
			this.#named(params, asOf),
		]);
		return { set, segmentOf, fingerprint: runFingerprint(segment, params, this.#around) };
	}

	/** Null for everyone. */
	async #scope(segment: string | undefined, asOf: Day): Promise<BitSet | null> {
		if (segment === undefined || segment === EVERYONE) return null;
		return this.members({ type: 'segment', segment }, asOf);
	}

	async #named(params: unknown, asOf: Day): Promise<(id: string) => BitSet | undefined> {
		const sets = new Map<string, BitSet>();
		for (const segment of namedSegments(params))
			sets.set(segment, await this.members({ type: 'segment', segment }, asOf));
		return (id) => sets.get(id);
	}

	/** The members of a rule; not to be changed. `seen` gets the set of each of its nodes. */
	async members(rule: Rule, asOf: Day, seen?: Map<Rule, BitSet>): Promise<BitSet> {
		if (seen === undefined)
			return this.#once(ruleFingerprint(rule, this.#around), asOf, () => this.#find(rule, asOf));
		return this.#find(rule, asOf, seen);
	}

	async #find(rule: Rule, asOf: Day, seen?: Map<Rule, BitSet>): Promise<BitSet> {
		const [data, sets] = await Promise.all([this.data(rule, asOf), this.#sets(rule, asOf)]);
		const { leaves } = this.#found;
		const found = {
			get: (leaf: string) => leaves.get(`${asOf ?? ''} ${leaf}`),
			set: (leaf: string, set: BitSet) => leaves.set(`${asOf ?? ''} ${leaf}`, set),
		};
		return evaluate(rule, data, sets, seen === undefined ? { found } : { found, seen });
	}

	/** What a rule looks at. */
	async data(rule: Rule, asOf: Day): Promise<Data> {
		const together = ruleRoles(rule, this.columns.facts);
		const loaded = await this.columns.loadTogether(ruleColumns(rule), ['amount'], together);
		const scope = asOf === undefined ? {} : { asOf };
		return makeData({ ...loaded, weekStart: this.weekStart, scope });
	}

	/** Members at the as-of day. */
	async everyone(asOf: Day): Promise<number> {
		return existing(await this.data({ type: 'all', of: [] }, asOf)).size;
	}

	/** Why a member is found or not, down into the rules of living segments; with `reasons` what decides classes, too. */
	async explain(rule: Rule, asOf: Day, member: number, reasons: boolean): Promise<Explained> {
		const [data, sets] = await Promise.all([this.data(rule, asOf), this.#sets(rule, asOf)]);
		const inside = new Map<string, Explained | null>();
		for (const node of nodes(rule)) {
			if (node.type !== 'segment' || inside.has(node.segment)) continue;
			const { definition } = this.#segment(node.segment);
			const own =
				definition.type === 'frozen'
					? null
					: await this.explain(definition.rule, dayOf(definition.asOf, asOf), member, reasons);
			inside.set(node.segment, own);
		}
		const whys = new Map<ClassRule, readonly Finding[]>();
		for (const node of nodes(rule)) {
			if (reasons && node.type === 'class') whys.set(node, await this.#why(node, asOf, member));
		}
		return explain(rule, data, sets, member, {
			inside: ({ segment }) => inside.get(segment) ?? null,
			why: (one) => whys.get(one) ?? [],
		});
	}

	/** Ids of some members, in the order of their numbers. */
	async ids(set: BitSet): Promise<string[]> {
		const ids = await this.columns.ids();
		return Array.from(set.toArray(), (m) => ids[m]!);
	}

	/** Everything that a rule refers to, found beforehand. */
	async #sets(rule: Rule, asOf: Day): Promise<Sets> {
		const { segments, classes, tags } = partsOf(rule);
		for (const id of segments) this.#refuseCircle(id);
		const named = async <T>(keys: readonly T[], find: (key: T) => Promise<BitSet>) =>
			new Map(await Promise.all(keys.map(async (key) => [key, await find(key)] as const)));
		const [ofSegments, ofClasses, ofTags] = await Promise.all([
			named(segments, (id) => this.#ofSegment(id, asOf)),
			named(classes, (one) => this.#ofClass(one, asOf)),
			named(tags, (tag) => this.#ofTag(tag)),
		]);
		return {
			segment: ({ segment }) => ofSegments.get(segment)!,
			class: (one) => ofClasses.get(one)!,
			tag: ({ tag }) => ofTags.get(tag)!,
		};
	}

	#segment(id: string): Segment {
		const segment = this.#around.segments.get(id);
		if (segment === undefined) throw new FailureError({ kind: 'no-segment', segment: id });
		return segment;
	}

	#refuseCircle(id: string): void {
		const circle = circleFrom(id, this.#around.segments);
		if (circle === null) return;
		const segments = circle.slice(1).map((one) => this.#segment(one).name);
		throw new FailureError({ kind: 'segment-circle', segments });
	}

	async #ofSegment(id: string, asOf: Day): Promise<BitSet> {
		const { definition } = this.#segment(id);
		if (definition.type === 'living')
			return this.members(definition.rule, dayOf(definition.asOf, asOf));
		return this.#once(fingerprint(id, this.#around), undefined, () => this.#ofIds(definition.ids));
	}

	async #ofTag(name: string): Promise<BitSet> {
		const tag = this.#around.tags.get(name);
		if (tag === undefined) throw new FailureError({ kind: 'no-tag', tag: name });
		return this.#ofIds(bearers(tag));
	}

	/** Ids that the revision does not have are nobody. */
	async #ofIds(ids: Iterable<string>): Promise<BitSet> {
		const all = await this.columns.ids();
		const numbers = (this.#found.numbers ??= new Map(all.map((id, m) => [id, m])));
		const set = new BitSet(all.length);
		for (const id of ids) {
			const member = numbers.get(id);
			if (member !== undefined) set.add(member);
		}
		return set;
	}

	#ofClass(rule: ClassRule, asOf: Day): Promise<BitSet> {
		return this.#once(ruleFingerprint(rule, this.#around), `class ${asOf ?? ''}`, async () => {
			const classed = await this.#classed(rule, asOf);
			const found = refOf(() => classed?.(rule.ref) ?? null);
			if (found !== null) return found;
			const { parts, data, params } = await this.#class(rule, asOf);
			return refOf(() => parts.people(data, params, rule.ref));
		});
	}

	/** All classes of the same question at once: another class of it is asked for next. Null: it has none. */
	async #classed(rule: ClassRule, asOf: Day): Promise<Classed | null> {
		if (computeParts(rule.analysis)?.classify === undefined) return null;
		const { label: _label, ...asked } = rule;
		const question = ruleFingerprint({ ...asked, ref: null }, this.#around);
		return kept(this.#found.classed, canonicalJson([question, asOf ?? null]), async () => {
			const { parts, data, params } = await this.#class(rule, asOf);
			return parts.classify!(data, params);
		});
	}

	/** What puts a member into a class or not; empty where the analysis does not say. */
	async #why(rule: ClassRule, asOf: Day, member: number): Promise<readonly Finding[]> {
		if (computeParts(rule.analysis)?.why === undefined) return [];
		const { parts, data, params } = await this.#class(rule, asOf);
		if (!data.timeline.inScope(member)) return [];
		return refOf(() => parts.why!(data, params, rule.ref, member));
	}

	/** The analysis of a class and what it looks at. */
	async #class({ analysis: id, params, scope: { from, to, segment } = {} }: ClassRule, asOf: Day) {
		const parts = computeParts(id);
		if (parts === undefined) throw new FailureError({ kind: 'unknown-analysis', id });
		const checked = v.safeParse(parts.manifest.params.schema, params);
		if (!checked.success) throw new FailureError(badParams(checked.issues[0]));
		const lacking = lacks(this.columns, parts);
		if (lacking !== null) throw new FailureError(lacking);
		const [loaded, set, segmentOf] = await Promise.all([
			this.columns.loadFor(parts.manifest, checked.output),
			this.#scope(segment, asOf),
			this.#named(checked.output, asOf),
		]);
		const scope = { from, to, asOf };
		const { weekStart } = this;
		const data = makeData({ ...loaded, weekStart, scope, segment: set, segmentOf });
		return { parts, data, params: checked.output };
	}

	/** The same set is found once; a failure is found again. */
	#once(print: string, asOf: Day, find: () => Promise<BitSet>): Promise<BitSet> {
		return kept(this.#found.sets, canonicalJson([print, asOf ?? null]), find);
	}
}

/** What was found before, or is found now; a failure is kept nowhere. */
function kept<T>(all: Kept<Promise<T>>, key: string, find: () => Promise<T>): Promise<T> {
	const known = all.get(key);
	if (known !== undefined) return known;
	const found = find();
	found.catch(() => all.delete(key));
	all.set(key, found);
	return found;
}

/** The name of a number comes from a document and no schema checks it: one that the analysis cannot read is refused. */
function refOf<T>(read: () => T): T {
	try {
		return read();
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		throw new FailureError({ kind: 'bad-params', path: 'ref', message });
	}
}

function dayOf(own: string, asked: Day): Day {
	return own === 'data' ? asked : own;
}
