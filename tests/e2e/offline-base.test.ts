import { checkPrecache } from '../../scripts/postbuild.mjs';
import { serve } from '../../scripts/serve.mjs';
import { BASE, buildWithBase } from './based';
import { expect, test } from './app';
import { events } from './files';
import { goOffline, kept } from './site';
import { cellOf, importFiles, saved } from './steps';
import { analysisWords } from './words';

test('below a base path, too, everything works without a network', async ({
	page,
	context,
	watch,
}) => {
	// A build takes its time.
	test.setTimeout(240_000);
	const dir = await buildWithBase();
	expect(checkPrecache(dir, BASE)).toEqual([]);
	const site = await serve({ dir, base: BASE });
	watch.origins.add(site.origin);
	expect(site.url).toMatch(/\/ops$/);
	await page.goto(`${site.url}/import`);
	await importFiles(page, events(40));
	await expect((await cellOf(page, 'funnel')).locator('.picture')).toBeVisible();
	await saved(page);
	const notebook = page.url();
	expect(notebook).toContain(`${site.url}/n/`);
	await kept(page);
	await page.close();
	await goOffline(context, site);

	const tab = await context.newPage();
	await tab.goto(notebook);
	await expect((await cellOf(tab, 'rfm')).locator('.picture')).toBeVisible();
	const rfm = await analysisWords('rfm', 'zh-CN');
	await tab.goto(`${site.url}/methods/rfm`);
	await expect(tab.getByRole('heading', { level: 1, name: rfm('name') })).toBeVisible();
	// Links of the app stay below the base.
	await tab.locator('a.brand').click();
	await expect(tab).toHaveURL(`${site.url}/`);
	for (const link of await tab.getByRole('link').all()) {
		expect(await link.evaluate((a) => (a as HTMLAnchorElement).href)).toContain(`${site.url}/`);
	}
	await tab.goto(`${site.url}/import`);
	await importFiles(tab, events(20, 'more.csv'));
	await expect((await cellOf(tab, 'overview')).locator('.picture')).toBeVisible();
});
