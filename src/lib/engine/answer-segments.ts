import type { BitSet } from '../base/bitset';
import { nodes, type Rule } from '../model/rule';
import { diff } from '../segments/diff';
import { membersThen } from './bearers-then';
import { orFailure } from './failures';
import type {
	ChangesAnswer,
	ChangesRequest,
	EvaluateAnswer,
	EvaluateRequest,
	ExplainAnswer,
	ExplainRequest,
	SegmentsRequest,
	SizesAnswer,
} from './protocol';
import type { RevisionCache } from './revision-cache';
import { RuleMembers } from './rule-members';

export function answerRule(
	cache: RevisionCache,
	request: EvaluateRequest,
): Promise<EvaluateAnswer> {
	return orFailure(async () => {
		const { asOf, members, ids } = request;
		const found = await RuleMembers.of(cache, request);
		const rule = found.check(request.rule);
		const seen = new Map<Rule, BitSet>();
		const set = await found.members(rule, asOf, seen);
		return {
			ok: true,
			count: set.size,
			everyone: await found.everyone(asOf),
			counts: Array.from(nodes(rule), (node) => seen.get(node)!.size),
			...(members === true ? { members: set.toArray() } : {}),
			...(ids === true ? { ids: await found.ids(set) } : {}),
		};
	});
}

export function answerExplain(
	cache: RevisionCache,
	request: ExplainRequest,
): Promise<ExplainAnswer> {
	return orFailure(async () => {
		const { rule, asOf, member, reasons = false } = request;
		const found = await RuleMembers.of(cache, request);
		return { ok: true, explained: await found.explain(found.check(rule), asOf, member, reasons) };
	});
}

export function answerSizes(cache: RevisionCache, request: SegmentsRequest): Promise<SizesAnswer> {
	return orFailure(async () => {
		const found = await RuleMembers.of(cache, request);
		const sizes = (request.segments ?? found.segments).map(async (segment) => {
			const answer = await orFailure(async () => {
				const set = await found.members({ type: 'segment', segment }, request.asOf);
				return { ok: true as const, size: set.size };
			});
			return { id: segment, ...answer };
		});
		return { ok: true, segments: await Promise.all(sizes) };
	});
}

export function answerChanges(
	cache: RevisionCache,
	request: ChangesRequest,
): Promise<ChangesAnswer> {
	return orFailure(async () => {
		const { asOf, since } = request;
		const before = await membersThen(cache, { ...request, revision: since }, request.segments);
		const after = await RuleMembers.of(cache, request);
		const changes = (request.segments ?? after.segments).map(async (segment) => {
			const idsIn = async (found: RuleMembers) =>
				found.ids(await found.members({ type: 'segment', segment }, asOf));
			const answer = await orFailure(async () => {
				const [was, is] = await Promise.all([idsIn(before), idsIn(after)]);
				return { ok: true as const, size: is.length, ...diff(was, is) };
			});
			return { id: segment, ...answer };
		});
		return { ok: true, segments: await Promise.all(changes) };
	});
}
