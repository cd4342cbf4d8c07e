import * as v from 'valibot';
import { expect, test } from 'vitest';
import { compute } from '$lib/analyses/rfm/compute';
import { findings } from '$lib/analyses/rfm/findings';
import { manifest, type RfmParams } from '$lib/analyses/rfm/manifest';
import { dataFromText, runToEnd } from '../../../support/data';

function told(rows: readonly string[], some: Partial<RfmParams> = {}) {
	const data = dataFromText(['member_id,time,event,amount', ...rows].join('\n'));
	const params = v.parse(manifest.params.schema, some);
	return findings(runToEnd(compute(data, params)), params, data.facts);
}
const keys = (rows: readonly string[], some: Partial<RfmParams> = {}) =>
	told(rows, some).map(({ key, tone }) => `${tone} ${key}`);

/** `n` buyers with one order each, the first of them with nine more on other days. */
const buyers = (n: number) => [
	...Array.from(
		{ length: n },
		(_, m) => `m${m},2024-01-${String(1 + (m % 28)).padStart(2, '0')},order,${10 + m}`,
	),
	...Array.from({ length: 9 }, (_, i) => `m0,2024-02-0${1 + i},order,1000`),
];

test('the class that brings most is told, with how many they are', () => {
	const [top] = told(buyers(30));
	expect(top).toMatchObject({
		key: 'finding.top',
		tone: 'notable',
		values: {
			segment: { message: 'segment.important-value' },
			members: { count: 1 },
			buyers: { count: 30 },
		},
	});
});

test('few buyers are no news, and are said to be few', () => {
	const list = keys(buyers(5));
	expect(list).toContain('plain finding.top');
	expect(list).toContain('caution finding.few');
	expect(list.some((key) => key.startsWith('notable'))).toBe(false);
});

test('how many bought once comes with its interval', () => {
	const once = told(buyers(30)).find(({ key }) => key === 'finding.once')!;
	expect(once.values).toMatchObject({ count: { count: 29 }, share: { share: 29 / 30 } });
	const { low, high } = once.values as unknown as Record<'low' | 'high', { share: number }>;
	expect(low.share).toBeLessThan(29 / 30);
	expect(high.share).toBeGreaterThan(29 / 30);
});

test('equal values, missing amounts and refunds without orders are said', () => {
	const same = Array.from({ length: 30 }, (_, m) => `m${m},2024-01-01,order,5`);
	expect(keys(same).filter((key) => key === 'caution finding.oneBin')).toHaveLength(3);
	expect(keys(buyers(40))).toContain('caution finding.bins');
	const odd = [...buyers(30), 'x,2024-01-01,refund,5', 'y,2024-01-01,order,'];
	expect(keys(odd, { order: { kind: 'order' } })).toEqual(
		expect.arrayContaining(['caution finding.refundsOnly', 'caution finding.withoutAmount']),
	);
	expect(keys(['a,2024-01-01,order,5', 'a,2024-01-02,refund,9'])).toContain(
		'caution finding.noRevenue',
	);
});

test('nobody bought', () => {
	expect(keys(['a,2024-01-01,view,'])).toEqual(['caution finding.noBuyers']);
});
