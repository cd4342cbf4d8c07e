import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import * as memberMessages from '../../src/lib/app/members/messages';
import * as tagMessages from '../../src/lib/app/tags/messages';
import { translator } from '../../src/lib/i18n/format';
import { expect, test } from './app';
import { faults } from './axe';
import { csv, events } from './files';
import { notebookOf } from './steps';

const m = translator<keyof typeof memberMessages.en>('zh-CN', memberMessages);
const t = translator<keyof typeof tagMessages.en>('zh-CN', tagMessages);

const people = csv(
	'people.csv',
	'member_id,name,city,age\nm0000,张三,北京,31\nm0001,李四,上海,24\nm0002,=王五,北京,45\nm0003,赵六,广州,\n',
);
const grid = (page: Page) => page.getByRole('grid', { name: m('members'), exact: true });
const rows = (page: Page) => grid(page).locator('.all [role=row]');
const count = (page: Page) => page.getByTestId('members-count');

async function openMembers(page: Page): Promise<void> {
	await page.goto('data');
	await page
		.getByRole('main')
		.getByRole('link', { name: m('members'), exact: true })
		.click();
	await expect(rows(page).first()).toBeVisible();
}

test('members are found, looked at, tagged and exported', async ({ page }) => {
	await notebookOf(page, people, events(40));
	await openMembers(page);
	await expect(count(page)).toHaveText(m('listed', { n: 40 }));
	expect(await faults(page)).toEqual([]);

	// By pinyin, and sorted by a column.
	const search = page.getByRole('searchbox', { name: m('search') });
	await search.fill('zhangs');
	await expect(count(page)).toHaveText(m('listedOf', { n: 1, all: 40 }));
	await expect(rows(page).first()).toContainText('张三');
	await search.fill('');
	await expect(count(page)).toHaveText(m('listed', { n: 40 }));
	await grid(page).getByRole('button', { name: 'age' }).click();
	await expect(rows(page).first()).toContainText('王五');
	await expect(grid(page).getByRole('columnheader', { name: 'age' })).toHaveAttribute(
		'aria-sort',
		'descending',
	);

	// One of them, by the keys, and what he did.
	await grid(page).focus();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('=王五');
	await expect(page).toHaveURL(/\/member\/[\w-]+#m0002$/);
	await expect(page.getByText(m('knownFrom', { names: 'people.csv' }))).toBeVisible();
	for (const dimension of ['value', 'preference', 'lifecycle'] as const)
		await expect(page.getByRole('heading', { level: 3, name: t(dimension) })).toBeVisible();
	const list = page.getByRole('grid', { name: m('eventsTitle') });
	await expect(list.getByRole('row')).toHaveCount(3);
	expect(await faults(page), 'member').toEqual([]);
	await list.getByRole('row').first().click();
	await expect(page.getByRole('dialog')).toContainText('events.csv');
	await page.keyboard.press('Escape');
	await page.getByRole('link', { name: m('backToList') }).click();
	await expect(rows(page).first()).toContainText('王五');

	// Those of one city get a tag.
	await page.getByRole('button', { name: m('filter'), exact: true }).click();
	const filter = page.getByRole('dialog', { name: m('filter') });
	await filter.getByRole('option', { name: 'city' }).click();
	await filter.getByRole('option', { name: '北京' }).click();
	await filter.getByRole('button', { name: m('apply') }).click();
	await expect(count(page)).toHaveText(m('listedOf', { n: 2, all: 40 }));
	await grid(page).focus();
	await page.keyboard.press('Control+a');
	await expect(count(page)).toContainText(m('chosen', { n: 2 }));
	await page.getByRole('button', { name: t('tag'), exact: true }).click();
	const dialog = page.getByRole('dialog', { name: t('tagThese', { n: 2 }) });
	expect(await faults(page), 'tag').toEqual([]);
	await dialog.getByLabel(t('name')).fill('北京客户');
	await dialog.getByRole('button', { name: t('createAndGive') }).click();
	await expect(page.getByText(t('given', { tag: '北京客户', n: 2 }))).toBeVisible();

	// On the page of tags: undone, and given again.
	await page
		.getByRole('link', { name: m('tagsPage'), exact: true })
		.last()
		.click();
	const bearers = page.getByRole('button', { name: t('showBearers', { n: 2, tag: '北京客户' }) });
	await expect(bearers).toBeVisible();
	await expect(page.getByTestId('tag-quota')).toHaveText(t('quotaOf', { used: 1, limit: 3000 }));
	const main = page.getByRole('main');
	// Two of forty have one tag; a tag of two is dead where three are asked for.
	const perMember = main.getByRole('region', { name: t('perMember') });
	await expect(perMember.getByRole('row').nth(1)).toContainText('38');
	await expect(perMember.getByRole('row').nth(2)).toContainText('2');
	await expect(main.getByText(t('deadNone'))).toBeVisible();
	await main.getByLabel(t('deadBelow')).fill('3');
	await page.keyboard.press('Enter');
	await expect(main.getByRole('button', { name: `${t('remove')} 北京客户` })).toBeVisible();
	expect(await faults(page), 'tags').toEqual([]);
	await main.getByRole('button', { name: t('undo') }).click();
	await expect(main.getByText(t('empty'))).toBeVisible();
	await page.goBack();
	await expect(count(page)).toContainText(m('chosen', { n: 2 }));
	await page.getByRole('button', { name: t('tag'), exact: true }).click();
	await dialog.getByLabel(t('name')).fill('=北京');
	await dialog.getByRole('button', { name: t('createAndGive') }).click();
	await page
		.getByRole('link', { name: m('tagsPage'), exact: true })
		.last()
		.click();

	// Out, in WeCom's columns and without a formula.
	const download = page.waitForEvent('download');
	await main.getByRole('button', { name: t('export') }).click();
	const text = await readFile(await (await download).path(), 'utf8');
	const [head, ...lines] = text.replace('\ufeff', '').trim().split('\r\n');
	expect(head).toBe('外部联系人ID,客户名称,添加人,添加时间,标签组1(用户价值)');
	expect(lines.sort()).toEqual(["m0000,张三,,,'=北京", "m0002,'=王五,,,'=北京"]);

	// Back to who bears it.
	await page.getByRole('button', { name: t('showBearers', { n: 2, tag: '=北京' }) }).click();
	await expect(count(page)).toContainText(m('listedOf', { n: 2, all: 40 }));
});

test('on a phone nothing is wider than the page', async ({ page }) => {
	await page.setViewportSize({ width: 390, height: 780 });
	await notebookOf(page, people, events(40));
	const id = await page.evaluate(async () => {
		const request = indexedDB.open('opsbook');
		const database = await new Promise<IDBDatabase>((resolve) => {
			request.onsuccess = () => resolve(request.result);
		});
		const all = database.transaction('datasets').objectStore('datasets').getAllKeys();
		return new Promise<string>((resolve) => {
			all.onsuccess = () => resolve(String(all.result[0]));
		});
	});
	for (const path of [`members/${id}`, `member/${id}#m0000`, `tags/${id}`]) {
		await page.goto(path);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await expect(page.getByText(m('computing'))).toHaveCount(0);
		const wide = await page.evaluate(
			() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
		);
		expect(wide, path).toBe(0);
		expect(await faults(page), path).toEqual([]);
	}
});
