import { canonicalJson, hashText } from '../base/hash';
import { namedSegments } from '../model/named-segments';
import { nodes, type Rule } from '../model/rule';
import type { Segment, Tag } from '../model/segment';
import { EVERYONE, partsOf } from './parts';
import { bearers } from './bearers';

/** What a segment's members hang on besides the data: the documents of its data set, and the analyses' versions. */
export interface Surroundings {
	readonly segments: ReadonlyMap<string, Pick<Segment, 'definition'>>;
	/** By name. */
	readonly tags: ReadonlyMap<string, Tag>;
	/** Raised when an analysis's numbers may change; null = there is no such analysis. */
	versionOf(analysis: string): number | null;
}

/** Raised when rules of the same words may find others. 2: rows of one order are one order. */
const MEANING = 2;

/**
 * A hash that changes whenever a segment may find others in the same revision as of the same day: by its own definition, or
 * by anything that it refers to. Names, sizes and times of saving are no part of it.
 */
export function fingerprint(id: string, around: Surroundings): string {
	return new Fingerprints(around).segment(id);
}

/** The same of a rule that is not saved. */
export function ruleFingerprint(rule: Rule, around: Surroundings): string {
	return new Fingerprints(around).rule(rule);
}

/** The same of the rule of a tag; the bearers of the tags that it names are part of it, its own are not. */
export function tagFingerprint(
	{ rule, asOf }: NonNullable<Tag['rule']>,
	around: Surroundings,
): string {
	return hashText(canonicalJson([asOf, ruleFingerprint(rule, around)]));
}

class Fingerprints {
	readonly #known = new Map<string, string>();

	constructor(private readonly around: Surroundings) {}

	segment(id: string): string {
		const known = this.#known.get(id);
		if (known !== undefined) return known;
		// Found again while it is worked out: a circle, which is refused elsewhere.
		this.#known.set(id, 'circle');
		const definition = this.around.segments.get(id)?.definition;
		const said =
			definition === undefined
				? null
				: definition.type === 'frozen'
					? [...definition.ids].sort()
					: [definition.asOf, this.rule(definition.rule)];
		const print = hashText(canonicalJson(said));
		this.#known.set(id, print);
		return print;
	}

	rule(rule: Rule): string {
		const { segments, tags } = partsOf(rule);
		const versions = new Map<string, number | null>();
		for (const node of nodes(rule))
			if (node.type === 'class') versions.set(node.analysis, this.around.versionOf(node.analysis));
		const of = <T>(names: Iterable<string>, value: (name: string) => T): (readonly [string, T])[] =>
			[...names].sort().map((name) => [name, value(name)] as const);
		return hashText(
			canonicalJson([
				MEANING,
				rule,
				of(segments, (id) => this.segment(id)),
				of(tags, (name) => {
					const tag = this.around.tags.get(name);
					return tag === undefined ? null : hashText([...bearers(tag)].sort().join('\n'));
				}),
				of(versions.keys(), (analysis) => versions.get(analysis)),
			]),
		);
	}
}

/** Does a run ask who is in a segment: in its scope, or in its params? */
export function asksForSegments(segment: string | undefined, params: unknown): boolean {
	return (segment !== undefined && segment !== EVERYONE) || namedSegments(params).length > 0;
}

/** The fingerprint of all segments that a run asks for; undefined when there are none: for `resultKey`. */
export function runFingerprint(
	segment: string | undefined,
	params: unknown,
	around: Surroundings,
): string | undefined {
	const own = scopeFingerprint(segment, around);
	const named = namedSegments(params);
	if (named.length === 0) return own;
	return hashText(canonicalJson([own ?? null, ...named.map((id) => fingerprint(id, around))]));
}

/** The fingerprint of a scope's segment; undefined when it is everyone. */
export function scopeFingerprint(
	segment: string | undefined,
	around: Surroundings,
): string | undefined {
	return segment === undefined || segment === EVERYONE ? undefined : fingerprint(segment, around);
}
