import type { AnalysisCell, Cell, Notebook } from '$lib/model/notebook';
import { scopeOf, scopesOf, transition, type Message } from '$lib/notebook/document';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const text = (id: string, markdown = ''): Cell => ({ id, type: 'text', markdown });
const funnel = (id: string): AnalysisCell => ({
	id,
	type: 'analysis',
	analysis: 'funnel',
	params: { steps: [] },
	face: 'picture',
});

const notebook = (...cells: Cell[]): Notebook => ({
	format: 1,
	id: 'n',
	title: 'Notes',
	dataset: null,
	scope: {},
	cells,
	createdAt: 1,
	updatedAt: 2,
});
const ids = (book: Notebook) => book.cells.map(({ id }) => id).join('');
const abc = notebook(text('a'), funnel('b'), text('c'));

describe('transition', () => {
	it('adds before, after and at the end', () => {
		const add = (where: { before?: string; after?: string }) =>
			ids(transition(abc, { type: 'add', cell: text('x'), ...where }));
		expect(add({ before: 'a' })).toBe('xabc');
		expect(add({ after: 'a' })).toBe('axbc');
		expect(add({})).toBe('abcx');
		expect(add({ after: 'gone' })).toBe('abcx');
	});

	it('never has an id twice', () => {
		expect(transition(abc, { type: 'add', cell: text('b') })).toBe(abc);
		expect(transition(abc, { type: 'duplicate', id: 'a', as: 'c' })).toBe(abc);
	});

	it('moves to an index as it will be, and no further than the ends', () => {
		const move = (id: string, to: number) => ids(transition(abc, { type: 'move', id, to }));
		expect(move('a', 1)).toBe('bac');
		expect(move('a', 2)).toBe('bca');
		expect(move('c', 0)).toBe('cab');
		expect(move('a', 99)).toBe('bca');
		expect(move('c', -5)).toBe('cab');
		expect(transition(abc, { type: 'move', id: 'b', to: 1 })).toBe(abc);
	});

	it('duplicates just below and removes', () => {
		const twice = transition(abc, { type: 'duplicate', id: 'b', as: 'd' });
		expect(ids(twice)).toBe('abdc');
		expect(twice.cells[2]).toEqual({ ...funnel('b'), id: 'd' });
		expect(ids(transition(abc, { type: 'remove', id: 'b' }))).toBe('ac');
	});

	it('edits parts of cells of the right type only', () => {
		const markdown = transition(abc, { type: 'set-markdown', id: 'a', markdown: '# Hi' });
		expect(markdown.cells[0]).toEqual(text('a', '# Hi'));
		expect(transition(abc, { type: 'set-markdown', id: 'b', markdown: '# Hi' })).toBe(abc);
		expect(transition(abc, { type: 'set-face', id: 'a', face: 'table' })).toBe(abc);
		const titled = transition(abc, { type: 'set-title', id: 'b', title: ' Way in ' });
		expect(titled.cells[1]).toEqual({ ...funnel('b'), title: 'Way in' });
		const untitled = transition(titled, { type: 'set-title', id: 'b', title: '' });
		expect(untitled.cells[1]).toStrictEqual(funnel('b'));
	});

	it('gives the same notebook back when nothing changes', () => {
		const nothing: Message[] = [
			{ type: 'rename', title: 'Notes' },
			{ type: 'set-scope', scope: {} },
			{ type: 'set-dataset', dataset: null },
			{ type: 'set-params', id: 'b', params: { steps: [] } },
			{ type: 'set-cell-scope', id: 'b', scope: null },
			{ type: 'remove', id: 'nobody' },
		];
		for (const message of nothing) expect(transition(abc, message)).toBe(abc);
	});

	it("lets a cell override parts of the notebook's scope", () => {
		const scoped = transition(abc, {
			type: 'set-scope',
			scope: { from: '2024-01-01', to: '2024-02-01' },
		});
		const own = transition(scoped, {
			type: 'set-cell-scope',
			id: 'b',
			scope: { to: '2024-01-15' },
		});
		expect(scopeOf(own, own.cells[1] as AnalysisCell)).toEqual({
			from: '2024-01-01',
			to: '2024-01-15',
		});
		const back = transition(own, { type: 'set-cell-scope', id: 'b', scope: null });
		expect(back.cells[1]).toStrictEqual(funnel('b'));
	});

	it('compares two to four segments in one cell, until it looks at one again', () => {
		const set = (compare: string[], scope: { to?: string; segment?: string } | null = null) =>
			({ type: 'set-cell-scope', id: 'b', scope, compare }) as const;
		const compared = transition(abc, set(['s', 'everyone'], { to: '2024-01-15' }));
		const cell = compared.cells[1] as AnalysisCell;
		expect(cell).toEqual({
			...funnel('b'),
			scope: { to: '2024-01-15' },
			compare: ['s', 'everyone'],
		});
		const book = { scope: { from: '2024-01-01', segment: 'u' } };
		expect(scopesOf(book, cell)).toEqual([
			{ from: '2024-01-01', to: '2024-01-15', segment: 's' },
			{ from: '2024-01-01', to: '2024-01-15', segment: 'everyone' },
		]);
		expect(transition(compared, set(['s', 'everyone'], { to: '2024-01-15' }))).toBe(compared);
		expect(transition(compared, set(['everyone', 's'])).cells[1]).toEqual({
			...funnel('b'),
			compare: ['everyone', 's'],
		});
		for (const bad of [[], ['s'], ['s', 's'], ['s', ''], ['a', 'b', 'c', 'd', 'e']])
			expect(transition(abc, set(bad))).toBe(abc);
		expect(transition(abc, { ...set(['s', 't']), id: 'a' })).toBe(abc);
		const one = transition(compared, { type: 'set-cell-scope', id: 'b', scope: { segment: 's' } });
		expect(one.cells[1]).toStrictEqual({ ...funnel('b'), scope: { segment: 's' } });
		expect(scopesOf(book, one.cells[1] as AnalysisCell)).toEqual([
			{ from: '2024-01-01', segment: 's' },
		]);
		const none = transition(compared, { type: 'set-cell-scope', id: 'b', scope: null });
		expect(none.cells[1]).toStrictEqual(funnel('b'));
	});

	it('keeps ids distinct, changes nothing in place and keeps untouched cells (any messages)', () => {
		const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
		const message: fc.Arbitrary<Message> = fc.oneof(
			fc.record({ type: fc.constant('add' as const), cell: id.map((i) => text(i)), after: id }),
			fc.record({ type: fc.constant('add' as const), cell: id.map((i) => funnel(i)), before: id }),
			fc.record({ type: fc.constant('move' as const), id, to: fc.integer({ min: -2, max: 9 }) }),
			fc.record({ type: fc.constant('duplicate' as const), id, as: id }),
			fc.record({ type: fc.constant('remove' as const), id }),
			fc.record({ type: fc.constant('set-params' as const), id, params: fc.jsonValue() }),
			fc.record({ type: fc.constant('set-markdown' as const), id, markdown: fc.string() }),
		);
		fc.assert(
			fc.property(fc.array(message, { maxLength: 30 }), (messages) => {
				let book = abc;
				for (const step of messages) {
					const before = structuredClone(book);
					const after = transition(book, step);
					expect(book).toEqual(before);
					expect(new Set(after.cells.map((cell) => cell.id)).size).toBe(after.cells.length);
					const changed = after.cells.filter((cell) => !book.cells.includes(cell));
					expect(changed.length).toBeLessThanOrEqual(1);
					book = after;
				}
			}),
		);
	});
});
