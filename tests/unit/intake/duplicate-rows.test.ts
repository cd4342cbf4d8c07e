import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Column } from '$lib/columns/column';
import { cellText } from '$lib/columns/access';
import { countDuplicateRows } from '$lib/intake/duplicate-rows';
import { anyColumn } from '../columns/arbitraries';
import { tableFromText } from './tables';

const pause = () => Promise.resolve();
const count = (text: string) => countDuplicateRows(tableFromText(text).frame, pause);

test('rows that repeat another are counted, not the first of them', async () => {
	expect(await count('who,what\na,1\nb,1\na,1\na,1\na,2\n')).toBe(2);
	expect(await count('who,what\na,1\n')).toBe(0);
	expect(await count('who,day\na,2026-03-01\n,\na,2026-03-01\n,2026-03-01\n')).toBe(1);
});

test('as many as differ when the cells are compared as texts', async () => {
	const cell = fc.constantFrom('', 'a', 'b', 'ab', '长', '12');
	const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 60 });
	await fc.assert(
		fc.asyncProperty(rows, async (list) => {
			const { frame } = tableFromText(`x,y,z\n${list.map((row) => row.join(',')).join('\n')}\n`);
			const columns = [...frame.columns.values()];
			const seen = new Set(
				Array.from({ length: frame.length }, (_, row) =>
					JSON.stringify(columns.map((column) => cellText(column, row))),
				),
			);
			expect(await countDuplicateRows(frame, pause)).toBe(frame.length - seen.size);
		}),
	);
});

test('a frame beside itself has no more of them', async () => {
	await fc.assert(
		fc.asyncProperty(anyColumn, async (column: Column) => {
			const once = await countDuplicateRows(
				{ length: column.length, columns: new Map([['a', column]]) },
				pause,
			);
			const columns = new Map([
				['a', column],
				['b', column],
			]);
			expect(await countDuplicateRows({ length: column.length, columns }, pause)).toBe(once);
		}),
	);
});
