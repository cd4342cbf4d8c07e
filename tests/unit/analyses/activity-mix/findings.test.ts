import type { ActivityMixResult, MixPeriod } from '$lib/analyses/activity-mix/result';
import { findings } from '$lib/analyses/activity-mix/findings';
import { manifest } from '$lib/analyses/activity-mix/manifest';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { dataFromText } from '../../../support/data';

const { facts } = dataFromText('member_id,time,event\na,2024-01-01,m');
const params = v.parse(manifest.params.schema, {});
const period = (
	start: string,
	[core, active, lurker]: readonly [number, number, number],
	unfinished = false,
): MixPeriod => ({ start, members: core + active + lurker, core, active, lurker, unfinished });
const told = (periods: readonly MixPeriod[], some: Partial<ActivityMixResult> = {}) =>
	findings(
		{
			periods,
			shown: periods.findLastIndex(({ unfinished }) => !unfinished),
			members: 0,
			everyoneActed: false,
			someLeft: false,
			...some,
		},
		params,
		facts,
	);
const keys = (...args: Parameters<typeof told>) => told(...args).map(({ key }) => key);

test('a reference inside the intervals is nothing to tell', () => {
	expect(keys([period('2024-01-01', [20, 50, 30])])).toEqual(['finding.mix']);
});

test('the level farthest from its reference is told', () => {
	const [, away] = told([period('2024-01-01', [20, 130, 850])]);
	expect(away).toMatchObject({
		key: 'finding.away',
		tone: 'notable',
		values: { level: { message: 'level.lurker' }, reference: { share: 0.3 } },
	});
});

test('a change of the core is told only when the intervals do not touch', () => {
	const change = (then: number, now: number) =>
		keys([
			period('2024-01-01', [then, 50, 50 - then]),
			period('2024-02-01', [now, 50, 50 - now]),
		]).filter((key) => key === 'finding.up' || key === 'finding.down');
	expect(change(20, 24)).toEqual([]);
	expect(change(5, 30)).toEqual(['finding.up']);
	expect(change(30, 5)).toEqual(['finding.down']);
});

test('few members, unfinished periods, and data without silent people are cautioned about', () => {
	expect(keys([period('2024-01-01', [2, 5, 3])], { everyoneActed: true, someLeft: true })).toEqual([
		'finding.mix',
		'finding.few',
		'finding.everyoneActed',
		'finding.someLeft',
	]);
	expect(keys([period('2024-01-01', [200, 0, 0], true)], { shown: 0 })).toEqual([
		'finding.mix',
		'finding.noFinished',
	]);
	expect(
		keys([period('2024-01-01', [20, 50, 30]), period('2024-02-01', [0, 0, 100], true)]),
	).toEqual(['finding.mix', 'finding.unfinished']);
});

test('nobody', () => {
	expect(keys([])).toEqual(['finding.nobody']);
});
