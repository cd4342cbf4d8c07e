import { readFile } from 'node:fs/promises';
import type { Locale } from '../../src/lib/i18n/types';
import { SAMPLES } from '../../src/lib/app/home/samples';
import { expect, test } from './app';
import { cellOf, cells, saved } from './steps';
import { STARTER, count, kindName, wordsOf } from './words';

const [sample] = SAMPLES;

for (const locale of ['zh-CN', 'en'] as const satisfies readonly Locale[]) {
	test.describe(locale, () => {
		test.use({ locale });
		const t = wordsOf(locale);

		test('the first visit leads to a full notebook and the people in it', async ({ page }) => {
			await page.goto('./');
			await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('welcomeTitle'));
			await page.getByRole('button', { name: sample[locale].name }).click();
			await page.waitForURL(/\/n\/[\w-]+$/);

			for (const id of STARTER) {
				const cell = await cellOf(page, id, locale);
				await expect(cell.locator('.picture')).toBeVisible();
				await expect(cell.getByRole('alert')).toHaveCount(0);
			}
			await expect(page.locator('html')).toHaveAttribute('lang', locale);

			// From a count to exactly these people.
			const funnel = await cellOf(page, 'funnel', locale);
			const clicked = funnel.getByRole('button', {
				name: new RegExp(`^${kindName('click', locale)}: [\\d,]+$`),
			});
			const n = Number((await clicked.innerText()).replaceAll(',', ''));
			expect(n).toBeGreaterThan(1000);
			await clicked.click();
			const panel = page.getByRole('dialog', { name: new RegExp(kindName('click', locale)) });
			await expect(panel.getByTestId('people-count')).toHaveText(t('peopleCount', { n }));
			const list = panel.getByRole('grid', { name: t('people') });
			await expect(list).toHaveAttribute('aria-rowcount', String(n));

			// They can be searched, …
			const id = await list.getByRole('row').nth(2).locator('.id').innerText();
			await panel.getByRole('searchbox').fill(id);
			await expect(list).not.toHaveAttribute('aria-rowcount', String(n));
			await expect(list.getByRole('row').first()).toContainText(id);
			await panel.getByRole('searchbox').fill('nobody is called this');
			await expect(panel.getByText(t('peopleNone'))).toBeVisible();
			await panel.getByRole('searchbox').fill('');
			await expect(list).toHaveAttribute('aria-rowcount', String(n));

			// … taken along, …
			const [download] = await Promise.all([
				page.waitForEvent('download'),
				panel.getByRole('button', { name: t('exportPeople') }).click(),
			]);
			const text = await readFile(await download.path(), 'utf8');
			expect(text.trimEnd().split('\r\n')).toHaveLength(n + 1);
			expect(download.suggestedFilename()).toMatch(/\.csv$/);

			// … and left again.
			await page.keyboard.press('Escape');
			await expect(panel).toBeHidden();
			await expect(clicked).toBeFocused();
		});
	});
}

test('a reload and a link to a cell show the same as before', async ({ page }) => {
	await page.goto('./');
	await page.getByRole('button', { name: sample['zh-CN'].name }).click();
	await page.waitForURL(/\/n\/[\w-]+$/);
	const before = await cellOf(page, 'rfm');
	await expect(before.locator('.picture')).toBeVisible();
	const text = await before.locator('.picture').innerText();
	const order = await cells(page).evaluateAll((all) => all.map((cell) => cell.ariaLabel));
	const anchor = (await before.getAttribute('id')) ?? '';
	await saved(page);

	await page.goto(`${page.url()}#${anchor}`);
	await page.reload();
	const after = page.locator(`#${anchor}`);
	await expect(after).toBeInViewport();
	await expect(after.locator('.picture')).toBeVisible();
	expect(await after.locator('.picture').innerText()).toBe(text);
	await expect(cells(page)).toHaveCount(order.length);
	expect(await cells(page).evaluateAll((all) => all.map((cell) => cell.ariaLabel))).toEqual(order);

	// The example is not made twice.
	await page.goto('./');
	await page.getByRole('button', { name: sample['zh-CN'].name }).click();
	await page.waitForURL(/\/n\/[\w-]+$/);
	await page.goto('data');
	await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toHaveCount(1);
	await expect(page.locator('dd').first()).toHaveText(count(5000));
});
