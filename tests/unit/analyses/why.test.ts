import { describe, expect, it } from 'vitest';
import { ANALYSES, type AnalysisId } from '$lib/analyses/registry';
import { computeParts } from '$lib/analyses/registry/computes';
import { loadExample, loadParts, type PageParts } from '$lib/analyses/registry/parts';
import { findingText } from '$lib/charts/finding-text';
import { translator } from '$lib/i18n/format';
import { dataFromText } from '../../support/data';
import { saidOf } from '../../support/why';

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

it('whatever gives each member a place of its own says what decides', () => {
	const silent = ANALYSES.filter((id) => !SAYING.includes(id));
	expect(silent).toEqual(['overview', 'trend', 'action-plan']);
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

	it('says which field of R and the mean of F and M decides', async () => {
		const { lines, of } = await said('rfm', {}, { set: 'eleven' });
		for (const score of [1, 2, 3]) {
			for (const m of of({ score: ['r', score] }).toArray()) {
				const [, r, f, money] = /R (\d), F (\d), M (\d)\.$/.exec(lines[m]!.at(-2)!)!.map(Number);
				expect(r).toBe(2 * score - 1);
				expect(lines[m]!.at(-1)).toBe(
					`The class is where R ${r} meets ${Math.round((f! + money!) / 2)}, the mean of F and M (halves rounded up).`,
				);
			}
			expect(of({ score: ['r', score] }).size).toBeGreaterThan(0);
		}
	});

	const OWN = [
		{ id: 'Stars', of: [{ r: { min: 5 }, fm: { min: 4 } }] },
		{ id: 'New', of: [{ m: { max: 1 }, f: { max: 1 }, r: { min: 4 } }, { r: { min: 3 } }] },
	];
	it.each([
		['en', 'R 5, mean of F and M 4–5.', 'R 4–5, F 1, M 1.', 'R 3–5, F 1–5, M 1–5.'],
		['zh-CN', 'R 5、F 与 M 的平均 4–5。', 'R 4–5、F 1、M 1。', 'R 3–5、F 1–5、M 1–5。'],
	] as const)('says which range of which rule, %s', async (locale, one, two, three) => {
		const { lines, of } = await said('rfm', {}, { set: 'custom', segments: OWN }, locale);
		const first = (place: number, range: string) =>
			locale === 'en'
				? `Rule ${place} of 2 is the first that fits: ${range}`
				: `共 2 条规则，最先符合的是第 ${place} 条：${range}`;
		const [stars, recent, any] = [first(1, one), first(2, two), first(2, three)];
		const rules = (segment: string) =>
			Array.from(of({ segment }).toArray(), (m) => lines[m]!.at(-1));
		expect(new Set(rules('Stars'))).toEqual(new Set([stars]));
		expect([recent, any]).toEqual(expect.arrayContaining(rules('New')));
		expect(rules('New').length).toBeGreaterThan(0);
		const none = locale === 'en' ? 'None of the 2 rules fits.' : '2 条规则都不符合。';
		expect(new Set(rules('others'))).toEqual(new Set([none]));
	});

	it('says what two bins are on the scale of the rules', async () => {
		const { lines, of } = await said('rfm', {}, { set: 'r-package', bins: 2 });
		for (const m of of({ score: ['r', 2] }).toArray()) {
			expect(lines[m]![1]).toMatch(/^Scores: R 2, F [12], M [12]\.$/);
			expect(lines[m]![2]).toMatch(/^On the scale of five: R 5, F [15], M [15]\.$/);
			expect(lines[m]![3]).toMatch(/^Rule \d+ of 10 is the first that fits: R |^None of the 10/);
		}
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

	it.each([
		['en', 'Never active: known from a list of members alone, without any event.'],
		['zh-CN', '从未活跃：只在成员名单里，没有任何事件。'],
	] as const)('knows no days of who is only listed, %s', async (locale, line) => {
		const data = dataFromText('member_id,time,event\nan,2024-01-01,message\nbo,,');
		expect((await saidOf('lifecycle', data, {}, { stage: 'all' }, locale)).bo).toEqual([line]);
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
