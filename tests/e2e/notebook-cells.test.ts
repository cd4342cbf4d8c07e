import type { Page } from '@playwright/test';
import { expect, test } from './app';
import { events } from './files';
import { cellMenu, cellOf, cells, notebookOf, saved } from './steps';
import { analysisWords, wordsOf } from './words';

const t = wordsOf('zh-CN');
const ids = (page: Page) =>
	cells(page).evaluateAll((all) => all.map((cell) => cell.getAttribute('data-cell')));

test.beforeEach(async ({ page }) => {
	await notebookOf(page, events());
});

test('cells are added by the button, by a and by b', async ({ page }) => {
	const before = await ids(page);
	const dialog = page.getByRole('dialog', { name: t('addCell') });
	const funnel = await analysisWords('funnel', 'zh-CN');

	await page.getByRole('button', { name: t('addCell'), exact: true }).click();
	await dialog.getByRole('button', { name: new RegExp(`^${funnel('name')}`) }).click();
	await expect(cells(page)).toHaveCount(before.length + 1);
	await expect(cells(page).last().locator('.picture')).toBeVisible();

	// Above and below the cell that has the focus.
	await cells(page).nth(1).focus();
	await page.keyboard.press('a');
	await expect(dialog.getByRole('button', { name: new RegExp(`^${t('addText')}`) })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(cells(page).nth(1).getByRole('textbox')).toBeFocused();
	await page.keyboard.type('above');
	await page.keyboard.press('Escape');
	await expect(cells(page).nth(1)).toBeFocused();
	await page.keyboard.press('b');
	await page.keyboard.press('Enter');
	await page.keyboard.type('below');
	await page.keyboard.press('Control+Enter');

	const after = await ids(page);
	expect(after).toHaveLength(before.length + 3);
	expect([after[0], after[3]]).toEqual([before[0], before[1]]);
	await expect(cells(page).nth(1)).toContainText('above');
	await expect(cells(page).nth(2)).toContainText('below');
});

test('cells move by keys, menu and mouse', async ({ page }) => {
	const [first, second, third, ...rest] = await ids(page);
	await cells(page).nth(1).focus();
	await page.keyboard.press('Alt+ArrowUp');
	expect(await ids(page)).toEqual([second, first, third, ...rest]);
	// The focus goes with the cell.
	await expect(cells(page).first()).toBeFocused();
	await page.keyboard.press('Alt+ArrowUp');
	expect(await ids(page)).toEqual([second, first, third, ...rest]);
	await page.keyboard.press('Alt+ArrowDown');
	await page.keyboard.press('Alt+ArrowDown');
	expect(await ids(page)).toEqual([first, third, second, ...rest]);

	await cellMenu(cells(page).nth(2), t('moveUp'));
	expect(await ids(page)).toEqual([first, second, third, ...rest]);
	// All of them in view: what is dragged does not scroll. A cell that is being drawn may still move away.
	await page.setViewportSize({ width: 1280, height: 4000 });
	await expect(async () => {
		const cell = page.locator(`#cell-${third}`);
		await cell.hover();
		await cell.locator('.handle').dragTo(page.locator(`#cell-${first}`));
		expect(await ids(page)).toEqual([third, first, second, ...rest]);
	}).toPass();
});

test('cells are duplicated, deleted, and all of it undone and redone', async ({ page }) => {
	const before = await ids(page);
	const rfm = await cellOf(page, 'rfm');
	await cellMenu(rfm, t('duplicate'));
	await expect(cells(page)).toHaveCount(before.length + 1);
	const doubled = await ids(page);
	expect(new Set(doubled).size).toBe(before.length + 1);
	await expect(cells(page).last().locator('.picture')).toBeVisible();

	await cells(page).first().focus();
	await page.keyboard.press('x');
	await expect(cells(page)).toHaveCount(before.length);
	const toast = page.getByRole('status', { name: t('messages') });
	await expect(toast).toContainText(t('cellDeleted'));
	await toast.getByRole('button', { name: t('undo') }).click();
	await expect.poll(() => ids(page)).toEqual(doubled);

	// Many steps back and forth give the same document again.
	for (let i = 0; i < 8; i++) {
		await cells(page)
			.nth(i % before.length)
			.focus();
		await page.keyboard.press(['d', 'x', 'Alt+ArrowDown', 'd'][i % 4]!);
	}
	const end = await ids(page);
	expect(end).not.toEqual(doubled);
	for (let i = 0; i < 10; i++) await page.keyboard.press('Control+z');
	await expect.poll(() => ids(page)).toEqual(before);
	for (let i = 0; i < 10; i++) await page.keyboard.press('Control+Shift+z');
	await expect.poll(() => ids(page)).toEqual(end);
});

test('what is changed is saved and still there after a reload', async ({ page }) => {
	const title = page.getByRole('textbox', { name: t('titlePlaceholder') });
	await title.fill('八点档推送还值得做吗');
	await title.blur();
	await cells(page).first().focus();
	await page.keyboard.press('x');
	const id = await (await cellOf(page, 'funnel')).getAttribute('id');
	const own = page.locator(`#${id}`).getByRole('textbox', { name: t('cellTitle') });
	await own.fill('触达到购买');
	await own.blur();
	const order = await ids(page);
	await saved(page);
	await expect(page).toHaveTitle(/八点档推送还值得做吗/);

	await page.reload();
	await expect(title).toHaveValue('八点档推送还值得做吗');
	expect(await ids(page)).toEqual(order);
	await expect(page.locator(`#${id}`)).toHaveAccessibleName(/触达到购买$/);
	await expect(page.getByRole('navigation').getByText('八点档推送还值得做吗')).toBeVisible();
	// The pen comes back with the reload.
	await expect(page.getByText(t('readOnlyTab'))).toBeHidden();
	await expect(title).toBeEditable();

	// Who comes back to it hears its name, before it is read.
	const said = page.locator('#svelte-announcer');
	await page
		.getByRole('navigation')
		.getByRole('link', { name: t('methods') })
		.click();
	await expect(said).toHaveText(`${t('methods')} · ${t('brand')}`);
	await page.getByRole('navigation').getByText('八点档推送还值得做吗').click();
	await expect(title).toHaveValue('八点档推送还值得做吗');
	await expect(said).toHaveText(`八点档推送还值得做吗 · ${t('brand')}`);
});
