import { columnText } from '../../src/lib/charts/tokens/text';
import { expect, test } from './app';
import { csv } from './files';
import { chooseFiles, importButton } from './steps';
import { wordsOf } from './words';

const t = wordsOf('zh-CN');

test('a list of notes is read as a sentence and lends its columns to events', async ({ page }) => {
	const views = Array.from(
		{ length: 12 },
		(_, i) => `u${i % 5},2026-03-0${1 + (i % 9)},view,n${i % 3}`,
	);
	await page.goto('import');
	await chooseFiles(
		page,
		csv('views.csv', `member_id,time,event,object\n${views.join('\n')}\n`),
		csv('notes.csv', '标题,体裁,点赞\nn0,图文,5\nn1,视频,6\nn9,视频,7\n'),
	);
	await expect(importButton(page)).toBeEnabled();
	await page.getByRole('button', { name: /^notes\.csv/ }).click();
	await expect(page.getByRole('button', { name: `${t('roleKey')}: 标题` })).toBeVisible();
	await page.getByRole('button', { name: `${t('lookupOf')}: ${t('lookupOfAny')}` }).click();
	await page
		.getByRole('dialog', { name: t('lookupOf'), exact: true })
		.getByRole('option', { name: t('roleObject') })
		.click();
	await expect(
		page.getByRole('button', { name: `${t('lookupOf')}: ${t('roleObject')}` }),
	).toBeVisible();
	await importButton(page).click();
	await page.waitForURL(/\/n\/[\w-]+$/);
	await page.goto('data');
	await page.locator('summary', { hasText: t('dataColumns') }).click();
	const row = page.getByRole('row').filter({ hasText: columnText('object:体裁', 'zh-CN') });
	await expect(row).toContainText('图文');
});
