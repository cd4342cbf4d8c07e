import { readFile } from 'node:fs/promises';
import { expect, test } from './app';
import { csv } from './files';
import { cellOf, chooseFiles, importButton } from './steps';
import { kindName, wordsOf } from './words';

const t = wordsOf('zh-CN');
const HTML = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';

/** A file whose headers, ids, kinds and values all try something. */
function hostile() {
	const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
	const lines = [`member_id,time,event,amount,group,__proto__,constructor,${quote(HTML)}`];
	const ids = [
		HTML,
		'=HYPERLINK("http://evil.example","x")',
		'@SUM(A1)',
		'abc\u202Etxt.exe',
		'＝1+1',
	];
	ids.forEach((id, i) => {
		for (const kind of ['send', 'click', 'order']) {
			lines.push(
				[
					quote(id),
					`2026-03-0${i + 1} 10:00:00`,
					kind,
					'1.5',
					quote(HTML),
					'x',
					'y',
					quote(HTML),
				].join(),
			);
		}
	});
	return csv('<b>hostile</b>.csv', lines.join('\n') + '\n');
}

test('what a file says is text, wherever it shows', async ({ page }) => {
	await page.goto('import');
	await chooseFiles(page, hostile());
	const preview = page.getByRole('region', { name: /hostile/ });
	await expect(preview.getByRole('columnheader', { name: /__proto__/ })).toBeVisible();
	await expect(preview.getByRole('columnheader', { name: /constructor/ })).toBeVisible();
	await expect(preview.getByRole('cell', { name: HTML }).first()).toBeVisible();
	// Characters that turn the direction of a text are told, not obeyed.
	await expect(preview).toContainText('abc⟨202E⟩txt.exe');
	await importButton(page).click();
	await page.waitForURL(/\/n\/[\w-]+$/);

	const funnel = await cellOf(page, 'funnel');
	await funnel.getByRole('button', { name: `${kindName('send')}: 5`, exact: true }).click();
	const panel = page.getByRole('dialog', { name: new RegExp(kindName('send')) });
	await expect(panel.getByRole('row')).toHaveCount(5);
	await expect(panel.getByText(HTML).first()).toBeVisible();
	await expect(panel).not.toContainText('\u202E');

	// A spreadsheet must run nothing of the list either.
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		panel.getByRole('button', { name: t('exportPeople') }).click(),
	]);
	const text = await readFile(await download.path(), 'utf8');
	for (const line of text.split('\r\n')) expect(line).not.toMatch(/(^|,)"?[=@＝]/);

	await page.goto('data');
	await page.locator('summary').first().waitFor();
	for (const summary of await page.locator('summary').all()) await summary.click();
	await expect(page.getByRole('cell', { name: '__proto__', exact: true })).toBeVisible();
	await expect(page.getByText(HTML).first()).toBeVisible();
	expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
	expect(await page.locator('img').count()).toBe(0);
});
