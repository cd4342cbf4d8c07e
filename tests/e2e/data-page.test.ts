import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './app';
import { faults } from './axe';
import { csv } from './files';
import { cellOf, chooseFiles, importButton, notebookOf, openToken } from './steps';
import { analysisWords, count, wordsOf } from './words';

const t = wordsOf('zh-CN');
const phone = (n: number): string => `1380000000${n}`;

/** Three members each; two of them are the same by their phones. */
const shop = csv(
	'shop.csv',
	`member_id,time,event,phone\na,2026-03-01 10:00,view,${phone(1)}\nb,2026-03-02 10:00,view,${phone(2)}\nc,2026-03-09 10:00,view,${phone(3)}\nc,2026-03-09 10:00,view,${phone(3)}\n`,
);
const app = csv(
	'app.csv',
	`member_id,time,event,phone\nx,2026-03-01 12:00,order,${phone(1)}\ny,2026-03-02 12:00,order,${phone(2)}\nz,2026-03-03 12:00,order,${phone(9)}\n`,
);

const members = (page: Page) => page.locator('dd').first();
const source = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

test('people, sources and mappings are changed and brought back', async ({ page, context }) => {
	await notebookOf(page, shop, app);
	const notebook = await context.newPage();
	await notebook.goto(page.url());
	const everyone = (n: number) => notebook.getByText(t('everyone', { n })).first();
	await expect(everyone(4)).toBeVisible();
	const say = await analysisWords('overview', 'zh-CN');
	const overview = await cellOf(notebook, 'overview');
	const computed = (n: number) =>
		overview.getByRole('button', { name: `${say('metric.members')}: ${n}`, exact: true });
	await expect(computed(4)).toBeVisible();

	await page.goto('data');
	await expect(members(page)).toHaveText('4');
	const key = t('keyPhone');
	await expect(page.getByText(t('keyJoined', { key, joined: 2, conflicts: 0 }))).toBeVisible();
	expect(await faults(page)).toEqual([]);

	// Off: nobody is joined, and what it would do is still said. An open notebook follows.
	const use = page.getByRole('switch', { name: t('useKey', { key }) });
	await use.focus();
	await page.keyboard.press('Space');
	await expect(members(page)).toHaveText('6');
	await expect(page.getByText(t('keyWouldJoin', { key, joined: 2, conflicts: 0 }))).toBeVisible();
	await expect(everyone(6)).toBeVisible();
	await expect(computed(6)).toBeVisible();
	await use.click();
	await expect(members(page)).toHaveText('4');

	// One pair is told apart by hand, and that is taken back.
	await page.locator('summary', { hasText: t('pairsJoined') }).click();
	await page.getByRole('button', { name: t('separatePair', { a: 'a', b: 'x' }) }).click();
	await expect(members(page)).toHaveText('5');
	await page.locator('summary', { hasText: t('pairsApart') }).click();
	await page.getByRole('button', { name: t('takeBackPair', { a: 'a', b: 'x' }) }).click();
	await expect(members(page)).toHaveText('4');
	await expect(page.locator('summary', { hasText: t('pairsApart') })).toHaveCount(0);

	// Another column says who. The file is not needed.
	const card = source(page, 'shop.csv');
	await card.getByRole('button', { name: t('editMapping') }).click();
	const who = await openToken(card, t('roleMember'));
	await who.getByRole('option', { name: 'phone' }).click();
	await card.getByRole('button', { name: t('applyMapping') }).click();
	await expect(card.getByRole('button', { name: t('editMapping') })).toBeVisible();
	await expect(members(page)).toHaveText('4');

	// A source goes, and comes back.
	await source(page, 'app.csv')
		.getByRole('button', { name: t('removeSource') })
		.click();
	const dialog = page.getByRole('dialog', { name: t('removeSource') });
	await dialog.getByRole('button', { name: t('removeSource') }).click();
	await expect(members(page)).toHaveText('3');
	await expect(page.getByRole('button', { name: t('removeSource') })).toHaveCount(0);
	await expect(page.getByText(t('identityTitle'))).toHaveCount(0);
	await page.locator('summary', { hasText: t('historyTitle') }).click();
	await page.locator('summary', { hasText: t('planTitle') }).click();
	await page.locator('summary', { hasText: t('dataColumns') }).click();
	expect(await faults(page)).toEqual([]);
	await page.getByRole('button', { name: t('bringBackNumber', { n: 5 }) }).click();
	await expect(members(page)).toHaveText('4');
	await expect(source(page, 'app.csv')).toBeVisible();
	await expect(computed(4)).toBeVisible();
});

