import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import * as memberMessages from '../../src/lib/app/members/messages';
import * as segmentMessages from '../../src/lib/app/segments/words/messages';
import * as tagMessages from '../../src/lib/app/tags/messages';
import * as chartMessages from '../../src/lib/charts/messages';
import * as editorMessages from '../../src/lib/app/tokens/scores/messages';
import { translator } from '../../src/lib/i18n/format';
import { expect, test } from './app';
import { faults } from './axe';
import { csv, didKind, events, type TestFile } from './files';
import { cellOf, chooseFiles, importButton, notebookOf, openToken, saved } from './steps';
import { analysisWords, kindName, wordsOf } from './words';

const t = wordsOf('zh-CN');
const s = translator<keyof typeof segmentMessages.en>('zh-CN', segmentMessages);
const e = translator<keyof typeof editorMessages.en>('zh-CN', editorMessages);
const g = translator<keyof typeof tagMessages.en>('zh-CN', tagMessages);
const m = translator<keyof typeof memberMessages.en>('zh-CN', memberMessages);
const c = translator<keyof typeof chartMessages.en>('zh-CN', chartMessages);
const bar = (cell: Locator, kind: string, n: number): Locator =>
	cell.getByRole('button', { name: `${kindName(kind)}: ${n}`, exact: true });
const total = (page: Page): Locator => page.getByTestId('rule-total');
const ofAll = (n: number): string => s('segTotal', { n, all: 160 });
const row = (page: Page, name: string): Locator =>
	page.locator('li[data-segment]').filter({ has: page.getByRole('link', { name, exact: true }) });

/** A new segment with one condition: who did this kind of event. */
async function segmentOf(page: Page, kind: string, name: string): Promise<void> {
	await page.goto('segments');
	await page.getByRole('button', { name: s('segCreate') }).click();
	await page.waitForURL(/\/segments\/\w+$/);
	await expect(total(page)).toHaveText(ofAll(160));
	await page.getByRole('button', { name: s('segAdd') }).click();
	await page.getByRole('menuitem', { name: s('segAddEvent') }).click();
	await chooseKind(page, kind);
	await page.getByRole('textbox', { name: s('segName') }).fill(name);
	await page.keyboard.press('Enter');
	await expect(page).toHaveTitle(new RegExp(`^${name}`));
}

async function chooseKind(page: Page, kind: string): Promise<void> {
	const editor = await openToken(
		page.getByRole('group', { name: s('segRule') }),
		s('segSlotEvent'),
	);
	await editor.getByRole('option', { name: new RegExp(`^${kindName(kind)}`) }).click();
}

