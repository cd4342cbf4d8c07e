import { findings } from '$lib/analyses/funnel/findings';
import { manifest } from '$lib/analyses/funnel/manifest';
import * as messages from '$lib/analyses/funnel/messages';
import { tables } from '$lib/analyses/funnel/table';
import { translator } from '$lib/i18n/format';
import { expect, test } from 'vitest';
import { findingText } from '$lib/charts/finding-text';
import { dataFromText } from '../../../support/data';
import { params, run, steps } from './support';

/** `sizes` = for each channel: members at A, and how many of them go on to B, at `day`. */
function dataWith(sizes: Readonly<Record<string, readonly [number, number]>>, day = '2024-03-01') {
	const rows = Object.entries(sizes).flatMap(([channel, [entered, on]]) =>
		Array.from({ length: entered }, (_, i) => [
			`${channel}${i},${day} 08:00,A,${channel}`,
			...(i < on ? [`${channel}${i},${day} 09:00,B,${channel}`] : []),
		]).flat(),
	);
	return dataFromText(
		['member_id,time,event,channel', ...rows, 'end,2024-06-01 00:00,X,'].join('\n'),
	);
}

function said(data: ReturnType<typeof dataWith>, written: object) {
	const p = params({ steps: steps('AB'), ...written });
	return findings(run(data, { steps: steps('AB'), ...written }), p, data.facts);
}

const en = translator<string>('en', messages);
const zh = translator<string>('zh-CN', messages);

test('the largest loss, with its number and interval, and the whole', () => {
	const data = dataWith({ a: [100, 40] });
	const all = said(data, {});
	expect(all.map(({ key, tone }) => [key, tone])).toEqual([
		['finding.drop', 'notable'],
		['finding.total', 'plain'],
	]);
	expect(findingText(all[0]!, en)).toBe(
		'Most are lost between A and B: 60 of 100, 60.0% (95% interval 50.2% to 69.1%).',
	);
	expect(findingText(all[0]!, zh)).toBe(
		'流失最大在 A → B：100 人里有 60 人停在这里，占 60.0%（95% 区间 50.2%–69.1%）。',
	);
	expect(findingText(all[1]!, en)).toContain('40 of 100 went through: 40.0%');
});

test('a difference is claimed only when its interval excludes 0', () => {
	const clear = said(dataWith({ a: [200, 40], b: [200, 90] }), { breakdown: 'channel' });
	expect(clear.find(({ key }) => key === 'finding.split')).toMatchObject({
		tone: 'notable',
		values: { best: 'b', worst: 'a', points: { points: 0.25 } },
	});
	const unclear = said(dataWith({ a: [40, 10], b: [40, 15] }), { breakdown: 'channel' });
	expect(unclear.map(({ key }) => key)).toContain('finding.splitNone');
	expect(unclear.map(({ key }) => key)).not.toContain('finding.split');
});

test('among many groups the interval of the extreme pair is wider', () => {
	const two = { a: [100, 30], b: [100, 45] } as const;
	const six = { ...two, c: [100, 38], d: [100, 37], e: [100, 36], f: [100, 35] } as const;
	const keys = (sizes: Readonly<Record<string, readonly [number, number]>>) =>
		said(dataWith(sizes), { breakdown: 'channel' }).map(({ key }) => key);
	expect(keys(two)).toContain('finding.split');
	expect(keys(six)).toContain('finding.splitNone');
});

test('too little data is a finding', () => {
	expect(said(dataWith({ a: [12, 3] }), {}).map(({ key, tone }) => [key, tone])).toEqual([
		['finding.drop', 'plain'],
		['finding.total', 'plain'],
		['finding.few', 'caution'],
	]);
	expect(said(dataWith({}), {})).toEqual([{ key: 'finding.nobody', values: {}, tone: 'caution' }]);
	const groups = said(dataWith({ a: [40, 3], b: [20, 10] }), { breakdown: 'channel' });
	expect(groups.map(({ key }) => key)).toContain('finding.splitFew');
});

test('nobody lost, nobody through, still open', () => {
	expect(said(dataWith({ a: [40, 40] }), {})[0]!.key).toBe('finding.noDrop');
	expect(said(dataWith({ a: [40, 0] }), {})[1]!.key).toBe('finding.none');
	const late = said(dataWith({ a: [40, 10] }, '2024-05-31'), {});
	expect(late.at(-1)).toMatchObject({ key: 'finding.open', values: { count: { count: 30 } } });
});

test('every sentence can be said in both languages', () => {
	const data = dataWith({ a: [40, 10], b: [50, 30] }, '2024-05-31');
	for (const order of ['ordered', 'strict', 'any']) {
		for (const breakdown of [null, 'channel']) {
			for (const t of [en, zh]) {
				for (const finding of said(data, { order, breakdown }))
					expect(findingText(finding, t)).not.toMatch(/[{}]|NaN/);
			}
		}
	}
});

test('the sentence says what is not at its default', () => {
	const slots = { order: '[order]', steps: '[steps]', window: '[window]', windowFrom: '[from]' };
	const more = {
		...{ breakdown: '[by]', attribution: '[at]', range: '[range]', preset: '[preset]' },
		exclusions: '[not]',
	};
	const say = (t: typeof en, written: object) => {
		const { key, values } = manifest.params.sentence(params({ steps: steps('AB'), ...written }));
		return t(key, { ...values, ...slots, ...more });
	};
	expect(say(zh, {})).toBe('成员 [order] 完成 [steps]，从第一步起 [window] 内');
	expect(say(zh, { breakdown: 'channel' })).toBe(
		'成员 [order] 完成 [steps]，从第一步起 [window] 内；按 [by] 拆开，取 [at] 的值',
	);
	expect(say(en, {})).toBe('Members who [order] do [steps], all within [window] of the first step');
	const all = {
		windowFrom: 'each-step',
		breakdown: 'member:city',
		range: 'entry',
		preset: 'clickhouse',
		exclusions: [{ kind: 'refund', from: 0, to: 1 }],
	};
	expect(say(en, all)).toBe(
		'Members who [order] do [steps], all within [window] [from]; split by [by]; in the time range: [range]; without those with [not]; counted as [preset]',
	);
	expect(manifest.params.more(params({ steps: steps('AB'), ...all }))).toEqual([]);
	expect(manifest.params.more(params({ steps: steps('AB') }))).toEqual([
		'breakdown',
		'windowFrom',
		'range',
		'exclusions',
		'preset',
	]);
});

test('the tables hold the numbers, and a ref for each count', () => {
	const written = { steps: steps('AB'), breakdown: 'channel' };
	const data = dataWith({ a: [40, 10], b: [50, 30] });
	const specs = tables(run(data, written), params(written), data.facts);
	expect(specs.map(({ caption }) => caption)).toEqual([
		'table.steps',
		'table.breakdown',
		'table.times',
	]);
	for (const { columns, rows } of specs) {
		for (const { cells, refs } of rows) {
			expect(cells).toHaveLength(columns.length);
			columns.forEach(({ privacy }, i) => {
				if (privacy === 'people' && cells[i] !== null) expect(refs?.[i]).not.toBeNull();
				else expect(refs?.[i] ?? null).toBeNull();
			});
		}
	}
	expect(specs[0]!.rows[1]!.cells.slice(0, 3)).toEqual([
		{ event: { kind: 'B' }, step: 2 },
		40,
		40 / 90,
	]);
});
