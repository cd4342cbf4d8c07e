// "Share report" in the app: the file that it hands over opens from the disk, also when the app itself has no network.
import { readFile, stat } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { expect, test } from './app';
import { events } from './files';
import { notebookOf } from './steps';
import { STARTER, analysisWords, wordsOf } from './words';

const t = wordsOf('zh-CN');

test('a notebook is shared as one file that opens by itself', async ({ page, browser }) => {
	await notebookOf(page, events());
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: t('shareReport') }).click(),
	]);
	await expect(page.getByText(t('reportReady'))).toBeVisible();
	expect(file.suggestedFilename()).toMatch(/\.html$/);
	const path = await file.path();
	expect((await stat(path)).size).toBeLessThan(1_000_000);
	// Members of the imported file.
	expect(await readFile(path, 'utf8')).not.toMatch(/\bm00\d\d\b/);

	const context = await browser.newContext({ offline: true });
	const report = await context.newPage();
	const problems: string[] = [];
	report.on('pageerror', (error) => problems.push(error.message));
	report.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
	await file.saveAs(`${path}.html`);
	await report.goto(pathToFileURL(`${path}.html`).href);
	for (const id of STARTER) {
		const name = (await analysisWords(id, 'zh-CN'))('name');
		const cell = report.getByRole('region', { name: new RegExp(`${name}$`) }).first();
		await expect(cell.getByRole('tabpanel')).not.toBeEmpty();
		await expect(cell.locator('.sentence')).toBeVisible();
	}
	expect(problems).toEqual([]);
	await context.close();
});