test('a segment is made by a rule, looked at, edited and explained', async ({ page, context }) => {
	await notebookOf(page, events());
	const notebook = page.url();
	await expect(bar(await cellOf(page, 'funnel'), 'send', 160)).toBeVisible();

	await segmentOf(page, 'click', '点击者');
	await expect(total(page)).toHaveText(ofAll(didKind(160, 'click')));

	// What they need is written down as text; all that is written at once is one step back.
	const needs = page.getByRole('textbox', { name: s('segNeeds') });
	const undo = page.getByRole('button', { name: t('undo'), exact: true });
	await needs.fill('怕错过');
	await needs.pressSequentially('\n<b>活动</b>');
	await needs.blur();
	await undo.click();
	await expect(needs).toHaveValue('');
	await needs.fill('怕错过\n<b>活动</b>');
	await needs.blur();
	await page
		.getByRole('main')
		.getByRole('link', { name: t('segTitle'), exact: true })
		.click();
	await expect(row(page, '点击者')).toContainText('怕错过 <b>活动</b>');
	await row(page, '点击者').getByRole('link').click();
	await expect(needs).toHaveValue('怕错过\n<b>活动</b>');
	expect(await faults(page), 'editor').toEqual([]);

	// The notebook looks at it: the number changes, and the sentence of the bar says whose it is.
	await page.goto(notebook);
	const funnel = await cellOf(page, 'funnel');
	await expect(bar(funnel, 'send', 160)).toBeVisible();
	await page.getByRole('button', { name: new RegExp(`^${t('scopeSegment')}`) }).click();
	await page.getByRole('option', { name: /^点击者/ }).click();
	await funnel.scrollIntoViewIfNeeded();
	await expect(bar(funnel, 'send', 80)).toBeVisible();
	await expect(
		page.getByRole('button', { name: new RegExp(`^${t('scopeSegment')}.*点击者`) }),
	).toBeVisible();

	// One cell looks at everyone again.
	await openToken(funnel, t('segOfCell')).then((editor) =>
		editor.getByRole('option', { name: new RegExp(`^${t('segEveryone')}`) }).click(),
	);
	await expect(bar(funnel, 'send', 160)).toBeVisible();
	await openToken(funnel, t('segOfCell')).then((editor) =>
		editor.getByRole('option', { name: t('segOfNotebook') }).click(),
	);
	await expect(bar(funnel, 'send', 80)).toBeVisible();
	await saved(page);

	// It is edited in another tab: what is shown here is out of date, and computed again.
	const other = await context.newPage();
	await other.goto(notebook.replace(/\/n\/.*/, '/segments'));
	await other.getByRole('link', { name: '点击者' }).click();
	await chooseKind(other, 'order');
	await expect(total(other)).toHaveText(ofAll(didKind(160, 'order')));
	await expect(bar(funnel, 'send', didKind(160, 'order'))).toBeVisible();

	// Undo gives the clickers back.
	await other.getByRole('button', { name: t('undo') }).click();
	await expect(bar(funnel, 'send', 80)).toBeVisible();

	// Why is this one in it? By the keyboard.
	await other.getByRole('button', { name: s('segWhy') }).click();
	const panel = other.getByRole('dialog', { name: s('segAsk', { name: '点击者' }) });
	await expect(panel.getByTestId('people-count')).toHaveText(t('peopleCount', { n: 160 }));
	await expect(panel.getByRole('row').first()).toContainText('m0000');
	await panel.getByRole('grid').focus();
	await other.keyboard.press('Enter');
	await expect(panel.getByTestId('verdict')).toHaveText(s('segIsIn', { segment: '点击者' }));
	await expect(panel.getByTestId('explained')).toContainText(s('segFoundTimes', { n: 1 }));
	expect(await faults(other), 'explained').toEqual([]);
	await panel.getByRole('button', { name: s('segBack') }).click();
	await other.keyboard.press('ArrowDown');
	await other.keyboard.press('Enter');
	await expect(panel.getByTestId('verdict')).toHaveText(s('segIsOut', { segment: '点击者' }));
	await other.keyboard.press('Escape');

	// Without the buyers; deleted, and given back.
	await other.goto(notebook.replace(/\/n\/.*/, '/segments'));
	await other.getByRole('button', { name: s('segCreate') }).click();
	await other.waitForURL(/\/segments\/\w+$/);
	await other.goBack();
	await other.getByRole('button', { name: s('segCombine') }).click();
	const form = other.getByRole('dialog', { name: s('segCombine') });
	await form.getByLabel(s('segFirst')).selectOption({ label: s('segNew') });
	await form.getByLabel(s('segSecond')).selectOption({ label: '点击者' });
	await form.getByLabel(s('segOperation')).selectOption('difference');
	await form.getByRole('button', { name: s('segCombineNow') }).click();
	await expect(total(other)).toHaveText(ofAll(80));
	await other.setViewportSize({ width: 390, height: 780 });
	const fits = (): Promise<boolean> =>
		other.evaluate(
			() => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
		);
	expect(await fits()).toBe(true);
	await other.getByRole('button', { name: t('delete') }).click();
	await expect(other.locator('li[data-segment]')).toHaveCount(2);
	expect(await fits()).toBe(true);
	await other.getByRole('button', { name: t('undo') }).click();
	await expect(other.locator('li[data-segment]')).toHaveCount(3);

	// Two of them beside each other in the cell: names, sizes, pictures.
	await page.bringToFront();
	const editor = await openToken(funnel, t('segOfCell'));
	await editor.getByRole('button', { name: s('segCompare') }).click();
	await editor.getByRole('option', { name: new RegExp(`^${t('segEveryone')}`) }).click();
	await expect(editor.getByRole('button', { name: s('segCompareNow') })).toBeDisabled();
	await editor.getByRole('option', { name: /^点击者/ }).click();
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	const everyone = funnel.getByRole('group', { name: t('segEveryone') });
	const clickers = funnel.getByRole('group', { name: '点击者' });
	await expect(everyone.getByRole('heading').first()).toHaveText(`${t('segEveryone')} 160 人`);
	await expect(clickers.getByRole('heading').first()).toHaveText('点击者 80 人');
	await expect(bar(everyone, 'send', 160)).toBeVisible();
	await expect(bar(clickers, 'send', 80)).toBeVisible();
	await expect(funnel).toContainText(c('several', { n: 80 }));
	expect(await faults(page), 'compared').toEqual([]);

	// A number opens the people of its segment.
	await bar(clickers, 'send', 80).click();
	const people = page.locator('dialog[open]').first();
	await expect(people.getByTestId('people-count')).toHaveText(t('peopleCount', { n: 80 }));
	await expect(people).toContainText('点击者');
	await page.keyboard.press('Escape');

	// The table has both, each row under its segment.
	await funnel.getByRole('tab', { name: t('faceTable') }).click();
	const table = funnel.getByRole('table').first();
	await expect(table.getByRole('columnheader').first()).toHaveText(c('segment'));
	const rowsOf = (name: string): Locator =>
		table.getByRole('row').filter({ has: page.getByRole('cell', { name, exact: true }) });
	await expect(rowsOf('点击者').first()).toContainText('80');
	await expect(rowsOf(t('segEveryone')).first()).toContainText('160');
	expect(await rowsOf('点击者').count()).toBe(await rowsOf(t('segEveryone')).count());
	await rowsOf('点击者').first().getByRole('button', { name: '80' }).click();
	await expect(people.getByTestId('people-count')).toHaveText(t('peopleCount', { n: 80 }));
	await page.keyboard.press('Escape');

	// A segment that is gone says so in its place; the other stays.
	await other.bringToFront();
	await row(other, '点击者')
		.getByRole('button', { name: s('segMenu', { name: '点击者' }) })
		.click();
	await other.getByRole('menuitem', { name: t('delete') }).click();
	await page.bringToFront();
	await funnel.getByRole('tab', { name: t('facePicture') }).click();
	await expect(funnel.getByRole('group', { name: t('segGone') })).toContainText(t('noSegment'));
	await expect(bar(everyone, 'send', 160)).toBeVisible();
	await other.bringToFront();
	await other.getByRole('button', { name: t('undo') }).click();
	await page.bringToFront();
	await expect(bar(clickers, 'send', 80)).toBeVisible();

	// Undone: the faces, then the comparison; and one segment again ends it.
	await page.keyboard.press('Control+z');
	await page.keyboard.press('Control+z');
	await page.keyboard.press('Control+z');
	await expect(everyone).toHaveCount(0);
	await expect(bar(funnel, 'send', 80)).toBeVisible();
	await page.keyboard.press('Control+Shift+z');
	await expect(bar(everyone, 'send', 160)).toBeVisible();
	const again = await openToken(funnel, t('segOfCell'));
	await again.getByRole('button', { name: s('segCompareEnd') }).click();
	await again.getByRole('option', { name: new RegExp(`^${t('segEveryone')}`) }).click();
	await expect(clickers).toHaveCount(0);
	await expect(bar(funnel, 'send', 160)).toBeVisible();
});

