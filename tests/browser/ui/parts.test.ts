import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Toasts } from '$lib/ui/toasts.svelte';
import { flaws, settled, show, theme } from '../support';
import Parts from './Parts.svelte';

function parts() {
	const said: string[] = [];
	const toasts = new Toasts();
	const box = show(Parts, { said: (what: string) => said.push(what), toasts });
	return { box, said, toasts };
}
const focused = () => document.activeElement?.textContent?.trim() ?? '';
const byText = (box: HTMLElement, text: string) =>
	[...box.querySelectorAll('button')].find((button) => button.textContent?.trim() === text)!;

describe.each(['light', 'dark'] as const)('%s', (name) => {
	test('has no flaw that axe can see', async () => {
		theme(name);
		const { box } = parts();
		await settled();
		expect(await flaws(box)).toEqual([]);
	});

	test('nor have the layers that open', async () => {
		theme(name);
		const { box } = parts();
		for (const opener of ['token', 'menu', 'people', 'ask']) {
			byText(box, opener).click();
			await settled();
			expect(await flaws(box), opener).toEqual([]);
			await userEvent.keyboard('{Escape}');
			await settled();
		}
	});
});

test('a popover takes the focus, chooses by keys and gives the focus back', async () => {
	const { box, said } = parts();
	byText(box, 'token').focus();
	await userEvent.keyboard('{Enter}');
	await settled();
	expect(document.activeElement?.getAttribute('role')).toBe('combobox');
	await userEvent.keyboard('or');
	await settled();
	expect([...box.querySelectorAll('[role=option]')].map((o) => o.textContent?.trim())).toEqual([
		'order 5',
	]);
	await userEvent.keyboard('{Enter}');
	await settled();
	expect(said).toEqual(['order']);
	expect(focused()).toBe('token');
	await userEvent.keyboard('{Enter}');
	await settled();
	await userEvent.keyboard('{Escape}');
	await settled();
	expect(focused()).toBe('token');
	expect(box.querySelector(':popover-open')).toBeNull();
});

test('a popover stays inside a narrow viewport', async () => {
	await page.viewport(390, 700);
	const { box } = parts();
	byText(box, 'token').click();
	await settled();
	const { left, right, top, bottom } = box.querySelector(':popover-open')!.getBoundingClientRect();
	expect(left).toBeGreaterThanOrEqual(0);
	expect(top).toBeGreaterThanOrEqual(0);
	expect(right).toBeLessThanOrEqual(390);
	expect(bottom).toBeLessThanOrEqual(700);
	await page.viewport(1000, 800);
});

test('a popover taller than the viewport is scrolled, and stays where it was scrolled to', async () => {
	const { box } = parts();
	byText(box, 'token').click();
	await settled();
	const popover = box.querySelector(':popover-open')!;
	const tall = document.createElement('div');
	tall.style.height = '3000px';
	popover.append(tall);
	await settled();
	expect(popover.getBoundingClientRect().bottom).toBeLessThanOrEqual(window.innerHeight);
	popover.scrollTop = 300;
	await settled();
	expect(popover.scrollTop).toBe(300);
	window.dispatchEvent(new Event('resize'));
	await settled();
	expect(popover.scrollTop).toBe(300);
});

test('a menu goes round with arrows, passes what is disabled, finds by letters', async () => {
	const { box, said } = parts();
	byText(box, 'menu').focus();
	await userEvent.keyboard('{Enter}');
	await settled();
	expect(focused()).toBe('Copy');
	await userEvent.keyboard('{ArrowDown}');
	expect(focused()).toBe('Delete');
	await userEvent.keyboard('{ArrowDown}');
	expect(focused()).toBe('Copy');
	await userEvent.keyboard('d');
	expect(focused()).toBe('Delete');
	await userEvent.keyboard('{Enter}');
	await settled();
	expect(said).toEqual(['delete']);
	expect(focused()).toBe('menu');
});

test.each([
	['ask', 'Really?'],
	['people', 'People'],
])('what "%s" opens closes by Escape and gives the focus back', async (opener, title) => {
	const { box } = parts();
	byText(box, opener).focus();
	await userEvent.keyboard('{Enter}');
	await settled();
	const dialog = document.activeElement?.closest('dialog');
	expect(dialog?.textContent).toContain(title);
	await userEvent.keyboard('{Escape}');
	await settled();
	expect(box.querySelector('dialog[open]')).toBeNull();
	expect(focused()).toBe(opener);
});

