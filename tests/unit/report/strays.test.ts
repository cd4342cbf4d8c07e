// How many events lie far from the others says something of few people: it stays at home.
import type { Plain } from '$lib/analyses/contract';
import { findings } from '$lib/analyses/trend/findings';
import { compute } from '$lib/analyses/trend/compute';
import { manifest } from '$lib/analyses/trend/manifest';
import { eventDays } from '$lib/intake/event-days';
import type { Source } from '$lib/model/dataset';
import { NOTEBOOK_FORMAT } from '$lib/model/notebook';
import { composeReport } from '$lib/report/compose';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { dataFromText, runToEnd } from '../../support/data';
import { dayAfter } from '../../support/events';

test('a report does not count the events that lie far off', async () => {
	const days = ['2020-01-01', ...Array.from({ length: 200 }, (_, i) => dayAfter(i % 50))];
	const text = ['member_id,time,event', ...days.map((day, m) => `m${m},${day},view`)].join('\n');
	const data = dataFromText(text);
	const facts = { ...data.facts, days: eventDays(data.timeline.time)! };
	const params = v.parse(manifest.params.schema, { metric: 'events' });
	const result = runToEnd(compute(data, params));
	const keys = (list: readonly { readonly key: string }[]) => list.map(({ key }) => key);
	expect(keys(findings(result, params, facts))).toContain('finding.stray');
	const report = await composeReport({
		notebook: {
			format: NOTEBOOK_FORMAT,
			id: 'n',
			title: 'n',
			dataset: 'd',
			scope: {},
			cells: [
				{ id: 'c', type: 'analysis', analysis: 'trend', params: params as Plain, face: 'picture' },
			],
			createdAt: 0,
			updatedAt: 0,
		},
		dataset: { name: 'd' },
		revision: { number: 1, facts },
		sources: [] as Source[],
		answers: new Map([['c', [{ params, result }]]]),
		locale: 'en',
		madeOn: '2024-05-01',
	});
	const [cell] = report.cells;
	expect(cell?.type).toBe('analysis');
	if (cell?.type !== 'analysis') return;
	expect(keys(cell.findings)).not.toContain('finding.stray');
});
