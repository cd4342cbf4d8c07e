import { findings } from '$lib/analyses/retention/findings';
import { manifest } from '$lib/analyses/retention/manifest';
import * as messages from '$lib/analyses/retention/messages';
import { averages, type Cohort, type RetentionResult } from '$lib/analyses/retention/result';
import { tables } from '$lib/analyses/retention/table';
import { DAY, formatDay, parseDay } from '$lib/base/time';
import { cellText } from '$lib/charts/cell-text';
import { findingText } from '$lib/charts/finding-text';
import { translator } from '$lib/i18n/format';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { dataFromText } from '../../../support/data';

const { facts } = dataFromText('member_id,time,event\na,2024-03-04,x');
const params = (written: object = {}) => v.parse(manifest.params.schema, written);
const en = translator<string>('en', messages);
const zh = translator<string>('zh-CN', messages);

/** Cohorts of so many members, with those who came back in period 1; negative = unfinished. */
function resultOf(sizes: readonly (readonly [number, number])[]): RetentionResult {
	const cohorts = sizes.map(([size, back], i): Cohort => ({
		start: formatDay(parseDay('2024-03-04') + 7 * i * DAY),
		size,
		periods: [
			{ count: size, finished: true },
			{ count: Math.abs(back), finished: back >= 0 },
		],
	}));
	return { cohorts, ...averages(cohorts), leftCensored: false, history: false };
}

const keys = (result: RetentionResult, written: object = {}) =>
	findings(result, params(written), facts).map(({ key, tone }) => `${key} ${tone}`);

test('the pooled share of period 1, with its interval', () => {
	const result = resultOf([
		[1000, 500],
		[500, 400],
		[700, -10],
	]);
	const [first] = findings(result, params(), facts);
	expect(findingText(first!, en)).toBe(
		'60.0% come back in week 1 (95% interval 57.5% to 62.5%): 900 of 1,500 (finished cohorts: 2).',
	);
	expect(findingText(first!, zh)).toBe(
		'第 1 周留存 60.0%（95% 区间 57.5%–62.5%）：2 个已结束的同期群，1,500 人里回来了 900 人。',
	);
	expect(keys(result)).toEqual([
		'finding.next notable',
		'finding.spread notable',
		'finding.unfinished caution',
	]);
});

test('best and worst are named only when they are more than chance apart', () => {
	expect(
		keys(
			resultOf([
				[100, 40],
				[100, 52],
			]),
		),
	).toContain('finding.noSpread plain');
	// Cohorts below 30 are not compared.
	expect(
		keys(
			resultOf([
				[100, 40],
				[10, 10],
			]),
		).join(),
	).not.toContain('pread');
});

test('too little data is a finding', () => {
	expect(keys(resultOf([]))).toEqual(['finding.nobody caution']);
	expect(keys(resultOf([[20, 10]]))).toEqual(['finding.next plain', 'finding.few caution']);
	expect(keys(resultOf([[50, -10]]))).toEqual([
		'finding.noNext caution',
		'finding.unfinished caution',
	]);
	const result = { ...resultOf([[50, 10]]), leftCensored: true, history: true };
	expect(keys(result)).toEqual([
		'finding.next notable',
		'finding.leftCensored caution',
		'finding.history plain',
	]);
});

test('every sentence can be said in both languages', () => {
	const result = {
		...resultOf([
			[100, 40],
			[100, 80],
			[20, -3],
		]),
		leftCensored: true,
		history: true,
	};
	for (const mode of ['on', 'on-or-after'])
		for (const t of [en, zh])
			for (const finding of findings(result, params({ mode }), facts))
				expect(findingText(finding, t)).not.toMatch(/[{}]|NaN/);
});

test('the sentence says what is not at its default', () => {
	const names = ['start', 'return', 'unit', 'cohort', 'mode', 'clock', 'weekStart', 'periods'];
	const slots = Object.fromEntries(names.map((name) => [name, `[${name}]`]));
	const say = (t: typeof en, written: object) => {
		const { key, values } = manifest.params.sentence(params(written));
		return t(key, { ...values, ...slots });
	};
	expect(say(zh, {})).toBe('首次 [start] 后，第 N [unit] 还有 [return] 的人；同期群按 [cohort]');
	expect(say(en, {})).toBe(
		'After doing [start] for the first time, who does [return] in [unit] N; cohorts by [cohort]',
	);
	const all = { cohort: 'each', mode: 'on-or-after', clock: 'rolling', weekStart: 7, periods: 5 };
	expect(say(en, all)).toBe(
		'After doing [start], who does [return] in [unit] N [mode]; cohorts by [cohort]; [unit] N is counted [clock]; weeks begin on [weekStart]; [periods]',
	);
	expect(manifest.params.more(params(all))).toEqual([]);
	expect(manifest.params.more(params())).toEqual(['mode', 'clock', 'periods', 'weekStart']);
});

test('the tables mark what is unfinished and leave empty what has not begun', () => {
	const result = resultOf([
		[100, 40],
		[50, -5],
	]);
	const later = {
		...result,
		cohorts: [
			result.cohorts[0]!,
			{ ...result.cohorts[1]!, periods: result.cohorts[1]!.periods.slice(0, 1) },
		],
	};
	const [rates, counts, means] = tables(result, params(), facts);
	expect(rates!.rows.map(({ cells }) => cells.slice(2))).toEqual([
		[1, 0.4],
		[1, 0.1],
	]);
	expect(counts!.rows[1]).toMatchObject({
		cells: [Date.UTC(2024, 2, 11), 50, 50, 5],
		refs: [null, { cohort: '2024-03-11' }, { period: 0 }, { cohort: '2024-03-11', period: 1 }],
		unfinished: [3],
	});
	expect(tables(later, params(), facts)[0]!.rows[1]!.cells[3]).toBeNull();
	expect(means!.rows[1]!.cells).toEqual([
		1,
		0.4,
		expect.closeTo(0.309, 3),
		expect.closeTo(0.498, 3),
		0.4,
		40,
		100,
		1,
	]);
});

test('many empty cohorts in a row are one line of the table, twelve and fewer are not', () => {
	const none = (n: number) => Array.from({ length: n }, () => [0, 0] as const);
	const sizes = [[1, 1], ...none(12), [40, 10], ...none(40), [50, 20]] as const;
	const result = resultOf(sizes);
	for (const table of tables(result, params(), facts).slice(0, 2)) {
		expect(table.rows).toHaveLength(1 + 12 + 1 + 1 + 1);
		const row = table.rows[14]!;
		expect(row.cells).toEqual([{ message: 'gap.week', values: { n: 40 } }, null, null, null]);
		expect(cellText(row.cells[0]!, table.columns[0]!, en, null)).toBe('… 40 empty weeks …');
	}
	expect(result.cohorts).toHaveLength(55);
});
