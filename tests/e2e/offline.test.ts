import { SAMPLES } from '../../src/lib/app/home/samples';
import { expect, test } from './app';
import { events } from './files';
import { goOffline, kept, ownSite } from './site';
import { cellOf, importFiles, saved } from './steps';
import { analysisWords, wordsOf } from './words';

const t = wordsOf('zh-CN');

test('after the first load everything works without a network', async ({
	page,
	context,
	watch,
}) => {
	const site = await ownSite();
	watch.origins.add(site.origin);
	await page.goto(`${site.url}/import`);
	await importFiles(page, events(40));
	await saved(page);
	const notebook = page.url();
	await kept(page);
	await goOffline(context, site);

	// The same notebook by its link, in a tab that never loaded anything from the network.
	const tab = await context.newPage();
	await tab.goto(notebook);
	await expect((await cellOf(tab, 'funnel')).locator('.picture')).toBeVisible();
	await tab.reload();
	await expect((await cellOf(tab, 'rfm')).locator('.picture')).toBeVisible();
	// What was not needed before: another face, another picture's code, the download.
	const funnel = await cellOf(tab, 'funnel');
	await funnel.getByRole('tab', { name: t('faceMethod') }).click();
	await expect(funnel.locator('.method').getByRole('heading').first()).toBeVisible();

	// Pages that were never seen.
	const rfm = await analysisWords('rfm', 'zh-CN');
	await tab.goto(`${site.url}/methods/rfm`);
	await expect(tab.getByRole('heading', { level: 1, name: rfm('name') })).toBeVisible();
	await tab.goto(`${site.url}/data`);
	await expect(tab.getByRole('heading', { level: 2, name: /events/ })).toBeVisible();
	await tab.goto(`${site.url}/n/nothing-here`);
	await expect(tab.getByRole('heading', { name: t('notebookGone') })).toBeVisible();

	// Work goes on: an import, the example.
	await tab.goto(`${site.url}/`);
	await tab.getByRole('button', { name: SAMPLES[1]['zh-CN'].name }).click();
	await tab.waitForURL(/\/n\/[\w-]+$/);
	await expect((await cellOf(tab, 'rfm')).locator('.picture')).toBeVisible();
	await tab.goto(`${site.url}/import`);
	await importFiles(tab, events(20, 'more.csv'));
	await expect((await cellOf(tab, 'overview')).locator('.picture')).toBeVisible();
});
