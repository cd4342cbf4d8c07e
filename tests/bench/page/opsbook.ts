import { createEngine, type Engine } from '$lib/engine/client';
import { startWorker } from '$lib/engine/bootstrap';
import type { RunRequest } from '$lib/engine/protocol';
import type { FunnelResult } from '$lib/analyses/funnel/result';
import type { RetentionResult } from '$lib/analyses/retention/compute';
import type { RfmResult } from '$lib/analyses/rfm/compute';
import type { TrendResult } from '$lib/analyses/trend/compute';
import { parseDay } from '$lib/base/time';
import type { Peer, Question } from './peer';

const DAY = 86_400_000;
let engine: Engine;
let dataset = '';
let revision = '';

const PARAMS: Readonly<Record<Question, { analysis: string; params: unknown }>> = {
	rfm: { analysis: 'rfm', params: { order: { kind: 'order' } } },
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
};

/** Results as the tables of numbers that the other engines give. */
const TABLES: Readonly<Record<Question, (result: never) => number[][]>> = {
	rfm: ({ segments, grid }: RfmResult) => {
		const fields = [...grid.count].map((n, field) => {
			const [r, f] = [Math.floor(field / grid.columns), field % grid.columns];
			return [-1, r + 1, f + 1, n, grid.amount[field]!];
		});
		const classes = segments.map(({ count, amount }, i) => [i, -1, -1, count, amount]);
		return [...fields, ...classes].filter(([, , , n]) => n! > 0);
	},
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
	async ask(question) {
		const request: RunRequest = { dataset, revision, scope: {}, ...PARAMS[question] };
		const answer = await engine.run(question, request);
		if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
		return TABLES[question](answer.result as never);
	},
};
