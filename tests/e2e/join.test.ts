import type { Page } from '@playwright/test';
import { encode } from '../support/encode';
import { expect, test } from './app';
import { csv, events, type TestFile } from './files';
import { workbook } from './workbook';
import { cellOf, chooseFiles, importButton, notebookOf } from './steps';
import { kindName, wordsOf } from './words';

const t = wordsOf('zh-CN');
const phone = (i: number): string => `138${String(10_000_000 + i * 7919).slice(-8)}`;

/** Forty orders of twenty buyers, as Taobao writes them. */
function orders(from = 0, to = 40): TestFile {
	const head =
		'订单编号,买家会员名,买家实际支付金额,订单状态,收货人姓名,联系手机,订单创建时间,订单付款时间,宝贝标题,订单关闭原因';
	const lines = Array.from({ length: to - from }, (_, k) => {
		const i = from + k;
		const day = `2026-0${3 + Math.floor(i / 28)}-${String((i % 28) + 1).padStart(2, '0')}`;
		const buyer = i % 20;
		return `="${69_000_000_000 + i}",买家${buyer},${20 + i}.00,交易成功,王小明,'${phone(buyer)},${day} 10:00:00,${day} 10:05:00,绘本,订单未关闭`;
	});
	return csv('orders.csv', encode([head, ...lines].join('\r\n'), 'gb18030'));
}

/** Thirty customers of WeCom in a workbook, below a title; the first twenty are the buyers. */
async function customers(): Promise<TestFile> {
	const rows = Array.from({ length: 30 }, (_, i) => [
		`客户${i}`,
		'小赵',
		`2026-02-${String((i % 28) + 1).padStart(2, '0')} 09:00:00`,
		'扫描二维码',
		phone(i),
		i % 2 === 0 ? '绘本、亲子' : '科普',
	]);
	const header = ['客户名称', '添加人', '添加时间', '来源', '手机', '标签组1（兴趣）'];
	return workbook('customers.xlsx', { 客户列表: [['客户列表 导出'], header, ...rows] });
}

/** Ten answers to a survey, told apart by phone. */
function survey(): TestFile {
	const lines = Array.from(
		{ length: 10 },
		(_, i) => `${i + 1},2026/5/${i + 1} 12:00:00,123秒,微信,${phone(i)},很好┋实用,${5 + (i % 5)}`,
	);
	const head = '序号,提交答卷时间,所用时间,来源,1、您的手机号,2、您的看法,总分';
	return csv('survey.csv', `\uFEFF${[head, ...lines].join('\n')}\n`);
}

async function importAll(page: Page): Promise<void> {
	await expect(importButton(page)).toBeEnabled();
	await importButton(page).click();
	await page.waitForURL(/\/n\/[\w-]+$/);
}

for (const [language, locale, buyers] of [
	['zh-CN', 'zh-CN', /20 名买家/],
	['en-US', 'en', /20 buyers/],
] as const) {
	test.describe(`in ${language}`, () => {
		test.use({ locale: language });

		test('orders in GBK, customers in a workbook and a survey become one community', async ({
			page,
		}) => {
			await page.goto('import');
			await chooseFiles(page, orders(), await customers(), survey());
			await expect(page.getByRole('button', { name: /orders\.csv.*GB18030/ })).toBeVisible();
			await expect(page.getByRole('button', { name: /customers\.xlsx.*Excel/ })).toBeVisible();
			await expect(page.getByRole('button', { name: /^survey\.csv/ })).toBeVisible();
			await importAll(page);

			// Thirty people: twenty buyers are customers, ten of them answered.
			await expect(await cellOf(page, 'overview', locale)).toContainText('30');
			await expect(await cellOf(page, 'rfm', locale)).toContainText(buyers);
			const funnel = await cellOf(page, 'funnel', locale);
			const joined = { name: `${kindName('join', locale)}: 30`, exact: true };
			await funnel.getByRole('button', joined).click();
			await expect(page.getByRole('dialog')).toContainText('30');
		});
	});
}

test('next month’s file adds what is new, and the same file changes nothing', async ({ page }) => {
	await page.goto('import');
	await chooseFiles(page, orders(0, 30));
	await importAll(page);

	await page.goto('import');
	await chooseFiles(page, orders(20, 40));
	await expect(importButton(page)).toBeEnabled();
	await page.getByLabel(t('importTarget')).selectOption({ label: 'orders' });
	await expect(page.getByText(t('overlapAdded', { n: 10 }))).toBeVisible();
	await expect(
		page.getByRole('status').filter({ hasText: t('overlapSame', { n: 10 }) }),
	).toBeVisible();
	await importButton(page).click();
	await page.waitForURL(/\/n\/[\w-]+$/);
	await page.goto('data');
	await expect(page.getByRole('heading', { name: /orders/ })).toContainText('v2');
	await expect(page.getByText('40', { exact: true }).first()).toBeVisible();

	await page.goto('import');
	await chooseFiles(page, orders(20, 40));
	await expect(importButton(page)).toBeEnabled();
	await page.getByLabel(t('importTarget')).selectOption({ label: 'orders' });
	await expect(page.getByText(t('identicalFile', { name: 'orders.csv' }))).toBeVisible();
	await importButton(page).click();
	await expect(page.getByText(t('nothingNew', { name: 'orders' }))).toBeVisible();
	await page.goto('data');
	await expect(page.getByRole('heading', { name: /orders/ })).toContainText('v2');
});

test('a table copied from a spreadsheet is a file', async ({ page }) => {
	await page.goto('');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await page.evaluate(() => {
		const data = new DataTransfer();
		data.setData(
			'text/plain',
			'member_id\ttime\tevent\nu1\t2026-03-01\tview\nu2\t2026-03-02\tview\n',
		);
		document.body.dispatchEvent(
			new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
		);
	});
	await page.waitForURL(/\/import$/);
	await expect(page.getByRole('button', { name: new RegExp(`^${t('pastedName')}`) })).toBeVisible();
	await importAll(page);
});

test('a file that is here already is named, and goes where it is', async ({ page }) => {
	await notebookOf(page, events());
	await page.goto('./import');
	await chooseFiles(page, events());
	const known = page.locator('.known');
	await expect(known).toContainText('events.csv');
	await known.getByRole('button').click();
	await expect(page.getByLabel(t('importTarget'))).not.toHaveValue('');
	await expect(known).toHaveCount(0);
});
