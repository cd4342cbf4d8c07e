import { expect, test } from './app';
import { events, manyEvents, onDisk } from './files';
import { cellOf, cells, chooseFiles, importButton, notebookOf, saved } from './steps';
import { stored } from './stored';
import { wordsOf } from './words';

const t = wordsOf('zh-CN');

test('one tab holds the pen; the other reads, and can take it over', async ({ page, context }) => {
	await notebookOf(page, events(40));
	await saved(page);
	const title = (tab = page) => tab.getByRole('textbox', { name: t('titlePlaceholder') });

	const second = await context.newPage();
	await second.goto(page.url());
	await expect(second.getByText(t('readOnlyTab'))).toBeVisible();
	await expect(title(second)).not.toBeEditable();
	const before = await cells(second).count();
	await cells(second).first().focus();
	await second.keyboard.press('x');
	await expect(cells(second)).toHaveCount(before);
	await expect(second.getByRole('button', { name: t('addCell'), exact: true })).toBeHidden();
	// Reading is all it can do, but all of that: other faces, people.
	const funnel = await cellOf(second, 'funnel');
	await funnel.getByRole('tab', { name: t('faceTable') }).click();
	await expect(funnel.getByRole('table').first()).toBeVisible();

	// What the first wrote up to then comes along.
	await title().fill('第一页写的');
	await saved(page);
	await second.getByRole('button', { name: t('takeOver') }).click();
	await expect(title(second)).toBeEditable();
	await expect(title(second)).toHaveValue('第一页写的');
	await expect(page.getByText(t('readOnlyTab'))).toBeVisible();
	await expect(title()).not.toBeEditable();
	await title(second).fill('第二页写的');
	await saved(second);

	// When the other tab goes, the pen comes back by itself, with what was written there.
	await second.close();
	await expect(page.getByText(t('readOnlyTab'))).toBeHidden();
	await expect(title()).toHaveValue('第二页写的');
	await expect(title()).toBeEditable();
});

test('of two imports at once one wins and the other is told', async ({ page, context }, {
	outputDir,
}) => {
	const second = await context.newPage();
	const file = await onDisk(manyEvents(400_000), outputDir);
	for (const tab of [second, page]) {
		await tab.goto('import');
		await chooseFiles(tab, file);
		await expect(importButton(tab)).toBeEnabled();
	}
	const won = page.waitForURL(/\/n\/[\w-]+$/);
	await importButton(page).click();
	await expect(page.getByRole('progressbar')).toBeVisible();
	// While that one is on its way:
	await importButton(second).dispatchEvent('click');
	await expect(second.getByRole('alert')).toHaveText(t('failBusy'));
	await won;
	const { documents, orphans } = await stored(page);
	expect(documents['datasets']).toBe(1);
	expect(documents['imports']).toBe(0);
	expect(orphans).toEqual([]);
});

test('a full disk ends an import with what it needs, and leaves nothing', async ({
	page,
	context,
}) => {
	const client = await context.newCDPSession(page);
	await page.goto('import');
	const { origin } = new URL(page.url());
	const quota = (quotaSize?: number) =>
		client.send('Storage.overrideQuotaForOrigin', {
			origin,
			...(quotaSize === undefined ? {} : { quotaSize }),
		});
	await quota(600_000);
	await chooseFiles(page, manyEvents(100_000));
	await expect(importButton(page)).toBeEnabled();
	await importButton(page).click();
	const alert = page.getByRole('alert');
	await expect(alert).toContainText(t('failQuotaUnknown', { needed: '' }).split('：')[0]!);
	await expect(alert).toContainText(/\d+(\.\d+)? ?(kB|MB)/);
	const left = await stored(page);
	expect(left.chunks).toBe(0);
	expect(left.orphans).toEqual([]);
	expect(left.documents).toMatchObject({ datasets: 0, sources: 0, revisions: 0, imports: 0 });

	// With room again the same button works.
	await quota();
	await importButton(page).click();
	await page.waitForURL(/\/n\/[\w-]+$/);
});

test('an old tab steps back when a newer version changes the database', async ({
	page,
	context,
}) => {
	await notebookOf(page, events(20));
	await saved(page);
	// What a newer Opsbook would do, from a page of the site that is not the app.
	const newer = await context.newPage();
	await newer.goto('manifest.webmanifest');
	await newer.evaluate(
		() =>
			new Promise<void>((done, fail) => {
				const request = indexedDB.open('opsbook', 1000);
				request.onsuccess = () => {
					request.result.close();
					done();
				};
				request.onerror = () => fail(request.error);
				request.onblocked = () => fail(new Error('the old tab does not let go'));
			}),
	);
	await expect(page.getByRole('heading', { name: t('staleTitle') })).toBeVisible();
	await expect(cells(page)).toHaveCount(0);

	// The old version does not open the newer database at all.
	await page.getByRole('button', { name: t('reload') }).click();
	await expect(page.getByRole('heading', { name: t('newerTitle') })).toBeVisible();
});
