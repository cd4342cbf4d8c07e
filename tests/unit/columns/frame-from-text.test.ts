import { describe, expect, it } from 'vitest';
import { cellText } from '../../../src/lib/columns/access';
import type { Frame } from '../../../src/lib/columns/column';
import { frameFromText } from '../../../src/lib/columns/frame-from-text';

function kinds(frame: Frame): Record<string, string> {
	return Object.fromEntries([...frame.columns].map(([name, column]) => [name, column.kind]));
}

function rows(frame: Frame): string[][] {
	return Array.from({ length: frame.length }, (_, row) =>
		[...frame.columns.values()].map((column) => cellText(column, row)),
	);
}

const expected = [
	['001', '2024-01-01 10:00:00', '1.5'],
	['002', '2024-01-02 00:00:00', '-3'],
];

describe('frameFromText', () => {
	it.each([
		['commas', 'id,at,n\n001,2024-01-01 10:00,1.5\n002,2024-01-02,-3\n'],
		[
			'bars',
			'| id  | at               | n   |\n|-----|---|--:|\n| 001 | 2024-01-01 10:00 | 1.5 |\n| 002 | 2024-01-02 | -3 |',
		],
		[
			'gaps',
			'\n\tid   at                n\n\t001  2024-01-01 10:00  1.5\n\t002  2024-01-02        -3\n',
		],
		['single spaces', 'id at n\n001 2024-01-01T10:00:00 1.5\n002 2024-01-02 -3'],
	])('reads %s', (_, text) => {
		const frame = frameFromText(text);
		expect(kinds(frame)).toEqual({ id: 'category', at: 'time', n: 'number' });
		expect(rows(frame)).toEqual(expected);
	});

	it('takes empty cells as missing', () => {
		const frame = frameFromText('a,b,c,d\n1,,2024-01-01,\n,x,,');
		expect(kinds(frame)).toEqual({ a: 'number', b: 'category', c: 'time', d: 'category' });
		expect(rows(frame)).toEqual([
			['1', '', '2024-01-01', ''],
			['', 'x', '', ''],
		]);
	});

	it('of a header alone has no rows', () => {
		expect(frameFromText('a,b').length).toBe(0);
		expect([...frameFromText('a,b').columns.keys()]).toEqual(['a', 'b']);
	});

	it('refuses days and hours that are not', () => {
		expect(() => frameFromText('t\n2024-02-30')).toThrow(RangeError);
		expect(() => frameFromText('t\n2024-02-01 25:00')).toThrow(RangeError);
	});
});
