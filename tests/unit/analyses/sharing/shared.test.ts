import type { Plain, Share, TableSpec } from '$lib/analyses/contract';
import { SUPPRESSED } from '$lib/analyses/contract';
import { ANALYSES } from '$lib/analyses/registry';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { answer, loadAnalysis, questions, type Analysis } from '../../../support/analyses';
import { community } from '../../../support/community';
import { dataFromText } from '../../../support/data';

const K = 5;
const shares = import.meta.glob<{ share: Share<Plain> }>('../../../../src/lib/analyses/*/share.ts');

describe.each(ANALYSES)('%s', (id) => {
	let analysis: Analysis;
	let share: Share<Plain>;
	beforeAll(async () => {
		analysis = await loadAnalysis(id);
		({ share } = await shares[`../../../../src/lib/analyses/${id}/share.ts`]!());
	});

	const expectShared = (text: string, n: number): void => {
		const data = dataFromText(text);
		const asked = questions(analysis, data);
		const params = asked[n % asked.length]!;
		const { result, tables } = answer(analysis, data, params);
		const before = structuredClone(result);
		const shared = share(result, K, params);
		expect(result).toEqual(before);
		expectTables(analysis.tables(shared, params, data.facts), tables);
		// Findings about suppressed numbers are left out of a report, but must not break it.
		analysis.findings(shared, params, data.facts);
	};

	it('tells the same or nothing, and no number of people from 1 to 4 (any data)', () => {
		fc.assert(fc.property(community, fc.nat(), expectShared), { numRuns: 60 });
	});

	it('stands without events and without members', () => {
		for (const text of ['member_id,time,event,amount\na,,,', 'member_id,time,event,amount'])
			for (let n = 0; n < 4; n++) expectShared(text, n);
	});
});

function expectTables(shared: readonly TableSpec[], full: readonly TableSpec[]): void {
	expect(shared.map(({ caption }) => caption)).toEqual(full.map(({ caption }) => caption));
	full.forEach((table, t) => {
		expect(shared[t]!.rows).toHaveLength(table.rows.length);
		table.rows.forEach((row, r) => {
			row.cells.forEach((cell, c) => {
				const column = table.columns[c]!;
				const told = shared[t]!.rows[r]!.cells[c]!;
				const where = `${table.caption}, row ${r}, ${column.id}`;
				const isCount = column.privacy === 'people' && column.format === 'count';
				const few = typeof cell === 'number' && cell >= 1 && cell < K;
				if (isCount && few) expect(told === SUPPRESSED || isNothing(told), where).toBe(true);
				else if (!isNothing(told)) expect(told, where).toEqual(cell);
			});
		});
	});
}

function isNothing(cell: TableSpec['rows'][number]['cells'][number]): boolean {
	return cell === null || (typeof cell === 'number' && Number.isNaN(cell));
}