/** What sixty people of a shop ordered in some months of 2026. */
function shop(name: string, ...months: readonly number[]): TestFile {
	const lines = ['member_id,time,event,amount'];
	for (const month of months) {
		for (let b = 0; b < 60; b++) {
			if ((b + month) % (1 + (b % 4)) !== 0) continue;
			const day = String(1 + ((b * 7 + month * 5) % 27)).padStart(2, '0');
			const id = `b${String(b).padStart(3, '0')}`;
			lines.push(`${id},2026-0${month}-${day} 10:00:00,order,${10 + b * 3}.00`);
		}
	}
	return csv(name, lines.join('\n') + '\n');
}

test('a set of classes is mended; a class becomes a segment that is explained, tagged and followed', async ({
	page,
}) => {
	await notebookOf(page, shop('shop.csv', 1, 2, 3));
	const notebook = page.url();
	const say = await analysisWords('rfm', 'zh-CN');
	const rfm = await cellOf(page, 'rfm');
	await openToken(rfm, say('token-set')).then((editor) =>
		editor.getByRole('option', { name: say('set.custom') }).click(),
	);

	// A published set leaves gaps and overlaps; they are found, and mended by the keys.
	const editor = await openToken(rfm, say('token-segments'));
	const lint = editor.getByTestId('score-lint');
	await expect(lint).toHaveText(e('sound'));
	await editor.getByLabel(e('startFrom')).selectOption('r-readme');
	await expect(lint).toContainText(e('gaps', { n: 10 }));
	await expect(lint).toContainText(e('overlaps', { n: 58 }));
	await editor.getByLabel(e('startFrom')).selectOption('r-package');
	await expect(lint).toContainText(e('gaps', { n: 36 }));
	await expect(lint).toContainText(e('overlaps', { n: 39 }));
	await editor.getByRole('radio', { name: say('segment.cant-lose-them') }).check();
	await expect(editor).toContainText(e('unreached', { by: say('segment.at-risk') }));
	await editor.getByRole('textbox', { name: e('className') }).fill('重要挽留');
	await page.keyboard.press('Enter');
	await editor.getByRole('button', { name: e('earlier', { name: '重要挽留' }) }).click();
	await expect(
		editor.getByRole('radio', { name: `重要挽留 ${e('gets', { n: 4 })}` }),
	).toBeChecked();
	await editor.getByRole('button', { name: e('nextGap') }).focus();
	await page.keyboard.press('Enter');
	await page.keyboard.press('Enter');
	await expect(lint).toContainText(e('gaps', { n: 35 }));
	await editor
		.getByLabel(e('axisMax', { axis: 'R' }))
		.first()
		.selectOption('2');
	expect(await faults(page), 'set').toEqual([]);
	await editor.getByRole('button', { name: e('fill', { name: '重要挽留' }) }).click();
	await expect(lint).not.toContainText(/不属于任何分组/);
	await page.keyboard.press('Escape');

	// The class is kept as a segment that follows it.
	const tile = rfm.getByRole('button', { name: /^重要挽留: \d+$/ });
	await expect(tile).toBeVisible();
	const size = Number(/\d+$/.exec((await tile.getAttribute('aria-label')) ?? '')![0]);
	await tile.click();
	const panel = page.locator('dialog[open]').first();
	await expect(panel.getByTestId('people-count')).toHaveText(t('peopleCount', { n: size }));
	await panel.getByRole('button', { name: s('segSave') }).click();
	const form = panel.getByRole('dialog', { name: s('segSave') });
	await form.getByLabel(s('segName')).fill('重要挽留');
	await form.getByText(s('segLiving'), { exact: true }).click();
	await form.getByRole('button', { name: s('segSaveNow') }).click();
	await expect(page.getByText(s('segSaved', { name: '重要挽留' }))).toBeVisible();
	await page.keyboard.press('Escape');
	await saved(page);

	// Why is this one in it?
	await page.getByRole('link', { name: new RegExp(`^${t('segTitle')}`) }).click();
	const mine = row(page, '重要挽留');
	await expect(mine.getByTestId('segment-size')).toHaveText(String(size));
	expect(await faults(page), 'list').toEqual([]);
	await mine.getByTestId('segment-size').click();
	await panel.getByRole('grid').focus();
	await page.keyboard.press('Enter');
	await expect(panel.getByTestId('verdict')).toHaveText(s('segIsIn', { segment: '重要挽留' }));
	await expect(panel.getByTestId('explained')).toContainText(say('name'));
	await panel.getByRole('button', { name: s('segBack') }).click();

	// They get a tag, and go out as a file.
	await panel.getByRole('button', { name: g('tag'), exact: true }).click();
	const dialog = page.getByRole('dialog', { name: g('tagThese', { n: size }) });
	await dialog.getByLabel(g('name')).fill('回访');
	await dialog.getByRole('button', { name: g('createAndGive') }).click();
	await expect(page.getByText(g('given', { tag: '回访', n: size }))).toBeVisible();
	const download = page.waitForEvent('download');
	await panel.getByRole('button', { name: t('exportPeople') }).click();
	const text = await readFile(await (await download).path(), 'utf8');
	expect(text.trim().split('\r\n')).toHaveLength(size + 1);
	await page.keyboard.press('Escape');

	// Next month: who came, who left; gained − lost is the change.
	await page.goto('import');
	await chooseFiles(page, shop('april.csv', 4));
	await expect(importButton(page)).toBeEnabled();
	await page.getByLabel(t('importTarget')).selectOption({ label: 'shop' });
	await expect(importButton(page)).toBeEnabled();
	await importButton(page).click();
	await page.waitForURL(/\/n\/[\w-]+$/);
	await page.goto('segments');
	await expect(mine).toContainText(s('segSince', { n: 1 }));
	const moved = async (sign: string): Promise<number> =>
		Number(new RegExp(`\\${sign}(\\d+)`).exec(await mine.innerText())![1]);
	const now = Number(await mine.getByTestId('segment-size').innerText());
	expect((await moved('+')) - (await moved('−'))).toBe(now - size);
	expect((await moved('+')) + (await moved('−'))).toBeGreaterThan(0);

	// Each of those who came or went leads to his page; together they may be a segment of their own.
	const some = (await moved('+')) > 0;
	const what = s(some ? 'segGained' : 'segLost');
	const count = await moved(some ? '+' : '−');
	await mine.getByRole('button', { name: s('segMoved', { what, n: count }) }).click();
	const movers = page.getByRole('dialog', { name: what, exact: true });
	await movers.getByRole('button', { name: s('segSave'), exact: true }).click();
	const own = movers.getByRole('dialog', { name: s('segSave') });
	await expect(own.getByLabel(s('segName'))).toHaveValue(`重要挽留 · ${what}`);
	await own.getByLabel(s('segName')).fill('变动的人');
	await own.getByRole('button', { name: s('segSaveNow') }).click();
	await expect(row(page, '变动的人').getByTestId('segment-size')).toHaveText(String(count));
	await expect(row(page, '变动的人')).not.toContainText(s('segSince', { n: 1 }));
	await movers.getByRole('link').first().click();
	await page.waitForURL(/\/member\//);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await page.goto('segments');
	await mine.getByRole('link').click();
	await expect(page.getByTestId('segment-sizes')).toContainText(
		s('segSizeIn', { version: 1, n: size }),
	);

	// The notebook looks at them alone, and a member's page says why.
	await page.goto(notebook);
	await page.getByRole('button', { name: new RegExp(`^${t('scopeSegment')}`) }).click();
	await page.getByRole('option', { name: /^重要挽留/ }).click();
	const scoped = await cellOf(page, 'rfm');
	await expect(scoped).toContainText(`${now} 名买家`);

	// Worth by what is done, with weights of one's own.
	await scoped.getByRole('button', { name: new RegExp(`^${t('moreSettings')}`) }).click();
	const more = scoped.getByRole('dialog', { name: t('moreSettings') });
	await more.getByRole('button', { name: new RegExp(`^${say('token-value')}`) }).click();
	await more.getByRole('option', { name: say('value.activity') }).click();
	const weights = await openToken(scoped, say('token-weights'));
	await weights.getByRole('spinbutton', { name: kindName('order') }).fill('7');
	await page.keyboard.press('Enter');
	await expect(
		scoped.getByRole('button', {
			name: `${say('token-weights')}: ${kindName('order')} 7`,
			exact: true,
		}),
	).toBeVisible();
	expect(await faults(page), 'weights').toEqual([]);
	await page.keyboard.press('Escape');
	await page.getByRole('link', { name: new RegExp(`^${m('members')}`) }).click();
	await page.getByRole('grid', { name: m('members'), exact: true }).focus();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 2, name: m('segments') })).toBeVisible();
	await expect(page.getByText('重要挽留').first()).toBeVisible();
	expect(await faults(page), 'member').toEqual([]);
});