test('tabs move with arrows', async () => {
	const { box } = parts();
	byText(box, 'Picture').focus();
	await userEvent.keyboard('{ArrowRight}');
	await settled();
	expect(box.querySelector('#face')?.textContent).toBe('table');
	expect(focused()).toBe('Table');
});

test('a table sorts by its headers and gives its order back', async () => {
	const { box, said } = parts();
	const names = () =>
		[...box.querySelectorAll('tbody td:first-child')].map((cell) => cell.textContent?.trim());
	const press = async () => {
		byText(box, 'Count').click();
		await settled();
	};
	await press();
	expect(names()).toEqual(['row 3', 'row 1', 'row 0', 'row 2']);
	expect(byText(box, 'Count').closest('th')?.getAttribute('aria-sort')).toBe('descending');
	await press();
	expect(names()).toEqual(['row 0', 'row 1', 'row 3', 'row 2']);
	await press();
	expect(names()).toEqual(['row 0', 'row 1', 'row 2', 'row 3']);
	byText(box, '20').click();
	expect(said).toEqual(['cell 20']);
});

test('a list of 100,000 draws what is in view and moves by keys', async () => {
	const { box, said } = parts();
	await settled();
	const grid = box.querySelector<HTMLElement>('[role=grid]')!;
	expect(grid.getAttribute('aria-rowcount')).toBe('100000');
	expect(grid.querySelectorAll('[role=row]').length).toBeLessThan(40);
	const active = () =>
		document.getElementById(grid.getAttribute('aria-activedescendant')!)?.textContent?.trim();
	grid.focus();
	await userEvent.keyboard('{End}');
	await settled();
	expect(active()).toBe('member 99999');
	await userEvent.keyboard('{ArrowUp}{PageUp}');
	await settled();
	expect(Number(active()!.slice(7))).toBeLessThan(99_995);
	await userEvent.keyboard('{Home}{ArrowDown}{Enter}');
	await settled();
	expect(active()).toBe('member 1');
	expect(said).toEqual(['member 1']);
});

test('a number field passes on only what is allowed', async () => {
	const { box, said } = parts();
	const field = box.querySelector<HTMLInputElement>('input[type=number]')!;
	await userEvent.fill(field, '900');
	await userEvent.keyboard('{Tab}');
	await settled();
	expect(said).toEqual([]);
	expect(box.querySelector('[role=alert]')?.textContent).toBe('1 to 90');
	await userEvent.fill(field, '30');
	await userEvent.keyboard('{Tab}');
	expect(said).toEqual(['30']);
});

test('messages are said politely and can be sent away', async () => {
	const { box, toasts } = parts();
	toasts.show('Saved', { tone: 'good' });
	await settled();
	const region = box.querySelector('[aria-live=polite]')!;
	expect(region.textContent).toContain('Saved');
	region.querySelector<HTMLButtonElement>('button')!.click();
	await settled();
	expect(region.textContent?.trim()).toBe('');
});

test('messages are said inside of the modal dialog on top, and stay when it closes', async () => {
	const { box, toasts } = parts();
	const region = box.querySelector('[aria-live=polite]')!;
	const home = region.parentElement;
	byText(box, 'ask').click();
	await settled();
	toasts.show('Saved', { tone: 'good' });
	await settled();
	expect(region.closest('dialog')).toBe(box.querySelector('dialog:modal'));
	expect(region.textContent).toContain('Saved');
	await userEvent.keyboard('{Escape}');
	await settled();
	expect(region.parentElement).toBe(home);
	expect(region.textContent).toContain('Saved');
});

test('messages stay when the dialog on top is taken away with its page', async () => {
	const { box, toasts } = parts();
	const region = box.querySelector('[aria-live=polite]')!;
	const home = region.parentElement;
	byText(box, 'ask').click();
	await settled();
	toasts.show('Saved', { tone: 'good' });
	await settled();
	box.querySelector('dialog:modal')!.remove();
	await settled();
	expect(region.parentElement).toBe(home);
	expect(region.isConnected).toBe(true);
	expect(region.textContent).toContain('Saved');
});
