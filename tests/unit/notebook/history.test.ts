import type { Notebook } from '$lib/model/notebook';
import type { Message } from '$lib/notebook/document';
import { DEPTH, apply, endTyping, redo, startHistory, undo } from '$lib/notebook/history';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const book: Notebook = {
	format: 1,
	id: 'n',
	title: 't',
	dataset: null,
	scope: {},
	cells: [
		{ id: 'a', type: 'text', markdown: '' },
		{ id: 'b', type: 'text', markdown: '' },
	],
	createdAt: 0,
	updatedAt: 0,
};
const write = (id: string, markdown: string): Message => ({ type: 'set-markdown', id, markdown });
const rename = (title: string): Message => ({ type: 'rename', title });

describe('history', () => {
	it('takes back and does again', () => {
		const start = startHistory(book);
		const one = apply(start, { type: 'remove', id: 'a' }, 0);
		expect(undo(one).present).toBe(book);
		expect(redo(undo(one)).present).toBe(one.present);
		expect(undo(start)).toBe(start);
		expect(redo(start)).toBe(start);
	});

	it('takes a comparison back and does it again, each as one step', () => {
		const cell = { id: 'c', type: 'analysis', analysis: 'rfm', params: {}, face: 'table' } as const;
		const start = startHistory({ ...book, cells: [{ ...cell, scope: { segment: 's' } }] });
		const compare = ['s', 't'];
		const compared = apply(start, { type: 'set-cell-scope', id: 'c', scope: null, compare }, 0);
		expect(compared.present.cells).toEqual([{ ...cell, compare }]);
		expect(undo(compared).present.cells).toEqual([{ ...cell, scope: { segment: 's' } }]);
		const ended = apply(compared, { type: 'set-cell-scope', id: 'c', scope: null }, 1);
		expect(ended.present.cells).toEqual([cell]);
		expect(redo(undo(ended)).present).toBe(ended.present);
		expect(undo(undo(ended)).present).toBe(start.present);
	});

	it('is no step when nothing changed', () => {
		const start = startHistory(book);
		expect(apply(start, rename('t'), 0)).toBe(start);
	});

	it('takes typing without a pause as one step', () => {
		let history = startHistory(book);
		for (let i = 1; i <= 20; i++) history = apply(history, write('a', 'x'.repeat(i)), i * 400);
		expect(history.past).toHaveLength(1);
		expect(undo(history).present).toBe(book);
	});

	it('begins a new step after a pause, in another text, and when told', () => {
		const first = apply(startHistory(book), write('a', 'x'), 0);
		expect(apply(first, write('a', 'xy'), 1001).past).toHaveLength(2);
		expect(apply(first, write('b', 'y'), 10).past).toHaveLength(2);
		expect(apply(endTyping(first), write('a', 'xy'), 10).past).toHaveLength(2);
		expect(apply(undo(first), write('a', 'xy'), 10).past).toHaveLength(1);
	});

	it('keeps 200 steps', () => {
		let history = startHistory(book);
		for (let i = 0; i < 500; i++)
			history = apply(history, { type: 'set-dataset', dataset: `${i}` }, i);
		expect(history.past).toHaveLength(DEPTH);
		for (let i = 0; i < 500; i++) history = undo(history);
		expect(history.present.dataset).toBe('299');
		for (let i = 0; i < 500; i++) history = redo(history);
		expect(history.present.dataset).toBe('499');
	});

	it('forgets what was taken back once something else is done', () => {
		const history = apply(
			undo(apply(startHistory(book), rename('x'), 0)),
			{ type: 'remove', id: 'a' },
			1,
		);
		expect(history.future).toEqual([]);
	});

	it('comes back to the start by as many undos as there are steps, and forth again (any changes)', () => {
		const message = fc.oneof(
			fc.record({ type: fc.constant('rename' as const), title: fc.string() }),
			fc.record({ type: fc.constant('remove' as const), id: fc.constantFrom('a', 'b') }),
			fc.tuple(fc.constantFrom('a', 'b'), fc.string()).map(([id, text]) => write(id, text)),
		);
		fc.assert(
			fc.property(fc.array(fc.tuple(message, fc.nat(1500)), { maxLength: 40 }), (steps) => {
				let at = 0;
				let history = startHistory(book);
				for (const [step, pause] of steps) history = apply(history, step, (at += pause));
				let back = history;
				for (let i = 0; i < history.past.length; i++) back = undo(back);
				expect(back.present).toBe(book);
				for (let i = 0; i < history.past.length; i++) back = redo(back);
				expect(back.present).toBe(history.present);
			}),
		);
	});
});
