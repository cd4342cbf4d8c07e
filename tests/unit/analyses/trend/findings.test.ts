import * as v from 'valibot';
import { expect, test } from 'vitest';
import { compute } from '$lib/analyses/trend/compute';
import { findings } from '$lib/analyses/trend/findings';
import { manifest, type TrendParams } from '$lib/analyses/trend/manifest';
import { parseDay } from '$lib/base/time';
import { eventDays } from '$lib/intake/event-days';
import type { ScopeSpec } from '$lib/model/notebook';
import { dataFromText, runToEnd } from '../../../support/data';
import { dayAfter } from '../../../support/events';

/** As many views as said on each day. */
function told(perDay: readonly number[], some: Partial<TrendParams> = {}, clock = '') {
	const rows = perDay.flatMap((n, d) =>
		Array.from({ length: n }, (_, m) => `m${m},${dayAfter(d)}${clock},view,c${m % 2}`),
	);
	const data = dataFromText(['member_id,time,event,channel', ...rows].join('\n'));
	const params = v.parse(manifest.params.schema, { metric: 'events', ...some });
	return findings(runToEnd(compute(data, params)), params, data.facts);
}
const keys = (perDay: readonly number[], some: Partial<TrendParams> = {}, clock = '') =>
	told(perDay, some, clock).map(({ key, tone }) => `${tone} ${key}`);

const steady = [10, 12, 11, 9, 10, 13, 11, 10, 12];

test('a value outside of the usual range is notable, above and below it', () => {
	expect(keys([...steady, 30])[0]).toBe('notable finding.outside');
	expect(keys([...steady, 1])[0]).toBe('notable finding.outside');
	expect(told([...steady, 30])[0]!.values).toMatchObject({
		value: { number: 30 },
		n: { count: 9 },
	});
});

test('a change within it is plain, in its direction', () => {
	expect(keys([...steady, 13])[0]).toBe('plain finding.up');
	expect(told([...steady, 9])[0]).toMatchObject({
		key: 'finding.down',
		tone: 'plain',
		values: { change: { share: 0.25 } },
	});
	expect(keys([...steady, 12])[0]).toBe('plain finding.same');
});

test('few periods claim nothing', () => {
	expect(keys([1, 30])).toEqual(['caution finding.short', 'plain finding.up']);
	expect(keys([1, 2, 1, 30]).some((key) => key.startsWith('notable'))).toBe(false);
});

test('an unfinished period is said and not compared', () => {
	const list = told([...steady, 12, 1], {}, ' 10:00');
	expect(list[0]).toMatchObject({ key: 'finding.same', values: { value: { number: 12 } } });
	expect(list.map(({ key }) => key)).toContain('finding.unfinished');
	expect(keys(steady)).not.toContain('caution finding.unfinished');
});

test('the largest part, the beginning of the data and short months are said', () => {
	const parts = told([9, 9, 9], { breakdown: 'channel' }).find(
		({ key }) => key === 'finding.largest',
	)!;
	expect(parts.values).toMatchObject({
		series: 'c0',
		share: { share: 15 / 27 },
		total: { number: 27 },
	});
	expect(keys(steady, { metric: 'new' })).toContain('caution finding.censored');
	expect(keys(steady, { metric: 'stickiness' })).toContain('caution finding.unmeasured');
});

test('a few far-off events are said, until the range leaves them out', () => {
	const rows = ['2020-01-01', ...Array.from({ length: 200 }, (_, i) => dayAfter(i % 50))];
	const text = ['member_id,time,event', ...rows.map((day, m) => `m${m},${day},view`)].join('\n');
	const params = v.parse(manifest.params.schema, { metric: 'events' });
	const strays = (scope: ScopeSpec) => {
		const data = dataFromText(text, { scope });
		const days = eventDays(data.timeline.time)!;
		const list = findings(runToEnd(compute(data, params)), params, { ...data.facts, days });
		return list.filter(({ key }) => key === 'finding.stray');
	};
	expect(strays({})).toEqual([
		{
			key: 'finding.stray',
			tone: 'caution',
			values: {
				stray: { count: 1 },
				from: { day: parseDay(dayAfter(0)) },
				to: { day: parseDay(dayAfter(49)) },
			},
		},
	]);
	expect(strays({ from: dayAfter(0), to: dayAfter(49) })).toEqual([]);
});
