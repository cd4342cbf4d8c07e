import { readFile } from 'node:fs/promises';
import { expect, test } from './app';
import { csv, didKind, events, gbkOrders } from './files';
import { cellOf, chooseFiles, importButton, importFiles } from './steps';
import { count, kindName, reason, wordsOf } from './words';

const t = wordsOf('zh-CN');

test('a file of events maps itself and opens as a notebook', async ({ page }) => {
	await page.goto('import');
	await chooseFiles(page, events());
	const file = page.getByRole('button', { name: /^events\.csv/ });
	await expect(file).toContainText('UTF-8');
	await expect(file).toContainText(t('readyToUse'));
	for (const [label, text] of [
		[t('roleMember'), 'member_id'],
		[t('roleTime'), 'time'],
		[t('roleAmount'), 'amount'],
		[t('roleGroup'), 'group'],
	]) {
		await expect(
			page.getByRole('button', { name: `${label}: ${text}`, exact: true }),
		).toBeVisible();
	}
	await importButton(page).click();
	await page.waitForURL(/\/n\/[\w-]+$/);
	const funnel = await cellOf(page, 'funnel');
	for (const kind of ['send', 'click', 'add-cart', 'order'] as const) {
		const name = `${kindName(kind)}: ${count(didKind(160, kind))}`;
		await expect(funnel.getByRole('button', { name, exact: true })).toBeVisible();
	}
});

test('orders in GBK show what was not taken, and why', async ({ page }) => {
	await page.goto('import');
	await chooseFiles(page, gbkOrders());
	const file = page.getByRole('button', { name: /^ExportOrderList/ });
	await expect(file).toContainText('GB18030');
	await expect(file).toContainText('64');
	const preview = page.getByRole('region', { name: /ExportOrderList/ });
	await expect(preview.getByRole('columnheader').first()).toBeVisible();
	await expect(preview).toContainText('小雨妈妈');
	await expect(page.getByRole('button', { name: `${t('roleMember')}: 买家会员名` })).toBeVisible();

	// The wrong encoding shows at once what it would do, the right one brings the text back.
	const sure = page.getByText(new RegExp(t('encodingSure', { share: '\\d+%' })));
	await expect(sure).toBeVisible();
	await page.getByLabel(t('encoding')).selectOption('windows-1252');
	await expect(sure).toHaveCount(0);
	await expect(preview).not.toContainText('小雨妈妈');
	await page.getByLabel(t('encoding')).selectOption('gb18030');
	await expect(preview).toContainText('小雨妈妈');

	await importButton(page).click();
	await page.waitForURL(/\/n\/[\w-]+$/);
	await page.goto('data');
	const problems = page.locator('details', { hasText: t('problemsTitle') });
	await problems.locator('summary').click();
	for (const key of ['no-time', 'impossible-date', 'skipped-by-rule', 'number-footnote'] as const) {
		await expect(problems.getByRole('cell', { name: reason('zh-CN', key) }).first()).toBeVisible();
	}
	await expect(problems.getByRole('cell', { name: '2026-02-30 10:00:00' })).toBeVisible();
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		problems.getByRole('button', { name: t('downloadProblems') }).click(),
	]);
	const text = await readFile(await download.path(), 'utf8');
	expect(text).toContain('2026-02-30 10:00:00');
	expect(text).toContain('499.00（系统计算中）');
	await expect(page.getByText(t('rowsUsed', { used: 61, rows: 64 }))).toBeVisible();
});

test('two encodings in one file are named in the preview, with the first line of the other', async ({
	page,
}) => {
	const orders = gbkOrders();
	const more = Buffer.from('26061209999,后来的人,12.00,交易成功,2026-03-09 10:00:00,绘本,小王\n');
	await page.goto('import');
	await chooseFiles(page, { ...orders, buffer: Buffer.concat([orders.buffer, more]) });
	const problems = page.locator('details', { hasText: t('problemsTitle') });
	await problems.locator('summary').click();
	const where = t('mixedWhere', { encoding: 'GB18030', other: 'UTF-8', line: 66 });
	await expect(problems.getByRole('listitem').filter({ hasText: where })).toContainText(
		reason('zh-CN', 'mixed-encodings'),
	);
});

