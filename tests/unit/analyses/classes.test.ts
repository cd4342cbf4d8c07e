import type { ActivityMixResult } from '$lib/analyses/activity-mix/result';
import type { CirclesResult } from '$lib/analyses/circles/result';
import type { Data } from '$lib/analyses/contract';
import { ANALYSES, type AnalysisId } from '$lib/analyses/registry';
import { computeParts } from '$lib/analyses/registry/computes';
import { saidText } from '$lib/charts/cell-text';
import { translator } from '$lib/i18n/format';
import fc from 'fast-check';
import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import {
	answer,
	loadAnalysis,
	questions,
	randomTable,
	withDeclared,
	type Analysis,
} from '../../support/analyses';
import { dataFromText } from '../../support/data';

const CLASSED = ANALYSES.filter((id) => computeParts(id)?.manifest.classes !== undefined);
/** Circles lie within each other; who lacks a value is in no cluster. */
const NESTED: readonly AnalysisId[] = ['circles'];
const PARTIAL: readonly AnalysisId[] = ['clusters', 'circles', 'activity-mix'];

it('groups that members are put into can be named by rules', () => {
	expect(CLASSED).toEqual([
		...['activity-mix', 'lifecycle', 'roles', 'rfm', 'clusters', 'creators', 'circles'],
	]);
	for (const id of ANALYSES)
		expect(computeParts(id)!.classify !== undefined, id).toBe(CLASSED.includes(id));
});

describe.each(CLASSED)('%s', (id) => {
	const { manifest, classify, people } = computeParts(id)!;
	const { of, settled = (params: unknown) => params } = manifest.classes!;
	let analysis: Analysis;
	beforeAll(async () => {
		analysis = await loadAnalysis(id);
	});

	function expectClasses(bare: Data, asked: unknown): void {
		const params = v.parse(manifest.params.schema, settled(asked));
		const data = withDeclared(analysis, bare, params);
		const find = classify!(data, params);
		const classes = of(params);
		expect(classes.length).toBeGreaterThan(1);
		let sizes = 0;
		const all = people(data, params, classes[0]!.ref).clone();
		for (const { ref, label } of classes) {
			const found = find(structuredClone(ref));
			expect(found?.toArray(), JSON.stringify(label)).toEqual(people(data, params, ref).toArray());
			sizes += found!.size;
			all.unite(found!);
		}
		if (!NESTED.includes(id)) expect(sizes).toBe(all.size);
		if (!PARTIAL.includes(id)) expect(all.size).toBe(data.timeline.memberCount);
	}

	it('says of every class who is in it, and puts nobody into two', () => {
		const data = dataFromText(analysis.example.data, { scope: analysis.example.scope ?? {} });
		for (const params of questions(analysis, data)) expectClasses(data, params);
	});

	it('does so in any data', () => {
		fc.assert(
			fc.property(randomTable(analysis.example), fc.nat(), (table, n) => {
				const data = dataFromText(table);
				const asked = questions(analysis, data);
				expectClasses(data, asked[n % asked.length]);
			}),
			{ numRuns: 30 },
		);
	});

	it('names each class in both languages', () => {
		const data = dataFromText(analysis.example.data);
		for (const params of questions(analysis, data))
			for (const locale of ['en', 'zh-CN'] as const) {
				const t = translator<string>(locale, manifest.messages);
				const names = of(settled(params)).map(({ label }) => saidText(label, t));
				expect(new Set(names).size).toBe(names.length);
				for (const name of names) expect(name).toMatch(/^[^{}]+$/);
			}
	});

	it('answers nothing that it does not know', () => {
		const data = dataFromText(analysis.example.data);
		const params = v.parse(manifest.params.schema, settled(manifest.params.defaults(data.facts)));
		const find = classify!(withDeclared(analysis, data, params), params);
		expect(find({ of: 'nothing' })?.size ?? 0).toBe(0);
	});
});

it.each([
	['clusters', { k: 2 }, { cluster: -1, k: 2 }],
	['roles', {}, { role: -1, of: 'innermost' }],
	['roles', {}, { role: -2, of: 'innermost' }],
] as const)('%s has no class before the first', async (id, more, ref) => {
	const analysis = await loadAnalysis(id);
	const bare = dataFromText(`${analysis.example.data}\nlisted,,`);
	const params = { ...(analysis.example.params as object), ...more };
	const data = withDeclared(analysis, bare, params);
	const { classify } = computeParts(id)!;
	expect(classify!(data, params)(ref)).toBeNull();
});

describe('classes of the time that is told of', () => {
	it('circles are those of the month shown', async () => {
		const analysis = await loadAnalysis('circles');
		const data = dataFromText(analysis.example.data, { scope: analysis.example.scope ?? {} });
		for (const params of questions(analysis, data)) {
			const { months, shown } = answer(analysis, data, params).result as CirclesResult;
			const { people } = computeParts('circles')!;
			for (const name of ['known', 'outer', 'middle', 'centre'] as const)
				expect(people(data, params, { of: name }).size).toBe(months[shown]![name]);
			const { known, outer } = months[shown]!;
			expect(people(data, params, { of: 'outside' }).size).toBe(known - outer);
		}
	});

	it('levels are those of the period shown', async () => {
		const analysis = await loadAnalysis('activity-mix');
		const data = dataFromText(analysis.example.data, { scope: analysis.example.scope ?? {} });
		for (const params of questions(analysis, data)) {
			const { periods, shown } = answer(analysis, data, params).result as ActivityMixResult;
			const { people } = computeParts('activity-mix')!;
			for (const level of ['core', 'active', 'lurker'] as const)
				expect(people(data, params, { level }).size).toBe(periods[shown]![level]);
			expect(people(data, params, { level: 'all' }).size).toBe(periods[shown]!.members);
		}
	});
});
