// Real surveys: every answer comes out as a reading of its own finds it, and who answered is found.
import { readFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { cellText } from '$lib/columns/access';
import type { ColumnKind } from '$lib/columns/column';
import { inspect } from '$lib/intake/inspect';
import { readTable } from '$lib/intake/read-table';
import { saysNothing } from '$lib/intake/values/cell';
import { referenceTest, shared } from './shared';

/** RFC 4180, one character after the other. */
function naive(text: string): string[][] {
	const rows: string[][] = [];
	let row: string[] = [];
	let cell = '';
	let quoted = false;
	for (let i = 0; i < text.length; i++) {
		const c = text[i]!;
		if (quoted) {
			if (c !== '"') cell += c;
			else if (text[i + 1] === '"') {
				cell += c;
				i++;
			} else quoted = false;
		} else if (c === '"') quoted = true;
		else if (c === ',') {
			row.push(cell);
			cell = '';
		} else if (c === '\n') {
			rows.push([...row, cell]);
			row = [];
			cell = '';
		} else if (c !== '\r') cell += c;
	}
	if (cell !== '' || row.length > 0) rows.push([...row, cell]);
	return rows;
}

interface Survey {
	readonly rows: number;
	/** Rows of the file above the first answer. */
	readonly above?: number;
	readonly member: string | null;
}

const surveys: Record<string, Survey> = {
	// The second row names the films and characters, each of several questions.
	'StarWars.csv': { rows: 1186, above: 2, member: 'RespondentID' },
	'comma-survey.csv': { rows: 1129, member: 'RespondentID' },
	'flying-etiquette.csv': { rows: 1040, member: 'RespondentID' },
	// A table of shares under two rows of headers; nobody is named.
	'masculinity-survey.csv': { rows: 231, above: 2, member: null },
	'raw-responses.csv': { rows: 1615, member: null },
	'steak-risk-survey.csv': { rows: 551, member: 'RespondentID' },
	'thanksgiving-2015-poll-data.csv': { rows: 1058, member: 'RespondentID' },
};

describe('surveys', () => {
	for (const [name, { rows, above = 1, member }] of Object.entries(surveys)) {
		referenceTest(name, async () => {
			const bytes = new Uint8Array(readFileSync(shared('surveys_538', name)));
			const encoding = name === 'StarWars.csv' ? 'windows-1252' : 'utf-8';
			const cells = naive(new TextDecoder(encoding).decode(bytes)).slice(above);
			const file = { name, blob: new Blob([bytes]) };
			const table = await readTable(file, {}, 'America/New_York');
			expect(table.dialect).toMatchObject({ encoding, undecodable: 0, headerRow: above - 1 });
			expect([table.frame.length, cells.length]).toEqual([rows, rows]);
			expect(table.problems.counts).toEqual([]);
			[...table.frame.columns.values()].forEach((column, c) => {
				const as = asSeen(column.kind);
				const found = Array.from({ length: rows }, (_, row) => as(cellText(column, row)));
				const expected = cells.map((row) => as(row[c] ?? ''));
				expect(found).toEqual(expected);
			});
			const { mapping } = await inspect(file, {}, 'America/New_York');
			expect(mapping.member).toBe(member);
		});
	}
});

/** What can be compared of a cell: the text, or of other types whether it says something. */
function asSeen(kind: ColumnKind): (text: string) => string {
	if (kind === 'category' || kind === 'text') return (text) => text.trim();
	return (text) => (text.trim() === '' || saysNothing(text.trim()) ? '' : 'filled');
}
