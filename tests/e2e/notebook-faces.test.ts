import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from '@playwright/test';
import { expect, test } from './app';
import { events } from './files';
import { cellOf, notebookOf } from './steps';
import { STARTER, analysisWords, wordsOf } from './words';

const t = wordsOf('zh-CN');

async function exported(page: Page, cell: Locator, item: string): Promise<Download> {
	await cell.getByRole('button', { name: t('export'), exact: true }).click();
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		cell.getByRole('menuitem', { name: item }).click(),
	]);
	return download;
}

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('every analysis has a picture, a table and a method', async ({ page }) => {
	await notebookOf(page, events());
	for (const id of STARTER) {
		const cell = await cellOf(page, id);
		await expect(cell.locator('.picture')).toBeVisible();
		await cell.getByRole('tab', { name: t('faceTable') }).click();
		await expect(cell.getByRole('table').first()).toBeVisible();
		await cell.getByRole('tab', { name: t('faceMethod') }).click();
		await expect(cell.locator('.method').getByRole('heading').first()).toBeVisible();
		await cell.getByRole('tab', { name: t('facePicture') }).click();
		await expect(cell.locator('.picture')).toBeVisible();
	}
});

test('a table is sorted, copied and taken along', async ({ page }) => {
	await notebookOf(page, events());
	const cell = await cellOf(page, 'funnel');
	const say = await analysisWords('funnel', 'zh-CN');
	await cell.getByRole('tab', { name: t('faceTable') }).click();
	const table = cell.getByRole('table', { name: say('table.steps') });
	const firsts = () => table.locator('tbody tr td:first-child').allInnerTexts();
	await expect(table).toBeVisible();
	const given = await firsts();
	const header = table.getByRole('columnheader', { name: say('table.dropped') });
	await header.getByRole('button').click();
	await expect(header).toHaveAttribute('aria-sort', 'descending');
	expect(await firsts()).not.toEqual(given);
	await header.getByRole('button').click();
	await expect(header).toHaveAttribute('aria-sort', 'ascending');
	await header.getByRole('button').click();
	expect(await firsts()).toEqual(given);

	await cell.getByRole('button', { name: t('export'), exact: true }).click();
	await cell.getByRole('menuitem', { name: t('copyTable') }).click();
	await expect(page.getByText(t('tableCopied'))).toBeVisible();
	const copied = await page.evaluate(() => navigator.clipboard.readText());
	expect(copied.split('\n')[0]).toContain(say('table.step'));
	expect(copied).toMatch(/^1 send\t160\t/m);

	const download = await exported(page, cell, t('downloadCsv'));
	expect(download.suggestedFilename()).toBe(`${say('name')}.csv`);
	const text = await readFile(await download.path(), 'utf8');
	expect(text).toContain(say('table.step'));
	expect(text).toMatch(/\r\n1 send,160,/);
});

test('every picture is taken along as PNG and as SVG', async ({ page }) => {
	await notebookOf(page, events());
	for (const id of STARTER) {
		const cell = await cellOf(page, id);
		const say = await analysisWords(id, 'zh-CN');
		await expect(cell.locator('.picture')).toBeVisible();
		const svg = await readFile(await (await exported(page, cell, t('downloadSvg'))).path(), 'utf8');
		expect(svg).toContain('<svg');
		expect(svg).toContain(say('name'));
		expect(svg.match(/<(path|rect|text|circle)/g)?.length ?? 0).toBeGreaterThan(5);
		expect(svg).not.toMatch(/<foreignObject|<image|href="http/);
		const png = await readFile(await (await exported(page, cell, t('downloadPng'))).path());
		expect(png.subarray(1, 4).toString()).toBe('PNG');
		// Width and height of its first chunk.
		expect(png.readUInt32BE(16)).toBeGreaterThan(600);
		expect(png.readUInt32BE(20)).toBeGreaterThan(200);
		expect(png.length).toBeGreaterThan(5_000);
	}
});
