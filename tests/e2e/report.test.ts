// A report opened from the disk, with no network: written by the command line, read in a browser that knows nothing else.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, test as base, type Locator, type Page } from '@playwright/test';
import * as messages from '../../src/lib/report/viewer/messages';
import { translator } from '../../src/lib/i18n/format';
import type { Locale } from '../../src/lib/i18n/types';
import { sampleOf } from '../../src/lib/samples';
import { analysisWords } from './words';

const opsbook = fileURLToPath(new URL('../../scripts/opsbook.mjs', import.meta.url));
const run = promisify(execFile);
const words = (locale: Locale) => translator<keyof typeof messages.en>(locale, messages);
const t = words('zh-CN');

const TITLE = '</script><img src=x onerror=alert(1)> 半年：从触达到复购';
const ask = (analysis: string, params: object, more: object = {}) => ({
	type: 'analysis',
	analysis,
	params,
	face: 'picture',
	...more,
});
const order = { kind: 'order' };
const CELLS = [
	{
		type: 'text',
		markdown: '想弄清**三件事**。<img src="https://example.com/x.png" onerror="alert(1)">',
	},
	ask('overview', {}),
	ask('trend', { unit: 'week' }),
	ask(
		'trend',
		{ metric: 'revenue', events: [order], unit: 'week', breakdown: 'channel' },
		{ title: '<b>收入</b>' },
	),
	{ type: 'text', markdown: '## 行为' },
	ask('funnel', { steps: ['reach', 'click', 'add-cart', 'order'].map((kind) => ({ kind })) }),
	ask('funnel', {
		steps: [{ kind: 'click' }, { kind: 'add-cart' }, order],
		breakdown: 'member:city',
	}),
	ask('retention', { start: { kind: 'join' } }),
	ask('retention', { start: order, return: order, unit: 'month' }),
	ask('rfm', { order }),
	ask('rfm', { order, set: 'eleven', none: true }, { face: 'table' }),
	ask('trend', { unit: 'day' }, { scope: { from: '2026-04-01', to: '2026-05-31' } }),
].map((cell, i) => ({ id: `c${i}`, ...cell }));

interface Fixture {
	/** The report's address on the disk. */
	readonly report: string;
	/** Opens it in a browser without a network, and fails when it asks for anything but itself. */
	readonly open: (look?: { scheme?: 'light' | 'dark'; width?: number }) => Promise<Page>;
}

const test = base.extend<Pick<Fixture, 'open'>, Pick<Fixture, 'report'>>({
	report: [
		async ({ browserName: _ }, use) => {
			const folder = await mkdtemp(join(tmpdir(), 'opsbook-report-'));
			const files = [];
			for (const { name, blob } of sampleOf('reading-club').generate()) {
				files.push(join(folder, name));
				await writeFile(join(folder, name), new Uint8Array(await blob.arrayBuffer()));
			}
			const notebook = join(folder, 'notebook.json');
			const head = { format: 1, id: 'n', title: TITLE, dataset: null, scope: {} };
			await writeFile(
				notebook,
				JSON.stringify({ ...head, cells: CELLS, createdAt: 0, updatedAt: 0 }),
			);
			const report = join(folder, 'report.html');
			const words = ['run', notebook, '--source', ...files, '--zone', 'Asia/Shanghai'];
			await run(process.execPath, [opsbook, ...words, '--locale', 'zh-CN', '--out', report]);
			await use(report);
			await rm(folder, { recursive: true, force: true });
		},
		{ scope: 'worker', timeout: 300_000 },
	],
	open: async ({ browser, report }, use) => {
		const problems: string[] = [];
		const address = pathToFileURL(report).href;
		await use(async ({ scheme = 'light', width = 1280 } = {}) => {
			const context = await browser.newContext({
				offline: true,
				colorScheme: scheme,
				viewport: { width, height: 900 },
			});
			context.on('request', (request) => {
				if (request.url() !== address && !/^(data|blob):/.test(request.url()))
					problems.push(`asked for ${request.url()}`);
			});
			context.on('weberror', (error) => problems.push(error.error().message));
			context.on('console', (message) => {
				if (message.type() === 'error' || /content security policy/i.test(message.text()))
					problems.push(message.text());
			});
			const page = await context.newPage();
			page.on('dialog', (dialog) => problems.push(`a dialog: ${dialog.message()}`));
			await page.goto(address);
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
			return page;
		});
		expect(problems).toEqual([]);
	},
});

// Ten cells with three faces each, on machines that do other things too.
test.describe.configure({ timeout: 180_000 });

const cells = (page: Page): Locator => page.locator('section.cell');
const cellOf = async (page: Page, id: Parameters<typeof analysisWords>[0]): Promise<Locator> => {
	const say = await analysisWords(id, 'zh-CN');
	return page.getByRole('region', { name: new RegExp(`${say('name')}$`) }).first();
};

test('ten cells are less than a megabyte, and none of the members is in them', async ({
	report,
}) => {
	expect((await stat(report)).size).toBeLessThan(1_000_000);
	const text = await readFile(report, 'utf8');
	expect(text).not.toMatch(/YD\d{4}/);
	expect(text.match(/<script/g)).toHaveLength(2);
});

test('shows texts, sentences, findings and pictures, hostile ones as texts', async ({ open }) => {
	const page = await open();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(TITLE);
	await expect(page).toHaveTitle(TITLE);
	await expect(page.getByRole('heading', { name: '<b>收入</b>' })).toBeVisible();
	await expect(page.locator('section.text strong')).toHaveText('三件事');
	await expect(cells(page)).toHaveCount(10);
	for (const cell of await cells(page).all()) {
		await expect(cell.locator('.sentence b').first()).toBeVisible();
		await expect(cell.getByRole('tabpanel')).not.toBeEmpty();
	}
	await expect(page.locator('canvas').first()).toBeVisible();
	await expect(page.getByRole('img', { name: /.+/ }).first()).toBeVisible();
});

