import type { Page } from '@playwright/test';
import { SAMPLES } from '../../src/lib/app/home/samples';
import { expect, test } from './app';
import { gbkOrders } from './files';
import { cellOf, chooseFiles, importButton, openToken } from './steps';
import { ANALYSES, STARTER, analysisWords, kindName, wordsOf } from './words';

const t = wordsOf('zh-CN');

/** The page itself never scrolls sideways; what is too wide scrolls in a box of its own. */
async function fits(page: Page): Promise<void> {
	const wide = await page.evaluate(() => {
		const width = document.documentElement.clientWidth;
		if (document.documentElement.scrollWidth <= width) return [];
		return [...document.querySelectorAll('main *')]
			.filter((element) => element.getBoundingClientRect().right > width + 1)
			.slice(0, 5)
			.map((element) => element.outerHTML.slice(0, 120));
	});
	expect(wide, page.url()).toEqual([]);
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
		page.viewportSize()!.width,
	);
}

for (const width of [390, 360]) {
	test.describe(`${width} px`, () => {
		test.use({ viewport: { width, height: 780 }, hasTouch: true, isMobile: true });

		test('every page fits, and its targets are large enough for a thumb', async ({ page }) => {
			for (const path of ['./', 'data', 'methods', ...ANALYSES.map((id) => `methods/${id}`)]) {
				await page.goto(path);
				await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
				await fits(page);
			}
			await page.goto('import');
			await chooseFiles(page, gbkOrders());
			await expect(importButton(page)).toBeEnabled();
			await page.locator('details summary').first().tap();
			await fits(page);

			await page.goto('./');
			await page.getByRole('button', { name: SAMPLES[0]['zh-CN'].name }).tap();
			await page.waitForURL(/\/n\/[\w-]+$/);
			for (const face of ['facePicture', 'faceTable', 'faceMethod'] as const) {
				for (const id of STARTER) {
					const cell = await cellOf(page, id);
					await expect(cell.locator('.picture, .result')).not.toHaveCount(0);
					await cell.getByRole('tab', { name: t(face) }).tap();
				}
				await fits(page);
			}
			const funnel = await cellOf(page, 'funnel');
			await funnel.getByRole('tab', { name: t('facePicture') }).tap();
			const heights = await page
				.locator('button.tok')
				.evaluateAll((all) => all.map((token) => token.getBoundingClientRect().height));
			expect(heights.length).toBeGreaterThan(10);
			expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);

			// What opens stays on the screen.
			const say = await analysisWords('funnel', 'zh-CN');
			const editor = await openToken(funnel, say('token-window'));
			const box = (await editor.boundingBox())!;
			expect(box.x).toBeGreaterThanOrEqual(0);
			expect(box.x + box.width).toBeLessThanOrEqual(width);
			await page.keyboard.press('Escape');
			await funnel.getByRole('button', { name: new RegExp(`^${kindName('click')}: `) }).tap();
			await expect(page.getByTestId('people-count')).toBeVisible();
			await fits(page);
			await page
				.getByRole('dialog')
				.getByRole('button', { name: t('close') })
				.tap();
			await expect(page.getByTestId('people-count')).toBeHidden();
		});

		test('the menu opens and closes as a drawer', async ({ page }) => {
			await page.goto('./');
			const link = page.getByRole('link', { name: t('methods') });
			await expect(link).toBeHidden();
			await page.getByRole('button', { name: t('openMenu') }).tap();
			await expect(link).toBeInViewport();
			await page.keyboard.press('Escape');
			await expect(link).toBeHidden();
			await expect(page.getByRole('button', { name: t('openMenu') })).toBeFocused();
			// Beside it, too.
			await page.getByRole('button', { name: t('openMenu') }).tap();
			await page.touchscreen.tap(width - 10, 400);
			await expect(link).toBeHidden();
			// A choice leads somewhere and closes it.
			await page.getByRole('button', { name: t('openMenu') }).tap();
			await link.tap();
			await expect(page.getByRole('heading', { name: t('methodsTitle') })).toBeVisible();
			await expect(link).toBeHidden();
		});
	});
}
