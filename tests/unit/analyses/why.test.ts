import { describe, expect, it } from 'vitest';
import { ANALYSES, type AnalysisId } from '$lib/analyses/registry';
import { computeParts } from '$lib/analyses/registry/computes';
import { loadExample, loadParts, type PageParts } from '$lib/analyses/registry/parts';
import { findingText } from '$lib/charts/finding-text';
import { translator } from '$lib/i18n/format';
import { dataFromText } from '../../support/data';

const SAYING = ANALYSES.filter((id) => computeParts(id)?.why !== undefined);

/** The sentences that an analysis says of each member of its example, in one language. */
async function said(
	id: AnalysisId,
	ref: unknown,
	more: object = {},
	locale: 'en' | 'zh-CN' = 'en',
) {
	const { data: text, params, scope } = await loadExample(id);
	const data = dataFromText(text, scope === undefined ? {} : { scope });
	const { why, people } = computeParts(id)!;
	const asked = { ...(params as object), ...more };
	const parts: PageParts = await loadParts(id);
	const t = translator<string>(locale, parts.manifest.messages);
	return {
		lines: Array.from({ length: data.timeline.members }, (_, m) =>
			why!(data, asked, ref, m).map((one) => findingText(one, t)),
		),
		of: (one: unknown) => people(data, asked, one),
		t,
	};
}

it('classes, stages and clusters say what decides', () => {
	expect(SAYING).toEqual(expect.arrayContaining(['rfm', 'lifecycle', 'clusters']));
});

describe.each(SAYING)('%s', (id) => {
	const REFS: Partial<Record<AnalysisId, unknown>> = { clusters: { cluster: 0, k: 2 } };
	it.each(['en', 'zh-CN'] as const)('says whole sentences of everybody, %s', async (locale) => {
		const { lines } = await said(id, REFS[id] ?? {}, {}, locale);
		for (const line of lines.flat()) expect(line).not.toMatch(/[{}]|NaN|undefined|null|^$/);
		expect(lines.flat().length).toBeGreaterThan(0);
	});
});

describe('rfm', () => {
	const CLASSES = [
		...['important-value', 'important-develop', 'important-keep', 'important-win-back'],
		...['general-value', 'general-develop', 'general-keep', 'general-win-back'],
	];
	it.each(['mean', 'median'])('names the class that the member is in, by the %s', async (split) => {
		const { lines, of, t } = await said('rfm', {}, { set: 'eight', split });
		let members = 0;
		for (const segment of CLASSES)
			for (const m of of({ segment }).toArray()) {
				expect(lines[m]![0]).toContain(`${t(`segment.${segment}`)}: `);
				expect(lines[m]).toHaveLength(2);
				members++;
			}
		expect(members).toBeGreaterThan(0);
		for (const m of of({ segment: 'none' }).toArray()) expect(lines[m]).toHaveLength(1);
	});

	it('says the scores where these decide', async () => {
		const { lines, of } = await said('rfm', {}, { set: 'eleven' });
		for (const score of [1, 2, 3, 4, 5])
			for (const m of of({ score: ['r', score] }).toArray())
				expect(lines[m]![1]).toMatch(new RegExp(`^Scores: R ${score}, F \\d, M \\d\\.$`));
	});
});

describe('lifecycle', () => {
	it('names the stage that the member is in', async () => {
		const { lines, of, t } = await said('lifecycle', {});
		let members = 0;
		for (const stage of ['new', 'growing', 'mature', 'at-risk', 'lost', 'never'])
			for (const m of of({ stage }).toArray()) {
				expect(lines[m]![0]).toMatch(new RegExp(`^${t(`stage.${stage}`)}: `));
				members++;
			}
		expect(members).toBe(lines.length);
	});
});

describe('clusters', () => {
	it('names the cluster that the member is in, and each number', async () => {
		const { lines, of } = await said('clusters', { cluster: 0, k: 2 });
		for (const cluster of [0, 1])
			for (const m of of({ cluster, k: 2 }).toArray())
				expect(lines[m]![0]).toBe(`Nearest to cluster ${cluster + 1} of 2.`);
	});
});
