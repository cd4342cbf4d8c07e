// A small notebook with hostile texts, answered by the real analyses, as a report.
import type { Compute, Plain } from '$lib/analyses/contract';
import { loadParts } from '$lib/analyses/registry/parts';
import { BitSet } from '$lib/base/bitset';
import { formatDay } from '$lib/base/time';
import type { Source } from '$lib/model/dataset';
import { NOTEBOOK_FORMAT, type Cell, type Notebook } from '$lib/model/notebook';
import { scopesOf } from '$lib/notebook/document';
import { composeReport } from '$lib/report/compose';
import type { CellAnswer } from '$lib/report/make';
import type { ReportData } from '$lib/report/model';
import * as v from 'valibot';
import { dataFromText, runToEnd } from '../../support/data';

const computes = import.meta.glob<{ compute: Compute<Plain, Plain> }>(
	'../../../src/lib/analyses/*/compute.ts',
);

/** 40 members: all are reached, 30 click, 3 order; one lives in a city of his own. */
export function smallTable(): string {
	const lines = ['member_id,time,event,amount,channel,member:city'];
	for (let m = 0; m < 40; m++) {
		const id = `secret-member-${m}`;
		const day = formatDay(Date.UTC(2024, 0, 1 + (m % 9)));
		const city = m === 7 ? 'Nowhere' : m % 2 === 0 ? 'Lyon' : 'Oslo';
		lines.push(`${id},${day} 10:00,reach,,web,${city}`);
		if (m < 30) lines.push(`${id},${day} 11:00,click,,web,${city}`);
		if (m < 3) lines.push(`${id},${day} 12:00,order,${100 + m}.5,web,${city}`);
	}
	return lines.join('\n');
}

const analysis = (id: string, name: string, params: unknown, title?: string): Cell => ({
	id,
	type: 'analysis',
	analysis: name,
	params,
	face: 'picture',
	...(title === undefined ? {} : { title }),
});

/** Those of Lyon, and those who ordered: a handful. */
function segmentOf(name: string): BitSet {
	const set = new BitSet(40);
	for (let m = 0; m < 40; m++) if (name === 'lyon' ? m % 2 === 0 : m < 3) set.add(m);
	return set;
}

export interface Options {
	readonly title?: string;
	readonly markdown?: string;
	readonly cellTitle?: string;
	/** Segments that the last cell compares. */
	readonly compare?: string[];
}

export async function smallReport(options: Options = {}): Promise<ReportData> {
	const { title = 'March', markdown = '# Way in', cellTitle } = options;
	const { compare = ['lyon', 'everyone', 'gone', 'few'] } = options;
	const data = dataFromText(smallTable());
	const steps = ['reach', 'click', 'order'].map((kind) => ({ kind }));
	const compared = { compare, scope: { segment: 'few' } };
	const notebook: Notebook = {
		format: NOTEBOOK_FORMAT,
		id: 'n',
		title,
		dataset: 'd',
		scope: {},
		cells: [
			{ id: 't', type: 'text', markdown },
			analysis('funnel', 'funnel', { steps }, cellTitle),
			analysis('split', 'funnel', { steps, breakdown: 'member:city' }),
			analysis('rfm', 'rfm', { order: { kind: 'order' } }),
			{ ...analysis('compared', 'funnel', { steps }), ...compared },
			analysis('unknown', 'horoscope', {}),
		],
		createdAt: 0,
		updatedAt: 0,
	};
	const answers = new Map<string, (CellAnswer | null)[]>();
	for (const cell of notebook.cells) {
		if (cell.type === 'text' || cell.analysis === 'horoscope') continue;
		const { manifest } = await loadParts(cell.analysis);
		const { compute } = await computes[`../../../src/lib/analyses/${cell.analysis}/compute.ts`]!();
		const params = v.parse(manifest.params.schema, cell.params);
		const answer = (segment: BitSet | null): CellAnswer => ({
			params,
			result: runToEnd(compute(dataFromText(smallTable(), { segment }), params)),
			...(cell.compare && { members: segment?.size ?? 40 }),
		});
		const scopes = scopesOf(notebook, cell).map(({ segment = 'everyone' }) => {
			if (segment === 'gone') return null;
			return answer(segment === 'everyone' ? null : segmentOf(segment));
		});
		answers.set(cell.id, scopes);
	}
	const source: Pick<Source, 'name' | 'rows' | 'rowsUsed' | 'problems'> = {
		name: 'events.csv',
		rows: 80,
		rowsUsed: 73,
		problems: {
			counts: [
				{ reason: 'bad-time', column: 'time', effect: 'row-left-out', count: 7 },
				{ reason: 'bad-number', column: 'amount', effect: 'cell-missing', count: 2 },
			],
			sample: [
				{
					file: 'events.csv',
					row: 3,
					column: 'time',
					value: 'secret-value',
					reason: 'bad-time',
					effect: 'row-left-out',
				},
			],
		},
	};
	return composeReport({
		notebook,
		dataset: { name: 'Club' },
		revision: { number: 2, facts: data.facts },
		sources: [source as Source],
		segments: [
			{ id: 'lyon', name: '<Lyon>' },
			{ id: 'few', name: 'Few' },
			{ id: 'other', name: 'secret segment' },
		],
		answers,
		locale: 'en',
		madeOn: '2024-02-01',
	});
}