test('every cell has a picture, a table and a method, by pointer and by keys', async ({ open }) => {
	const page = await open();
	for (const cell of await cells(page).all()) {
		await cell.getByRole('tab', { name: t('table') }).click();
		await expect(cell.getByRole('table').first()).toBeVisible();
		await page.keyboard.press('ArrowRight');
		await expect(cell.getByRole('tab', { name: t('method') })).toBeFocused();
		await expect(cell.getByRole('tabpanel').getByRole('heading').first()).toBeVisible();
		await page.keyboard.press('Home');
		await expect(cell.getByRole('tab', { name: t('picture') })).toHaveAttribute(
			'aria-selected',
			'true',
		);
	}
});

test('tables are sorted and taken along; few people are not told', async ({ open }) => {
	const page = await open();
	const say = await analysisWords('funnel', 'zh-CN');
	const cell = cells(page).nth(4);
	await cell.getByRole('tab', { name: t('table') }).click();
	const table = cell.getByRole('table', { name: say('table.breakdown') });
	const firsts = () => table.locator('tbody tr td:first-child').allInnerTexts();
	const given = await firsts();
	const header = table.getByRole('columnheader', { name: say('table.count') });
	await header.getByRole('button').click();
	await expect(header).toHaveAttribute('aria-sort', 'descending');
	expect(await firsts()).not.toEqual(given);
	await expect(table.getByText('<5').first()).toBeVisible();
	await expect(cell.getByText(t('suppressedBoth', { k: 5 }))).toBeVisible();
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		cell.getByRole('button', { name: t('csv') }).click(),
	]);
	expect(file.suggestedFilename()).toMatch(/\.csv$/);
	const csv = await readFile(await file.path(), 'utf8');
	expect(csv.startsWith('\ufeff')).toBe(true);
	expect(csv).toContain('<5');
	expect(csv).not.toMatch(/(^|,)-1(,|\r)/m);
});

test('values are read out under the pointer', async ({ open }) => {
	const page = await open();
	const cell = await cellOf(page, 'overview');
	const canvas = cell.locator('canvas');
	await canvas.scrollIntoViewIfNeeded();
	await expect(cell.locator('.period b')).toBeVisible();
	const before = await cell.locator('.period b').innerText();
	const box = (await canvas.boundingBox())!;
	await page.mouse.move(box.x + box.width / 3, box.y + box.height / 2);
	await expect(cell.locator('.period b')).not.toHaveText(before);
});

test('language and colours are the reader’s choice', async ({ open }) => {
	const page = await open();
	const en = words('en');
	await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
	await page.getByText('English', { exact: true }).click();
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	await expect(page.getByRole('heading', { name: en('about') })).toBeVisible();
	const funnel = await analysisWords('funnel', 'en');
	await expect(page.getByRole('heading', { name: funnel('name') }).first()).toBeVisible();
	const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
	const light = await paper();
	await page.getByText(en('themeDark'), { exact: true }).click();
	expect(await paper()).not.toBe(light);
});

test('says what it rests on and what is not in it', async ({ open }) => {
	const page = await open();
	const about = page.getByRole('region', { name: t('about') });
	for (const text of ['5,000', '125,548', 'Asia/Shanghai', '120,548', '“<5”'])
		await expect(about.getByText(text).first()).toBeVisible();
	await expect(cells(page).last().getByText('2026-04-01 → 2026-05-31')).toBeVisible();
});

test('prints light, whole and cell by cell', async ({ open }) => {
	const page = await open({ scheme: 'dark' });
	const pdf = await page.pdf({ format: 'A4', printBackground: true });
	expect(pdf.byteLength).toBeGreaterThan(100_000);
	await page.emulateMedia({ media: 'print' });
	await page.setViewportSize({ width: 700, height: 1000 });
	expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
		'rgb(255, 255, 255)',
	);
	await expect(page.getByRole('radiogroup').first()).toBeHidden();
	await expect(page.getByRole('tablist').first()).toBeHidden();
	const wide = await page.evaluate(() =>
		[...document.querySelectorAll('section.cell table')]
			.filter((table) => table.getBoundingClientRect().right > 702)
			.map((table) => table.getAttribute('aria-label')),
	);
	expect(wide).toEqual([]);
	const breaks = await cells(page).evaluateAll((all) =>
		all.map((cell) => getComputedStyle(cell).breakInside),
	);
	expect(new Set(breaks)).toEqual(new Set(['avoid']));
});

test('is read at 360 pixels without scrolling sideways', async ({ open }) => {
	const page = await open({ width: 360 });
	for (const face of ['picture', 'table', 'method'] as const) {
		for (const tab of await page.getByRole('tab', { name: t(face) }).all()) await tab.click();
		expect(await page.evaluate(() => document.documentElement.scrollWidth), face).toBe(360);
	}
});

interface Axe {
	run(
		options: object,
	): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }>;
}
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

for (const scheme of ['light', 'dark'] as const) {
	test(`axe finds nothing wrong (${scheme})`, async ({ open }) => {
		const page = await open({ scheme });
		await page.evaluate(axe);
		for (const face of ['picture', 'table', 'method'] as const) {
			for (const tab of await page.getByRole('tab', { name: t(face) }).all()) await tab.click();
			const found = await page.evaluate(async () => {
				const { violations } = await (window as unknown as { axe: Axe }).axe.run({
					resultTypes: ['violations'],
				});
				return violations
					.filter(({ impact }) => impact === 'serious' || impact === 'critical')
					.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`);
			});
			expect(found, face).toEqual([]);
		}
	});
}
