import type { Notebook } from '$lib/model/notebook';
import { parseNotebook } from '$lib/notebook/parse';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const book: Notebook = {
	format: 1,
	id: 'n',
	title: 'Notes',
	dataset: 'd',
	scope: { from: '2024-01-01' },
	cells: [
		{ id: 'a', type: 'text', markdown: '# Hello' },
		{ id: 'b', type: 'analysis', analysis: 'rfm', params: { any: ['thing', 1] }, face: 'table' },
	],
	createdAt: 1,
	updatedAt: 2,
};
const parse = (document: unknown) => parseNotebook(JSON.stringify(document));

describe('parseNotebook', () => {
	it('reads what was written', () => {
		expect(parse(book)).toEqual({ ok: true, notebook: book });
		expect(parseNotebook(`\uFEFF${JSON.stringify(book, null, 2)}`)).toEqual({
			ok: true,
			notebook: book,
		});
	});

	it('says what is wrong and where', () => {
		expect(parseNotebook('{')).toEqual({ ok: false, reason: 'not-json' });
		expect(parse([])).toMatchObject({ reason: 'invalid', path: '' });
		expect(parse({})).toMatchObject({ reason: 'invalid', path: 'format' });
		expect(parse({ ...book, title: 7 })).toMatchObject({ reason: 'invalid', path: 'title' });
		expect(parse({ ...book, scope: { from: '2024-02-30' } })).toMatchObject({ path: 'scope.from' });
		expect(parse({ ...book, cells: [{ ...book.cells[0], type: 'script' }] })).toMatchObject({
			path: 'cells.0.type',
		});
		expect(parse({ ...book, more: 1 })).toMatchObject({ reason: 'invalid', path: 'more' });
	});

	it('reads two to four segments to compare, each once', () => {
		const withCompare = (compare: unknown) => ({
			...book,
			cells: [{ ...book.cells[1], compare }],
		});
		for (const good of [
			['a', 'everyone'],
			['a', 'b', 'c', 'd'],
		])
			expect(parse(withCompare(good))).toEqual({ ok: true, notebook: withCompare(good) });
		for (const bad of [[], ['a'], ['a', 'a'], ['a', 'b', 'c', 'd', 'e'], 'a', null, {}])
			expect(parse(withCompare(bad))).toMatchObject({ ok: false, path: 'cells.0.compare' });
		expect(parse(withCompare(['a', '']))).toMatchObject({ path: 'cells.0.compare.1' });
	});

	it('refuses a newer format instead of guessing', () => {
		expect(parse({ ...book, format: 2, brand: 'new' })).toEqual({
			ok: false,
			reason: 'newer',
			format: 2,
		});
	});

	it('gives cells with equal ids new ones', () => {
		const cells = [book.cells[0], book.cells[0], { ...book.cells[1], id: '' }];
		const parsed = parseNotebook(JSON.stringify({ ...book, cells }), () => 'fresh');
		expect(parsed.ok && parsed.notebook.cells.map(({ id }) => id)).toEqual(['a', 'fresh', 'fresh']);
	});

	it('caps what it takes', () => {
		expect(parseNotebook(' '.repeat(8_000_001)).ok).toBe(false);
		const many = Array.from({ length: 1001 }, (_, i) => ({
			id: `${i}`,
			type: 'text',
			markdown: '',
		}));
		expect(parse({ ...book, cells: many })).toEqual({ ok: false, reason: 'too-large' });
		expect(parse({ ...book, title: 'x'.repeat(1001) })).toEqual({ ok: false, reason: 'too-large' });
		const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
		expect(parseNotebook(deep).ok).toBe(false);
		const text = JSON.stringify(book).replace(
			'{"any":',
			`{"deep":${'['.repeat(99)}${']'.repeat(99)},"any":`,
		);
		expect(parseNotebook(text)).toEqual({ ok: false, reason: 'too-large' });
	});

	it('drops prototypes', () => {
		const text = JSON.stringify(book).replace('{"any":', '{"__proto__":{"polluted":true},"any":');
		const parsed = parseNotebook(text);
		const cell = parsed.ok ? parsed.notebook.cells[1] : undefined;
		expect(cell?.type === 'analysis' && Object.keys(cell.params as object)).toEqual(['any']);
		expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
	});

	it('never throws, and what it takes is taken again unchanged (any document)', () => {
		fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void parseNotebook(text)));
		const part = fc.jsonValue();
		fc.assert(
			fc.property(
				fc.record({ title: part, cells: fc.array(part), scope: part }, { requiredKeys: [] }),
				(parts) => {
					const parsed = parse({ ...book, ...parts });
					if (parsed.ok) expect(parse(parsed.notebook)).toEqual(parsed);
				},
			),
		);
	});
});
