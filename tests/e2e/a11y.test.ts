import { expect, test } from './app';
import { faults } from './axe';
import { events, gbkOrders } from './files';
import { cellOf, chooseFiles, importButton, notebookOf, openToken } from './steps';
import { ANALYSES, STARTER, analysisWords, kindName, wordsOf } from './words';

const t = wordsOf('zh-CN');

test('the first screen and the pages of data and methods', async ({ page }) => {
	for (const path of [
		'./',
		'import',
		'data',
		'methods',
		...ANALYSES.map((id) => `methods/${id}`),
	]) {
		await page.goto(path);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		expect(await faults(page), path).toEqual([]);
	}
});

test('the import page with files, and what its tokens open', async ({ page }) => {
	await page.goto('import');
	await chooseFiles(page, events(40), gbkOrders());
	await expect(importButton(page)).toBeEnabled();
	expect(await faults(page)).toEqual([]);
	await page.getByRole('button', { name: /^ExportOrderList/ }).click();
	await page.locator('details summary').first().click();
	await openToken(page.getByRole('main'), t('roleMember'));
	expect(await faults(page)).toEqual([]);
});

test('a notebook with its panels, menus and dialogs', async ({ page }) => {
	await notebookOf(page, events());
	for (const id of STARTER) {
		await expect((await cellOf(page, id)).locator('.picture')).toBeVisible();
	}
	expect(await faults(page)).toEqual([]);

	// The other faces.
	for (const face of ['faceTable', 'faceMethod'] as const) {
		for (const id of STARTER) {
			await (await cellOf(page, id)).getByRole('tab', { name: t(face) }).click();
		}
		await expect(page.getByRole('tab', { name: t(face), selected: true })).toHaveCount(5);
		expect(await faults(page), face).toEqual([]);
	}

	const funnel = await cellOf(page, 'funnel');
	await funnel.getByRole('tab', { name: t('facePicture') }).click();
	const say = await analysisWords('funnel', 'zh-CN');
	await openToken(funnel, say('token-window'));
	expect(await faults(page), 'token').toEqual([]);
	await page.keyboard.press('Escape');
	await funnel.locator('header button[aria-haspopup=menu]').click();
	expect(await faults(page), 'menu').toEqual([]);
	await page.keyboard.press('Escape');
	await funnel.getByRole('button', { name: new RegExp(`^${kindName('click')}: `) }).click();
	await expect(page.getByTestId('people-count')).toBeVisible();
	expect(await faults(page), 'people').toEqual([]);
	await page.keyboard.press('Escape');

	for (const [keys, name] of [
		['Control+k', t('palette')],
		['b', t('addCell')],
		['?', t('keys')],
	] as const) {
		await funnel.focus();
		await page.keyboard.press(keys);
		await expect(page.getByRole('dialog', { name })).toBeVisible();
		expect(await faults(page), name).toEqual([]);
		await page.keyboard.press('Escape');
	}
});
