import { stat } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { SAMPLES } from '../../src/lib/app/home/samples';
import { expect, test } from './app';
import { cells } from './steps';
import { analysisWords, editorWordsOf, kindName, wordsOf } from './words';

const t = wordsOf('zh-CN');
const e = editorWordsOf('zh-CN');

/** Presses a key until the focus is there. */
async function keyTo(page: Page, key: string, target: Locator, most = 60): Promise<void> {
	for (let i = 0; i < most; i++) {
		await page.keyboard.press(key);
		if (await target.evaluate((element) => element === document.activeElement)) return;
	}
	throw new Error(`${key} does not lead to ${target}`);
}

test('from the first visit to a shared report without a mouse', async ({ page }) => {
	await page.goto('./');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	// The first stop leads past the rail.
	await page.keyboard.press('Tab');
	await expect(page.getByRole('link', { name: t('skipToContent') })).toBeFocused();
	await page.keyboard.press('Enter');
	await keyTo(page, 'Tab', page.getByRole('button', { name: SAMPLES[0]['zh-CN'].name }), 4);
	await page.keyboard.press('Enter');
	await page.waitForURL(/\/n\/[\w-]+$/);
	await expect(cells(page).first()).toBeVisible();

	// From cell to cell with the arrows, into the sentence with Enter.
	const say = await analysisWords('funnel', 'zh-CN');
	const funnel = page.getByRole('region', { name: new RegExp(`^\\d+\\. ${say('name')}$`) });
	await keyTo(page, 'ArrowDown', funnel, 8);
	await expect(funnel.locator('.picture')).toBeVisible();
	await page.keyboard.press('Enter');
	const order = funnel.getByRole('button', { name: new RegExp(`^${say('token-order')}: `) });
	await expect(order).toBeFocused();
	await keyTo(
		page,
		'Tab',
		funnel.getByRole('button', { name: `${e('stepN', { n: 1 })}: ${kindName('send')}` }),
		3,
	);
	await page.keyboard.press('Enter');
	const editor = funnel.getByRole('dialog', { name: e('stepN', { n: 1 }), exact: true });
	await expect(editor.getByRole('combobox')).toBeFocused();
	await page.keyboard.type('reach');
	await page.keyboard.press('Enter');
	await expect(
		funnel.getByRole('button', { name: `${e('stepN', { n: 1 })}: ${kindName('reach')}` }),
	).toBeFocused();

	// To the people behind a bar, through them, and back.
	const count = funnel.getByRole('button', {
		name: new RegExp(`^${kindName('reach')}: [\\d,]+$`),
	});
	await expect(count).toBeVisible();
	await keyTo(page, 'Tab', count, 16);
	await page.keyboard.press('Enter');
	const panel = page.getByRole('dialog', { name: new RegExp(kindName('reach')) });
	const list = panel.getByRole('grid', { name: t('people') });
	await expect(list).toBeVisible();
	await keyTo(page, 'Tab', list, 5);
	await page.keyboard.press('End');
	const last = Number(await list.getAttribute('aria-rowcount'));
	await expect(panel.locator(`[aria-rowindex="${last}"]`)).toBeInViewport();
	await page.keyboard.press('Escape');
	await expect(count).toBeFocused();

	// Everything else by its name.
	await page.keyboard.press('Control+k');
	const palette = page.getByRole('dialog', { name: t('palette') });
	await expect(palette.getByRole('combobox')).toBeFocused();
	await page.keyboard.type(t('shareReport'));
	const [report] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
	expect(report.suggestedFilename()).toMatch(/\.html$/);
	expect((await stat(await report.path())).size).toBeGreaterThan(20_000);
	await expect(palette).toBeHidden();
});

test('the keys are told by the question mark, and do not fire while typing', async ({ page }) => {
	await page.goto('./');
	await page.getByRole('button', { name: t('newNotebook') }).click();
	await expect(page.getByText(t('emptyNotebook'))).toBeVisible();
	await page.keyboard.press('?');
	const sheet = page.getByRole('dialog', { name: t('keys') });
	await expect(sheet).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(sheet).toBeHidden();
	const title = page.getByRole('textbox', { name: t('titlePlaceholder') });
	await title.focus();
	await page.keyboard.type('abdxz?');
	await expect(title).toHaveValue('abdxz?');
	await expect(cells(page)).toHaveCount(0);
	await expect(page.getByRole('dialog')).toHaveCount(0);
});
