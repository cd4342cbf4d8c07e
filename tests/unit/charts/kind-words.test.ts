// Kinds of events are said in the person's language, and written to files as the data have them.
import type { TableSpec } from '$lib/analyses/contract';
import * as funnel from '$lib/analyses/funnel/messages';
import { kindText } from '$lib/analyses/shared/kind-words';
import * as trend from '$lib/analyses/trend/messages';
import { cellText, headText } from '$lib/charts/cell-text';
import { findingText } from '$lib/charts/finding-text';
import { tableRows } from '$lib/charts/table-rows';
import { eventText } from '$lib/charts/tokens/text';
import { translator } from '$lib/i18n/format';
import { expect, test } from 'vitest';

const zh = translator<string>('zh-CN', { ...funnel, zh: { ...funnel.zh, ...trend.zh } });
const en = translator<string>('en', { ...funnel, en: { ...funnel.en, ...trend.en } });

test('known kinds are translated, others stay as they are', () => {
	expect(
		['join', 'add-cart', 'Add_Cart', 'check in'].map((kind) => kindText(kind, 'zh-CN')),
	).toEqual(['加入', '加购', '加购', '打卡']);
	for (const kind of ['公开课', 'open-form', 'constructor', '__proto__', ''])
		expect(kindText(kind, 'zh-CN')).toBe(kind);
	expect(kindText('join', 'en')).toBe('join');
});

test('in sentences, with conditions', () => {
	const order = { kind: 'order', where: [{ column: 'channel', is: ['app'] }] };
	expect(eventText(order, 'zh-CN')).toBe('下单（渠道 = app）');
	expect(eventText(order, 'en')).toBe('order (channel = app)');
	expect(eventText({ not: ['send', 'x'] }, 'zh-CN')).toBe('任意互动（发送、x 不算）');
});

test('in findings and tables, but not in what is written to a file', () => {
	const event = { kind: 'click' };
	const finding = {
		key: 'finding.peak',
		tone: 'plain' as const,
		values: { series: { event }, period: { day: 0 }, value: { count: 3 } },
	};
	expect(findingText(finding, zh)).toContain('点击');
	expect(findingText(finding, en)).toContain('click');
	const spec: TableSpec = {
		caption: 'table.steps',
		columns: [
			{ id: 'a', label: { event }, format: 'text' },
			{ id: 'b', label: { event, message: 'table.average' }, format: 'count' },
		],
		rows: [{ cells: [{ event, step: 2 }, 3] }],
	};
	const [a, b] = spec.columns;
	expect([headText(a!, zh), headText(b!, zh)]).toEqual(['点击', '点击，移动平均']);
	expect(cellText(spec.rows[0]!.cells[0]!, a!, zh, null)).toBe('2 点击');
	expect(tableRows(spec, zh, null)).toEqual([
		['click', 'click，移动平均'],
		['2 click', 3],
	]);
});
