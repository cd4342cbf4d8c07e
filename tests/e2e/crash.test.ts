import type { BrowserContext, Page } from '@playwright/test';
import { random } from '../../src/lib/base/random';
import { expect, test } from './app';
import { didKind, events, manyEvents, onDisk } from './files';
import { cellOf, chooseFiles, importButton, notebookOf, saved } from './steps';
import { stored } from './stored';
import { kindName, wordsOf } from './words';

const t = wordsOf('zh-CN');
const POINTS = 20;
const ROWS = 200_000;

/** Begins the large import from the first screen. */
async function beginImport(page: Page, file: string): Promise<void> {
	await chooseFiles(page, file);
	await expect(importButton(page)).toBeEnabled();
	await importButton(page).click();
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
	test.setTimeout(300_000);
	const file = await onDisk(manyEvents(ROWS), outputDir);
	await notebookOf(page, events());
	await saved(page);
	const notebook = page.url();
	const before = await stored(page);
	await page.close();

	// How long an import takes here, so that the deaths fall into all of it.
	let tab = await context.newPage();
	await tab.goto('./');
	await beginImport(tab, file);
	const start = performance.now();
	await tab.waitForURL(/\/n\/[\w-]+$/);
	const takes = performance.now() - start;
	const oneMore = (await stored(tab)).chunks - before.chunks;
	await tab.goto('data');
	await tab
		.getByRole('button', { name: t('removeData') })
		.last()
		.click();
	await tab
		.getByRole('dialog')
		.getByRole('button', { name: t('delete') })
		.click();
	await expect(tab.getByRole('main').getByRole('heading', { level: 2 })).toHaveCount(1);
	await expect.poll(async () => (await stored(tab)).chunks).toBe(before.chunks);
	await tab.goto('./');

	const draw = random(20260628);
	let interrupted = 0;
	let survivors = 0;
	/** Begins the import, kills the tab when the moment has come, and looks at what a new one finds. */
	const die = async (moment: () => Promise<unknown>): Promise<void> => {
		await beginImport(tab, file);
		await moment();
		await kill(context, tab);

		tab = await context.newPage();
		await tab.goto('./');
		await expect(tab.getByRole('heading', { level: 1 })).toBeVisible();
		// The sweep is done when no import is left that nobody writes.
		await expect
			.poll(async () => {
				const { documents, orphans } = await stored(tab);
				return [documents['imports'], ...orphans];
			})
			.toEqual([0]);
		const now = await stored(tab);
		const committed = now.documents['datasets']! - 1;
		// Either nothing of it is there, or all of it: killed after its last transaction.
		expect([survivors, survivors + 1]).toContain(committed);
		expect(now.chunks).toBe(before.chunks + committed * oneMore);
		expect(now.documents).toMatchObject({
			sources: 1 + committed,
			revisions: 1 + committed,
			manifests: 2 * (1 + committed),
		});
		survivors = committed;
		interrupted += await tab
			.getByRole('status')
			.filter({ hasText: t('interrupted', { files: 'large.csv' }) })
			.count();
	};
	for (let point = 0; point < POINTS; point++) {
		// One death in each twentieth of the time, and a little beyond.
		const after = ((point + draw.next()) / POINTS) * takes * 1.05;
		await die(() => tab.waitForTimeout(after));
	}
	// On a machine whose pace changes all may have died before or after the writing: then once more, as soon as it writes.
	const writing = async (): Promise<void> => {
		while ((await stored(tab)).documents['imports'] === 0 && !/\/n\//.test(tab.url()));
	};
	for (let more = 0; interrupted === 0 && more < 5; more++) await die(writing);
	// Some died while writing, and the next start said so.
	expect(interrupted).toBeGreaterThan(0);

	// The old data answer as before, computed anew.
	await tab.goto(notebook);
	await tab.getByRole('button', { name: t('recomputeAll') }).click();
	const funnel = await cellOf(tab, 'funnel');
	const name = `${kindName('order')}: ${didKind(160, 'order')}`;
	await expect(funnel.getByRole('button', { name, exact: true })).toBeVisible();
});
