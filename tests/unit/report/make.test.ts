import { SUPPRESSED } from '$lib/analyses/contract';
import type { FunnelResult } from '$lib/analyses/funnel/result';
import { reportFacts, sharedSize } from '$lib/report/facts';
import type { ReportAnalysis, ReportComparison, ReportData } from '$lib/report/model';
import { encodePlain } from '$lib/report/plain';
import { beforeAll, expect, test } from 'vitest';
import { smallReport } from './fixture';

let data: ReportData;
let text: string;
beforeAll(async () => {
	data = await smallReport();
	text = JSON.stringify(encodePlain(data));
});
const cell = (id: string) => data.cells.find((one) => one.id === id) as ReportAnalysis;

test('cells stand in their order, with their texts, questions and scopes', () => {
	expect(data.cells.map(({ type, id }) => `${type} ${id}`)).toEqual([
		'text t',
		'analysis funnel',
		'analysis split',
		'analysis rfm',
		'comparison compared',
		'missing unknown',
	]);
	expect(cell('funnel')).toMatchObject({ version: 1, title: null, scope: null, face: 'picture' });
});

test('says where the data come from and what was not read, without the rows themselves', () => {
	expect(data.dataset).toEqual({
		name: 'Club',
		revision: 2,
		sources: [{ name: 'events.csv', rows: 80, rowsUsed: 73, cellsMissing: 2 }],
	});
	expect(text).not.toContain('secret');
});

test('knows of the data what pictures need, and nothing of columns and single events', () => {
	expect(data.facts).toMatchObject({
		members: 40,
		firstTime: Date.UTC(2024, 0, 1),
		lastTime: Date.UTC(2024, 0, 9),
		kinds: [],
		eventColumns: [],
		memberColumns: [],
	});
	const days = { first: 0, step: 1, counts: [1], early: 1 };
	expect(reportFacts({ ...data.facts, days })).toEqual(data.facts);
});

test('results are shared ones', () => {
	const { steps } = cell('funnel').result as FunnelResult;
	expect(steps.map(({ count }) => count)).toEqual([40, 30, SUPPRESSED]);
	expect(cell('funnel').suppressed.few).toBeGreaterThan(0);
	// 10 were lost at the click and 10 stay told; who ordered is a handful, and so is what they spent.
	expect(text).not.toContain('303');
	expect(text).not.toMatch(/10[0-2]\.5/);
});

test('segments that are compared stand beside each other, each with what may be told of it', async () => {
	const compared = data.cells.find(({ id }) => id === 'compared') as ReportComparison;
	expect(compared).toMatchObject({ analysis: 'funnel', version: 1, scope: null, face: 'picture' });
	expect(data.segments).toEqual({ lyon: '<Lyon>', few: 'Few' });
	const parts = compared.parts.map(({ segment, members, answer }) => {
		const result = answer?.result as FunnelResult | undefined;
		return [segment, members, result?.steps.map(({ count }) => count) ?? null];
	});
	expect(parts).toEqual([
		// Beside these sizes that of the few could be worked out.
		['lyon', null, [20, 15, SUPPRESSED]],
		['everyone', null, [40, 30, SUPPRESSED]],
		['gone', null, null],
		['few', SUPPRESSED, [SUPPRESSED, SUPPRESSED, SUPPRESSED]],
	]);
	const { cells } = await smallReport({ compare: ['lyon', 'everyone'] });
	const large = cells.find(({ id }) => id === 'compared') as ReportComparison;
	expect(large.parts.map(({ members }) => members)).toEqual([20, 40]);
	expect(compared.parts[1]!.answer).toEqual({
		result: cell('funnel').result,
		findings: cell('funnel').findings,
		suppressed: cell('funnel').suppressed,
	});
});

test('the size of a segment is told where neither it nor the others are few', () => {
	expect([0, 1, 4, 5, 35, 36, 39, 40].map((n) => sharedSize(n, 40))).toEqual([
		...[0, SUPPRESSED, SUPPRESSED, 5, 35, NaN, NaN, 40],
	]);
});

test('says what follows from the shared numbers, and nothing that needs the others', () => {
	const keys = cell('funnel').findings.map(({ key }) => key);
	expect(keys).not.toContain('finding.total');
	const counts = cell('funnel').findings.flatMap(({ values }) =>
		Object.values(values).flatMap((value) =>
			typeof value === 'object' && 'count' in value ? [value.count] : [],
		),
	);
	for (const count of counts) expect(count === 0 || count >= 5).toBe(true);
});

test('method pages of its analyses travel with it, in both languages, and no others', () => {
	expect(Object.keys(data.methods).sort()).toEqual(['funnel', 'rfm']);
	expect(data.methods['funnel']!.en).toContain('## Definition');
	expect(data.methods['funnel']!['zh-CN']).toContain('## 定义');
});
