import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { toCsv } from '../../../src/lib/base/csv';

describe('toCsv', () => {
	it('quotes what needs it and ends rows with CRLF', () => {
		expect(toCsv([['a', 'b,c', 'd"e', 'f\ng', 1.5, null, NaN]])).toBe(
			'a,"b,c","d""e","f\ng",1.5,,\r\n',
		);
		expect(toCsv([])).toBe('');
		expect(toCsv([[''], [null]])).toBe('""\r\n""\r\n');
	});

	it.each(['=1+1', '+1', '-1', '@x', '\tx', '\rx', '＝1+1', '＋1', '－1', '＠x'])(
		'guards text that a spreadsheet would run: %j',
		(text) => {
			expect(Papa.parse<string[]>(toCsv([[text, 'x']])).data[0]).toEqual([`'${text}`, 'x']);
			expect(Papa.parse<string[]>(toCsv([[text, 'x']], { guard: false })).data[0]).toEqual([
				text,
				'x',
			]);
		},
	);

	it('never guards numbers', () => {
		expect(toCsv([[-1.5, -0, -Infinity]])).toBe('-1.5,0,-Infinity\r\n');
	});

	it('is read back as it was by another reader', () => {
		const cells = fc.array(
			fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 2 }),
			{ minLength: 1 },
		);
		fc.assert(
			fc.property(cells, (rows) => {
				const read = Papa.parse<string[]>(toCsv(rows, { guard: false }), {
					delimiter: ',',
					newline: '\r\n',
				});
				expect(read.data.slice(0, -1)).toEqual(rows);
			}),
		);
	});
});
