// What an analysis says of one member: asked as the engine asks, with no more columns than the params name.
import type { Data, Finding, Plain } from '$lib/analyses/contract';
import type { AnalysisId } from '$lib/analyses/registry';
import { computeParts } from '$lib/analyses/registry/computes';
import type { BitSet } from '$lib/base/bitset';
import { findingText } from '$lib/charts/finding-text';
import { translator } from '$lib/i18n/format';
import type { Locale } from '$lib/i18n/types';
import fc from 'fast-check';
import { expect } from 'vitest';
import {
	check,
	loadAnalysis,
	questions,
	randomTable,
	withDeclared,
	type Analysis,
} from './analyses';
import { dataFromText } from './data';

export interface Asked {
	readonly data: Data;
	readonly params: Plain;
	readonly members: readonly number[];
	why(ref: Plain, member: number): readonly Finding[];
	people(ref: Plain): BitSet;
}

/** One question of an analysis to some data; params that are left out get their default. */
export function ask(analysis: Analysis, bare: Data, written: Plain): Asked {
	const params = check(analysis, written);
	const data = withDeclared(analysis, bare, params);
	const { why, people } = computeParts(analysis.manifest.id)!;
	return {
		data,
		params,
		members: Array.from({ length: data.timeline.members }, (_, m) => m),
		why: (ref, member) => why!(data, params, ref, member),
		people: (ref) => people(data, params, ref),
	};
}

/** What is said of each member, by id, in one language. */
export async function saidOf(
	id: AnalysisId,
	bare: Data,
	written: Plain,
	ref: Plain,
	locale: Locale = 'en',
): Promise<Record<string, string[]>> {
	const analysis = await loadAnalysis(id);
	const { data, members, why } = ask(analysis, bare, written);
	const t = translator<string>(locale, analysis.manifest.messages);
	return Object.fromEntries(
		members.map((m) => [data.members.ids[m]!, why(ref, m).map((one) => findingText(one, t))]),
	);
}

/** Holds `claim` for the analysis's own questions to its example, and to random small data, whole and with a limited range. */
export async function always(id: AnalysisId, claim: (asked: Asked) => void, numRuns = 40) {
	const analysis = await loadAnalysis(id);
	const { manifest, example } = analysis;
	const texts = (['en', 'zh-CN'] as const).map((l) => translator<string>(l, manifest.messages));
	const hold = (data: Data, params: Plain) => {
		const asked = ask(analysis, data, params);
		claim({
			...asked,
			why: (ref, member) => {
				const said = asked.why(ref, member);
				for (const one of said)
					for (const t of texts)
						expect(findingText(one, t)).toMatch(/^(?!.*([{}∞]|(?<!\d)–|NaN|undefined|null)).+$/);
				return said;
			},
		});
	};
	const own = dataFromText(example.data, { scope: example.scope ?? {} });
	for (const params of questions(analysis, own)) hold(own, params);
	const scope = fc.constantFrom(
		{},
		{},
		{ from: '2024-01-20' },
		{ to: '2024-02-10' },
		{
			from: '2024-01-15',
			to: '2024-02-20',
		},
	);
	fc.assert(
		fc.property(randomTable(example), scope, fc.nat(), (table, range, n) => {
			const data = dataFromText(`${table}\nlisted,,,,,`, { scope: range });
			const all = questions(analysis, data);
			hold(data, all[n % all.length]);
		}),
		{ numRuns },
	);
}