test('segments are checked together: gaps, overlaps, who is first, what cannot be checked', async ({
	page,
}) => {
	await notebookOf(page, events());
	await segmentOf(page, 'click', '点击者');
	await segmentOf(page, 'order', '下单者');
	await page.goto('segments');
	await page.getByRole('button', { name: s('segCheck') }).click();
	const check = page.getByTestId('check-together');
	const findings = page.getByTestId('check-findings');
	const choose = (name: string): Promise<void> =>
		check.getByRole('checkbox', { name: new RegExp(`^${name}`) }).press('Space');
	await choose('下单者');
	await expect(findings).toBeEmpty();
	await choose('点击者');

	const orders = didKind(160, 'order');
	const clicks = didKind(160, 'click');
	const never = /从未(下单|点击).*从未(下单|点击)：(\d+) 人/;
	const both = /下单者、点击者：(\d+) 人/;
	await expect(findings).toContainText(never);
	await expect(findings).toContainText(both);
	const text = await findings.innerText();
	// Nobody is lost: whoever is in one, less those in both, and those in none.
	expect(orders + clicks - Number(both.exec(text)![1]) + Number(never.exec(text)![3])).toBe(160);
	const own = (name: string, n: number, gets: number): string =>
		s('segCheckOwn', { name, n, gets });
	const shared = Number(both.exec(text)![1]);
	await expect(findings).toContainText(own('下单者', orders, orders));
	await expect(findings).toContainText(own('点击者', clicks, clicks - shared));
	await expect(findings).toContainText(s('segCheckFirst', { first: '下单者' }));
	expect(await faults(page), 'checked').toEqual([]);

	// The other one first.
	await check.getByRole('button', { name: s('segCheckUp', { name: '点击者' }) }).press('Enter');
	await expect(findings).toContainText(own('下单者', orders, orders - shared));
	await page.setViewportSize({ width: 390, height: 780 });
	expect(
		await page.evaluate(
			() => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
		),
	).toBe(true);

	// What asks for anything else is named.
	await page.getByRole('button', { name: s('segCombine') }).click();
	const form = page.getByRole('dialog', { name: s('segCombine') });
	await form.getByLabel(s('segOperation')).selectOption('union');
	await form.getByRole('button', { name: s('segCombineNow') }).click();
	await page.waitForURL(/\/segments\/\w+$/);
	await page.goto('segments');
	await page.getByRole('button', { name: s('segCheck') }).click();
	await choose('下单者');
	const union = s('segUnion', { a: '.*', b: '.*' });
	await check.getByRole('checkbox', { name: new RegExp(union) }).press('Space');
	await expect(findings).toContainText('无法按范围列举');
});

