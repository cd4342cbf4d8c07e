import { createEngine, type Engine } from '$lib/engine/client';
import { startWorker } from '$lib/engine/bootstrap';
import type { RunRequest } from '$lib/engine/protocol';
import type { ContentTiersResult } from '$lib/analyses/content-tiers/result';
import { TIERS, type CreatorsResult } from '$lib/analyses/creators/result';
import type { FunnelResult } from '$lib/analyses/funnel/result';
import type { LifecycleResult } from '$lib/analyses/lifecycle/result';
import type { RetentionResult } from '$lib/analyses/retention/result';
import type { RfmResult } from '$lib/analyses/rfm/compute';
import type { TrendResult } from '$lib/analyses/trend/compute';
import { parseDay } from '$lib/base/time';
import type { Peer, Question } from './peer';
import { RULES } from './rules';

const DAY = 86_400_000;
let engine: Engine;
let dataset = '';
let revision = '';

type Asked = { analysis: string; params: unknown };
const rfm = (params: object = {}): Asked => ({
	analysis: 'rfm',
	params: { order: { kind: 'order' }, ...params },
});
const PARAMS: Readonly<Partial<Record<Question, Asked>>> = {
	rfm: rfm(),
	'rfm-cuts': rfm({ scoring: 'cuts' }),
	'rfm-nested': rfm({ scoring: 'nested' }),
	'rfm-plus-1': rfm({ scoring: 'quantile-plus-1', set: 'r-package' }),
	'rfm-jenks': rfm({ scoring: 'jenks', set: 'eleven' }),
	'rfm-k-means': rfm({ scoring: 'k-means', set: 'eleven', split: 'median' }),
	'rfm-activity': rfm({
		order: 'any',
		value: 'activity',
		weights: { view: 1, message: 3, like: 1, comment: 3, share: 3, order: 5 },
	}),
	funnel: {
		analysis: 'funnel',
		params: { steps: ['reach', 'click', 'cart', 'order'].map((kind) => ({ kind })) },
	},
	retention: {
		analysis: 'retention',
		params: { start: 'any', return: 'any', unit: 'week', periods: 60 },
	},
	trend: { analysis: 'trend', params: { metric: 'active', unit: 'day' } },
	actives: { analysis: 'trend', params: { metric: 'stickiness', unit: 'day' } },
	lifecycle: { analysis: 'lifecycle', params: { unit: 'week' } },
	creators: { analysis: 'creators', params: { content: { kind: 'message' } } },
	'content-tiers': {
		analysis: 'content-tiers',
		params: { content: 'content_id', compare: 'days', days: 28 },
	},
	clusters: { analysis: 'clusters', params: { of: 'kinds' } },
};

function rfmTable({ segments, grid }: RfmResult): number[][] {
	const fields = [...grid.count].map((n, field) => {
		const [r, f] = [Math.floor(field / grid.columns), field % grid.columns];
		return [-1, r + 1, f + 1, n, grid.amount[field]!];
	});
	const classes = segments.map(({ count, amount }, i) => [i, -1, -1, count, amount]);
	return [...fields, ...classes].filter(([, , , n]) => n! > 0);
}

/** Results as the tables of numbers that the other engines give. */
const TABLES: Readonly<Partial<Record<Question, (result: never) => number[][]>>> = {
	rfm: rfmTable,
	'rfm-cuts': rfmTable,
	'rfm-nested': rfmTable,
	funnel: ({ steps }: FunnelResult) => [steps.map(({ count }) => count)],
	retention: ({ cohorts }: RetentionResult) =>
		cohorts.flatMap(({ start, periods }) => {
			const cohort = (parseDay(start) / DAY + 3) / 7;
			return periods.flatMap((period, k) =>
				period !== null && period.count > 0 ? [[cohort, k, period.count]] : [],
			);
		}),
	trend: ({ periods, series }: TrendResult) =>
		[...periods].map((start, i) => [start / DAY, series[0]!.values[i]!]),
	actives: ({ periods, series }: TrendResult) =>
		[...periods].map((start, i) => [start / DAY, series[0]!.values[i]!]),
	lifecycle: ({ stages, bounds, moves, flow }: LifecycleResult) => [
		...stages.flatMap(({ count }, s) => (count > 0 ? [[0, s, count, 0, 0, 0, 0]] : [])),
		[1, 0, bounds[0]!.atRisk, bounds[0]!.lost, bounds[0]!.gaps, 0, 0],
		...moves!.counts.flatMap((row, from) =>
			row.flatMap((n, to) => (n > 0 ? [[2, from * 10 + to, n, 0, 0, 0, 0]] : [])),
		),
		...flow.map((week) => [
			3,
			(parseDay(week.start) / DAY + 3) / 7,
			...[week.active, week.new, week.returning, week.resurrected, week.dormant],
		]),
	],
	creators: ({ tiers, spread }: CreatorsResult) => [
		...tiers.map(({ creators, content, days, score }, t) => [t, creators, content, days!, score!]),
		[TIERS.length, spread.content.half, spread.content.gini!, 0, 0],
	],
	'content-tiers': ({ tiers, moves, half, gini, people }: ContentTiersResult) => [
		...tiers.flatMap((row, t) =>
			row.contents > 0 ? [[0, t, row.contents, row.yield, row.least!]] : [],
		),
		...tiers.map((row, t) => [1, t, row.people, 0, 0]),
		...moves!.counts.flatMap((row, from) =>
			row.flatMap((n, to) => (n > 0 ? [[2, from * 10 + to, n, 0, 0]] : [])),
		),
		[3, 0, half!, gini!, people],
	],
};

export const opsbookPeer: Peer = {
	name: 'Opsbook',
	start: () => {
		engine = createEngine({
			analysis: () => startWorker('analysis'),
			intake: () => startWorker('intake'),
		});
		return Promise.resolve();
	},
	async import(file) {
		const input = { name: file.name, blob: file };
		const inspected = await engine.inspect(input, {}, 'UTC');
		if (!inspected.ok) throw new Error(JSON.stringify(inspected.failure));
		const answer = await engine.importFiles({
			files: [{ file: input, options: {}, mapping: inspected.inspection.mapping }],
			name: 'bench',
			zone: 'UTC',
			weekStart: 1,
		}).answer;
		if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
		({ dataset, revision } = answer);
	},
	async reopen() {
		await this.start();
	},
	stop: () => {
		engine.close();
		return Promise.resolve();
	},
	async ask(question, turn) {
		const rule = RULES[question]?.(turn);
		if (rule !== undefined) {
			const answer = await engine.evaluateRule({ dataset, revision, rule });
			if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
			return answer.counts.map((count) => [count]);
		}
		const request: RunRequest = { dataset, revision, scope: {}, ...PARAMS[question]! };
		const answer = await engine.run(question, request);
		if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
		return TABLES[question]?.(answer.result as never) ?? [];
	},
};
