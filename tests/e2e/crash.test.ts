import type { BrowserContext, Page } from '@playwright/test';
import { random } from '../../src/lib/base/random';
import { expect, test } from './app';
import { didKind, events, manyEvents, onDisk } from './files';
import { cellOf, chooseFiles, importButton, notebookOf, saved } from './steps';
import { stored } from './stored';
import { wordsOf } from './words';

const t = wordsOf('zh-CN');
const POINTS = 20;
const ROWS = 200_000;

/** A tab with the large import begun. */
async function importing(context: BrowserContext, file: string): Promise<Page> {
	const page = await context.newPage();
	await page.goto('import');
	await chooseFiles(page, file);
	await expect(importButton(page)).toBeEnabled();
	await importButton(page).click();
	return page;
}

/** Ends a tab's process, as the system does when memory runs out. */
async function kill(context: BrowserContext, page: Page): Promise<void> {
	const client = await context.newCDPSession(page);
	const crashed = page.waitForEvent('crash');
	client.send('Page.crash').catch(() => undefined);
	await crashed;
	await page.close();
}

test('a tab that dies while importing leaves the old data whole and nothing else', async ({
	page,
	context,
}, { outputDir }) => {
	test.setTimeout(180_000);
	const file = await onDisk(manyEvents(ROWS), outputDir);
	await notebookOf(page, events());
	await saved(page);
	const notebook = page.url();
	const before = await stored(page);
	await page.close();

	// How long an import takes here, so that the deaths fall into all of it.
	const whole = await importing(context, file);
	const start = performance.now();
	await whole.waitForURL(/\/n\/[\w-]+$/);
	const takes = performance.now() - start;
	const both = await stored(whole);
	await whole.goto('data');
	await whole
		.getByRole('button', { name: t('removeData') })
		.last()
		.click();
	await whole
		.getByRole('dialog')
		.getByRole('button', { name: t('delete') })
		.click();
	await expect(whole.getByRole('main').getByRole('heading', { level: 2 })).toHaveCount(1);
	expect(await stored(whole)).toMatchObject({ chunks: before.chunks, orphans: [] });
	await whole.close();
	const oneMore = both.chunks - before.chunks;

	const draw = random(20260628);
	let interrupted = 0;
	let survivors = 0;
	for (let point = 0; point < POINTS; point++) {
		// One death in each twentieth of the time, and a little beyond.
		const victim = await importing(context, file);
		await victim.waitForTimeout(((point + draw.next()) / POINTS) * takes * 1.05);
		await kill(context, victim);

		const next = await context.newPage();
		await next.goto('./');
		await expect(next.getByRole('heading', { level: 1 })).toBeVisible();
		// The sweep is done when no import is left that nobody writes.
		await expect
			.poll(async () => {
				const { documents, orphans } = await stored(next);
				return [documents['imports'], ...orphans];
			})
			.toEqual([0]);
		const now = await stored(next);
		const committed = now.documents['datasets']! - 1;
		// Either nothing of it is there, or all of it: killed after its last transaction.
		expect(committed - survivors === 0 || committed - survivors === 1).toBe(true);
		expect(now.chunks).toBe(before.chunks + committed * oneMore);
		expect(now.documents).toMatchObject({
			sources: 1 + committed,
			revisions: 1 + committed,
			manifests: 2 * (1 + committed),
		});
		survivors = committed;
		interrupted += await next
			.getByRole('status')
			.filter({ hasText: t('interrupted', { files: 'large.csv' }) })
			.count();
		await next.close();
	}
	// Some died while writing, and the next start said so.
	expect(interrupted).toBeGreaterThan(0);

	// The old data answer as before, computed anew.
	const after = await context.newPage();
	await after.goto(notebook);
	await after.getByRole('button', { name: t('recomputeAll') }).click();
	const funnel = await cellOf(after, 'funnel');
	const name = `order: ${didKind(160, 'order')}`;
	await expect(funnel.getByRole('button', { name, exact: true })).toBeVisible();
});