test('a class of an analysis is a condition, and how it is asked can be changed where it stands', async ({
	page,
}) => {
	await notebookOf(page, events());
	await page.goto('segments');
	await page.getByRole('button', { name: s('segCreate') }).click();
	await page.waitForURL(/\/segments\/\w+$/);
	await expect(total(page)).toHaveText(ofAll(160));
	const rule = page.getByRole('group', { name: s('segRule') });
	await page.getByRole('button', { name: s('segAdd') }).click();
	await page.getByRole('menuitem', { name: s('segAddClass') }).click();
	const rfm = await analysisWords('rfm', 'zh-CN');
	await expect(rule).toContainText(`属于 ${rfm('name')} 的${rfm('segment.important-value')}`);

	// Classes that are taken together are all of them.
	const sizes: number[] = [];
	const classes = ['important-value', 'general-win-back', 'none'];
	const choose = async (name: string): Promise<void> => {
		const editor = await openToken(rule, s('segSlotClass'));
		await editor.getByRole('option', { name, exact: true }).click();
	};
	for (const one of classes) {
		await choose(rfm(`segment.${one}`));
		await expect(rule).toContainText(rfm(`segment.${one}`));
		await expect(rule.getByTestId('rule-count').last()).toHaveText(/^\d+$/);
		await expect(rule.locator('.stale')).toHaveCount(0);
		sizes.push(Number(await rule.getByTestId('rule-count').last().innerText()));
	}
	expect(sizes[2]).toBe(160 - didKind(160, 'order'));

	// Another set of classes: who never ordered are the same, by the keyboard.
	const question = rule.getByRole('group', { name: s('segQuestion', { analysis: rfm('name') }) });
	await question.getByRole('button', { name: new RegExp(`^${rfm('token-set')}: `) }).press('Enter');
	await question.getByRole('option', { name: rfm('set.eleven') }).click();
	await expect(question).toContainText(rfm('set.eleven'));
	await expect(total(page)).toHaveText(ofAll(160 - didKind(160, 'order')));
	const options = (await openToken(rule, s('segSlotClass'))).getByRole('option');
	await expect(options).toHaveCount(12);
	await expect(options.and(page.getByRole('option', { selected: true }))).toHaveText(
		rfm('segment.none'),
	);
	await page.keyboard.press('Escape');

	// A stage of another analysis; and why somebody is in it.
	const cycle = await analysisWords('lifecycle', 'zh-CN');
	await openToken(rule, s('segSlotAnalysis')).then((editor) =>
		editor.getByRole('option', { name: new RegExp(`^${cycle('name')}`) }).click(),
	);
	await choose(cycle('stage.lost'));
	await expect(rule).toContainText(`属于 ${cycle('name')} 的${cycle('stage.lost')}`);
	expect(await faults(page), 'class').toEqual([]);
	await page.setViewportSize({ width: 390, height: 780 });
	expect(
		await page.evaluate(
			() => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
		),
	).toBe(true);
	await page.setViewportSize({ width: 1280, height: 780 });
	await page.getByRole('button', { name: s('segPeople') }).click();
	await page.getByRole('grid').focus();
	await page.keyboard.press('Enter');
	await expect(page.getByTestId('explained')).toContainText(cycle('stage.lost'));

	// The list says how it was asked.
	await page.goto('segments');
	await expect(page.locator('li[data-segment]').first()).toContainText(
		`属于 ${cycle('name')} 的${cycle('stage.lost')}（`,
	);
});
