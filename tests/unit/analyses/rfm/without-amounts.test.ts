import * as v from 'valibot';
import { expect, test } from 'vitest';
import { compute } from '$lib/analyses/rfm/compute';
import { manifest, type RfmParams } from '$lib/analyses/rfm/manifest';
import { tables } from '$lib/analyses/rfm/table';
import { manifest as matrix } from '$lib/analyses/value-matrix/manifest';
import { translator } from '$lib/i18n/format';
import { dataFromText, runToEnd } from '../../../support/data';

/** A community: nobody pays; who comes and goes has not taken part. */
const TEXT = `member_id,time,event
ann,2024-01-01,join
ann,2024-01-30,post
ann,2024-01-31,post
bo,2024-01-01,join
bo,2024-01-10,comment
cai,2024-01-02,join
cai,2024-01-20,leave`;

const data = dataFromText(TEXT);
const { params: asked } = manifest;
const instead = (some: Partial<RfmParams>) =>
	asked.without!(v.parse(asked.schema, some), 'amount', data.facts);

test('where nothing has an amount the same rules score by what people do', () => {
	const other = instead({ scoring: 'nested', weights: { post: 5, comment: 3 } })!;
	expect(other.params).toMatchObject({
		...{ value: 'activity', scoring: 'nested', weights: { post: 5, comment: 3 } },
		order: { not: ['join', 'leave'] },
	});
	expect(asked.columns(other.params)).toEqual([]);
	expect(runToEnd(compute(data, other.params))).toMatchObject({ buyers: 2, amount: 13 });
});

test('events that were named stay named, but for amounts', () => {
	expect(instead({ order: { kind: 'post' } })!.params.order).toEqual({ kind: 'post' });
	const where = [{ column: 'amount', min: 1 }];
	expect(instead({ order: { kind: 'post', where } })!.params.order).toEqual({
		not: ['join', 'leave'],
	});
});

test('what is asked by activity already, or lacks something else, has nothing to be asked instead', () => {
	expect(instead({ value: 'activity' })).toBeNull();
	const params = v.parse(asked.schema, {});
	expect(asked.without!(params, 'group', data.facts)).toBeNull();
});

test('the value matrix, which scores alike, does the same', () => {
	const { params } = matrix;
	const saved = v.parse(params.schema, { value: 'amount' });
	const other = params.without!(saved, 'amount', data.facts)!;
	expect(other.params).toMatchObject({ value: 'activity' });
	expect(params.columns(other.params)).not.toContain('amount');
});

test('its tables name no purchase and no money', () => {
	const { params: by } = instead({ weights: { post: 5, comment: 3 } })!;
	const bins = tables(runToEnd(compute(data, by)), by, data.facts)[2]!;
	const names = new Set(bins.rows.map(({ cells }) => (cells[0] as { message: string }).message));
	expect([...names]).toEqual(['bin.r.activity', 'bin.f', 'bin.m.activity']);
	const zh = translator<string>('zh-CN', manifest.messages);
	for (const name of names) expect(zh(name)).not.toMatch(/购买|金额/);
	expect(zh('table.recency.activity')).toBe('最近互动得分');
});