test('a mapping goes out as a file, comes in checked, and is remembered', async ({ page }) => {
	await notebookOf(page, shop);
	await page.goto('data');
	const card = source(page, 'shop.csv');
	await expect(page.getByText(t('duplicateRows', { n: 1, name: 'shop.csv' }))).toBeVisible();
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		card.getByRole('button', { name: t('exportMapping') }).click(),
	]);
	const mapping = JSON.parse(await readFile(await download.path(), 'utf8')) as object;
	const give = async (value: object): Promise<void> => {
		const buffer = Buffer.from(JSON.stringify(value));
		await card
			.locator('input[type=file]')
			.setInputFiles({ name: 'm.json', mimeType: 'application/json', buffer });
	};
	await give({ ...mapping, member: 'who' });
	await expect(card.getByRole('alert')).toContainText('who');
	await give({ ...mapping, member: 'phone' });
	await expect(card.getByRole('alert')).toHaveCount(0);
	await card.getByRole('button', { name: t('applyMapping') }).click();
	await expect(card.getByRole('button', { name: t('editMapping') })).toBeVisible();

	// The next file of the kind is taken for the same.
	await page.goto('import');
	await chooseFiles(page, app);
	const who = page.getByRole('button', { name: new RegExp(`^${t('roleMember')}: `) });
	await expect(page.getByText(t('mappedAsLast'))).toBeVisible();
	await expect(who).toHaveText('phone');
	await page.getByRole('button', { name: t('useProposal') }).click();
	await expect(who).toHaveText('member_id');
	await expect(page.getByText(t('mappedAsLast'))).toHaveCount(0);
	await expect(importButton(page)).toBeEnabled();
});

test('a plan says what is missing and what is new', async ({ page }) => {
	await notebookOf(page, shop);
	await page.goto('data');
	const fold = page.locator('details', { hasText: t('planTitle') });
	await fold.locator('summary').click();
	await fold.getByRole('button', { name: t('planTake') }).click();
	await expect(fold.getByRole('row', { name: 'view' })).toContainText(t('planMatch'));
	await fold.getByLabel(t('planAddKind')).fill('refund');
	await page.keyboard.press('Enter');
	const row = fold.getByRole('row', { name: 'refund' });
	await expect(row).toContainText(t('planMissing'));
	await row.getByRole('checkbox').check();
	await expect(fold.getByText(t('planBlindSummary', { names: 'refund' }))).toBeVisible();
	await fold.getByRole('button', { name: t('planDrop', { name: 'view' }) }).click();
	await expect(fold.getByRole('row', { name: 'view' })).toContainText(t('planUnexpected'));
	await page.reload();
	await fold.locator('summary').click();
	await expect(row).toContainText(t('planBlind'));
	expect(await faults(page)).toEqual([]);
});

test('a merge beyond those that are listed is found, and undone', async ({ page }) => {
	const people = Array.from({ length: 10_020 }, (_, i) => i);
	const phone = (i: number) => `139${String(i).padStart(8, '0')}`;
	const shop = people.map((i) => `b${i}x,${phone(i)},2026-03-01,order`);
	const list = people.map((i) => `w${i}x,${phone(i)},Suzhou`);
	await notebookOf(
		page,
		csv('shop.csv', ['member_id,phone,time,event', ...shop].join('\n')),
		csv('list.csv', ['member_id,phone,city', ...list].join('\n')),
	);
	await page.goto('data');
	await expect(members(page)).toHaveText(count(10_020));
	await page.locator('summary', { hasText: t('pairsJoined') }).click();
	await page.getByRole('searchbox', { name: t('findPairs') }).fill('w10019x');
	await expect(page.getByText(t('nothingFound'))).toBeVisible();
	await page.getByRole('button', { name: t('findAllPairs') }).click();
	const pair = { a: 'b10019x', b: 'w10019x' };
	await page.getByRole('button', { name: t('separatePair', pair) }).click();
	await expect(members(page)).toHaveText(count(10_021));
	await expect(page.locator('summary', { hasText: t('pairsApart') })).toBeVisible();
});
