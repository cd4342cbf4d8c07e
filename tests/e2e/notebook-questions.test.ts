import type { Locator } from '@playwright/test';
import { expect, test } from './app';
import { csv, didKind, events } from './files';
import { cellOf, notebookOf, openToken, saved } from './steps';
import { analysisWords, editorWordsOf, kindName, wordsOf } from './words';

const t = wordsOf('zh-CN');
const e = editorWordsOf('zh-CN');
const bar = (cell: Locator, kind: string, n: number): Locator =>
	cell.getByRole('button', { name: `${kindName(kind)}: ${n}`, exact: true });

test('a question is changed by its tokens and the answer follows', async ({ page }) => {
	await notebookOf(page, events());
	const funnel = await cellOf(page, 'funnel');
	const say = await analysisWords('funnel', 'zh-CN');
	await expect(bar(funnel, 'order', didKind(160, 'order'))).toBeVisible();

	// Another first step.
	const step = await openToken(funnel, e('stepN', { n: 1 }));
	await step.getByRole('option', { name: new RegExp(`^${kindName('join')}`) }).click();
	await expect(bar(funnel, 'join', 160)).toBeVisible();
	await expect(bar(funnel, 'send', 160)).toBeHidden();

	// A window of two hours: the click comes two hours after joining, the cart three.
	await openToken(funnel, say('token-window')).then(async (editor) => {
		await editor.getByRole('combobox').selectOption('hour');
		await editor.getByLabel(t('value')).fill('2');
		await editor.getByRole('button', { name: t('apply') }).click();
	});
	await expect(
		funnel.getByRole('button', { name: new RegExp(`^${kindName('click')}: `) }),
	).toHaveText(/\d/);
	await expect(bar(funnel, 'add-cart', 0)).toHaveCount(0);
	await expect(bar(funnel, 'order', didKind(160, 'order'))).toHaveCount(0);

	// A step less.
	await openToken(funnel, e('stepN', { n: 4 })).then((editor) =>
		editor.getByRole('button', { name: e('removeStep', { n: 4 }) }).click(),
	);
	await expect(
		funnel.getByRole('button', { name: new RegExp(`^${kindName('order')}: `) }),
	).toHaveCount(0);

	// Nobody may be sent anything in between: everybody was, after joining.
	await openToken(funnel, t('moreSettings')).then(async (editor) => {
		await editor.getByRole('button', { name: say('token-exclusions') }).click();
		await editor.getByRole('button', { name: e('excluded') }).click();
		await editor.getByRole('option', { name: new RegExp(`^${kindName('send')}`) }).click();
	});
	await expect(bar(funnel, 'join', 160)).toHaveCount(0);
	const excluded = e('exclusionN', { n: 1 });
	await openToken(funnel, excluded).then((editor) => editor.getByText(e('dropStep')).click());
	await expect(bar(funnel, 'join', 160)).toBeVisible();
	await expect(bar(funnel, 'click', didKind(160, 'click'))).toHaveCount(0);

	// The question is kept.
	await saved(page);
	await page.reload();
	const again = await cellOf(page, 'funnel');
	await expect(bar(again, 'join', 160)).toBeVisible();
	await expect(
		again.getByRole('button', { name: new RegExp(`^${say('token-window')}: 2`) }),
	).toBeVisible();

	await openToken(again, excluded).then((editor) =>
		editor.getByRole('button', { name: e('removeExclusion', { n: 1 }) }).click(),
	);
	await expect(bar(again, 'click', didKind(160, 'click'))).toBeVisible();
});

test('time range and as-of change what all cells look at', async ({ page }) => {
	// All of them in view: cells far away compute when they come near.
	await page.setViewportSize({ width: 1280, height: 4000 });
	// Ten people a day for ten days.
	const lines = ['member_id,time,event'];
	for (let day = 1; day <= 10; day++) {
		for (let m = 0; m < 10; m++) {
			lines.push(`p${day}-${m},2026-05-${String(day).padStart(2, '0')} 09:00:00,send`);
			lines.push(`p${day}-${m},2026-05-${String(day).padStart(2, '0')} 10:00:00,click`);
		}
	}
	await notebookOf(page, csv('days.csv', lines.join('\n')));
	const funnel = await cellOf(page, 'funnel');
	await expect(bar(funnel, 'send', 100)).toBeVisible();

	await page.getByRole('button', { name: new RegExp(`^${t('scopeTime')}`) }).click();
	const range = page.getByRole('dialog', { name: t('scopeTime'), exact: true });
	await range.getByLabel(t('from')).fill('2026-05-03');
	await range.getByLabel(t('to')).fill('2026-05-05');
	await expect(bar(funnel, 'send', 30)).toBeVisible();
	await range.getByRole('button', { name: t('lastDays', { n: 7 }) }).click();
	await expect(bar(funnel, 'send', 70)).toBeVisible();

	await page.getByRole('button', { name: new RegExp(`^${t('scopeAsOf')}`) }).click();
	const asOf = page.getByRole('dialog', { name: t('scopeAsOf'), exact: true });
	await asOf.getByLabel(t('scopeAsOf')).fill('2026-05-05');
	await expect(bar(funnel, 'send', 20)).toBeVisible();
	await saved(page);

	await page.reload();
	await expect(bar(await cellOf(page, 'funnel'), 'send', 20)).toBeVisible();
	await page.keyboard.press('Escape');
	// Undone step by step.
	await page.getByRole('button', { name: new RegExp(`^${t('scopeAsOf')}`) }).click();
	await asOf.getByRole('button', { name: t('asOfDefault') }).click();
	await page.getByRole('button', { name: new RegExp(`^${t('scopeTime')}`) }).click();
	await range.getByRole('button', { name: t('wholeRange') }).click();
	await expect(bar(await cellOf(page, 'funnel'), 'send', 100)).toBeVisible();

	// A range without anybody is said, not drawn.
	await page.getByRole('button', { name: new RegExp(`^${t('scopeTime')}`) }).click();
	await range.getByLabel(t('from')).fill('2026-06-01');
	await expect(
		(await cellOf(page, 'funnel')).getByText(
			t('emptyScope', { from: '2026-05-01', to: '2026-05-10' }),
		),
	).toBeVisible();
});

test('what asks for money where there is none is asked of activity by one click', async ({
	page,
}) => {
	const lines = ['member_id,time,event'];
	for (let m = 0; m < 40; m++)
		for (let i = 0; i <= m % 5; i++) lines.push(`m${m},2026-03-0${1 + i} 09:00:00,message`);
	await notebookOf(page, csv('club.csv', lines.join('\n') + '\n'));
	const say = await analysisWords('rfm', 'zh-CN');
	await page.getByRole('button', { name: t('addCell'), exact: true }).click();
	const dialog = page.getByRole('dialog', { name: t('addCell') });
	await dialog.getByRole('button', { name: new RegExp(`^${say('name')}`) }).click();
	const rfm = await cellOf(page, 'rfm');
	await expect(rfm.getByRole('note')).toContainText(t('needsRole', { role: '金额' }));
	await rfm.getByRole('button', { name: say('instead.activity') }).click();
	await expect(rfm.getByRole('note')).toHaveCount(0);
	await expect(rfm).toContainText(say('value.activity'));
	await expect(rfm.getByRole('button', { name: /: \d+$/ }).first()).toBeVisible();

	// One step, which can be undone.
	await page.keyboard.press('Control+z');
	await expect(rfm.getByRole('button', { name: say('instead.activity') })).toBeVisible();
});