test('a members file joins the events by id', async ({ page }) => {
	const members = ['会员编号,姓名,城市'];
	for (let m = 0; m < 40; m++) {
		members.push(`m${String(m).padStart(4, '0')},家长${m},${['杭州', '成都'][m % 2]}`);
	}
	await page.goto('import');
	await chooseFiles(page, csv('members.csv', members.join('\n')), events(40));
	await page.getByRole('button', { name: /^members\.csv/ }).click();
	await expect(
		page.getByRole('button', { name: `${t('type')}: ${t('rowMember')}`, exact: true }),
	).toBeVisible();
	await importButton(page).click();
	await page.waitForURL(/\/n\/[\w-]+$/);
	const funnel = await cellOf(page, 'funnel');
	await funnel
		.getByRole('button', { name: `${kindName('order')}: ${didKind(40, 'order')}`, exact: true })
		.click();
	const panel = page.getByRole('dialog', { name: new RegExp(kindName('order')) });
	await expect(panel.getByRole('row').filter({ hasText: '家长0' })).toContainText('杭州');
	await page.goto('data');
	await expect(page.locator('dd').first()).toHaveText('40');
});

test('the sentence is edited with the keyboard alone', async ({ page }) => {
	const rows = Array.from({ length: 20 }, (_, n) => `a${n},b${n % 3},2026-03-${10 + n},${n}.50`);
	await page.goto('import');
	await chooseFiles(page, csv('buys.csv', `buyer,seller,day,paid\n${rows.join('\n')}\n`));
	const who = page.getByRole('button', { name: new RegExp(`^${t('roleMember')}: `) });
	await expect(who).toHaveText('buyer');
	await who.focus();
	await page.keyboard.press('Enter');
	const choices = page.getByRole('dialog', { name: t('roleMember'), exact: true });
	await expect(choices.getByRole('listbox')).toBeFocused();
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await expect(who).toHaveText('seller');
	await expect(who).toBeFocused();

	// What happened, in one's own word.
	await page.getByRole('button', { name: new RegExp(`^${t('roleKind')}: `) }).focus();
	await page.keyboard.press('Enter');
	await expect(page.getByLabel(t('kindConstantLabel')).first()).toBeFocused();
	await page.keyboard.press('Control+A');
	await page.keyboard.type('团购');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('button', { name: `${t('roleKind')}: 团购` })).toBeFocused();

	await importButton(page).focus();
	await page.keyboard.press('Enter');
	await page.waitForURL(/\/n\/[\w-]+$/);
	await page.goto('data');
	await expect(page.locator('dd').first()).toHaveText('3');
	await page.locator('summary', { hasText: t('dataKinds') }).click();
	await expect(page.getByRole('cell', { name: '团购' })).toBeVisible();
});

test('a damaged workbook is refused by name', async ({ page }) => {
	await page.goto('import');
	const head = [
		0x50,
		0x4b,
		0x03,
		0x04,
		...Buffer.from('\0\0\0\0[Content_Types].xml xl/workbook.xml'),
	];
	const book = { ...csv('企微客户.xlsx', new Uint8Array(head)), mimeType: 'application/zip' };
	await chooseFiles(page, book);
	const alert = page.getByRole('alert');
	await expect(alert).toContainText('企微客户.xlsx');
	await expect(alert).toContainText(reason('zh-CN', 'file-damaged'));
	await expect(importButton(page)).toBeDisabled();
	await page.getByRole('button', { name: t('removeFile', { name: '企微客户.xlsx' }) }).click();
	await importFiles(page, events(20));
});
