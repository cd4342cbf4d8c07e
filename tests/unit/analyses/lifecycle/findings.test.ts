import { compute } from '$lib/analyses/lifecycle/compute';
import { findings } from '$lib/analyses/lifecycle/findings';
import { manifest } from '$lib/analyses/lifecycle/manifest';
import { DAY, formatDay, parseDay } from '$lib/base/time';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { dataFromText, runToEnd } from '../../../support/data';

/** The active days of each member, from 1 January 2024 on. */
function told(members: readonly (readonly number[])[], some: object = {}, asOf?: string) {
	const lines = members.flatMap((days, m) =>
		days.map((n) => `m${m},${formatDay(parseDay('2024-01-01') + n * DAY)},a`),
	);
	const scope = asOf === undefined ? {} : { asOf };
	const data = dataFromText(['member_id,time,event', ...lines].join('\n'), { scope });
	const params = v.parse(manifest.params.schema, some);
	return findings(runToEnd(compute(data, params)), params, data.facts);
}
const keys = (...args: Parameters<typeof told>) => told(...args).map(({ key }) => key);
const many = (n: number, days: readonly number[]) => Array.from({ length: n }, () => days);

test('who is at risk is notable where there are enough members', () => {
	// Gaps of 10 and of 30 days: silent for 25 days lies between the percentiles.
	const all = [...many(60, [0, 10, 20, 30, 40, 50, 60, 70, 80, 90]), ...many(60, [35, 65])];
	const [atRisk, lost] = told(all, { atRisk: 80, lost: 95 });
	expect(atRisk).toMatchObject({
		key: 'finding.at-risk',
		tone: 'notable',
		values: { count: { count: 60 }, members: { count: 120 } },
	});
	expect(lost).toMatchObject({ key: 'finding.lost', tone: 'plain' });
});

test('movement and flow are told where there are finished periods', () => {
	const found = keys(many(40, [0, 10, 20, 30, 40, 50, 59]), {}, '2024-02-29');
	expect(found).toContain('finding.faded');
	expect(found).toContain('finding.flow');
	expect(keys(many(40, [3, 9]))).not.toContain('finding.flow');
});

test('few members, few gaps, unfinished periods and the beginning of the data are cautioned about', () => {
	expect(keys([[3, 9]])).toEqual(
		expect.arrayContaining([
			'finding.few',
			'finding.fewGaps',
			'finding.unfinished',
			'finding.leftCensored',
		]),
	);
	expect(keys([[3]])).toContain('finding.noGaps');
});
