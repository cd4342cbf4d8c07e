import { expect, test } from './app';
import { cells, saved } from './steps';
import { wordsOf } from './words';

const t = wordsOf('zh-CN');

const TEXT = `# 结论

1. **八点档** 更好
2. 见 [报告](https://example.org/report) 和 [坏链](javascript:window.hacked=1)

<script>window.hacked = 1</script>
<img src="https://evil.example/pixel.png" onerror="window.hacked = 1">
<a href="data:text/html,<script>window.hacked=1</script>">数据</a>
<iframe src="https://evil.example"></iframe>
<form action="https://evil.example"><button>发送</button></form>
<style>body { display: none }</style>

- [x] 做完
- [ ] 没做`;

test('a text is Markdown, and nothing in it acts', async ({ page }) => {
	await page.goto('./');
	await page.getByRole('button', { name: t('newNotebook') }).click();
	await expect(page.getByText(t('emptyNotebook'))).toBeVisible();
	await page.keyboard.press('b');
	await page
		.getByRole('dialog', { name: t('addCell') })
		.getByRole('button', { name: new RegExp(`^${t('addText')}`) })
		.click();
	const cell = cells(page).first();
	await cell.getByRole('textbox').fill(TEXT);
	await cell.getByRole('button', { name: t('doneEditing') }).click();

	await expect(cell.getByRole('heading', { name: '结论' })).toBeVisible();
	await expect(cell.getByRole('listitem')).toHaveCount(4);
	await expect(cell.locator('strong')).toHaveText('八点档');
	const link = cell.getByRole('link', { name: '报告' });
	await expect(link).toHaveAttribute('href', 'https://example.org/report');
	await expect(link).toHaveAttribute('rel', /noopener/);
	const inside = cell.locator('.prose');
	for (const tag of ['script', 'iframe', 'form', 'style', 'button']) {
		await expect(inside.locator(tag)).toHaveCount(0);
	}
	await expect(inside.locator('[href^="javascript"], [href^="data:"], [onerror]')).toHaveCount(0);
	expect(await page.evaluate(() => 'hacked' in window)).toBe(false);

	// The text itself is kept as it was written.
	await saved(page);
	await page.reload();
	await expect(cell.getByRole('heading', { name: '结论' })).toBeVisible();
	await cell.focus();
	await page.keyboard.press('Enter');
	await expect(cell.getByRole('textbox')).toHaveValue(TEXT);
});

test('typing is undone as one step', async ({ page }) => {
	await page.goto('./');
	await page.getByRole('button', { name: t('newNotebook') }).click();
	await expect(page.getByText(t('emptyNotebook'))).toBeVisible();
	await page.keyboard.press('b');
	await page.keyboard.press('Enter');
	const cell = cells(page).first();
	await expect(cell.getByRole('textbox')).toBeFocused();
	await page.keyboard.type('one long thought');
	await page.keyboard.press('Escape');
	await expect(cell).toContainText('one long thought');
	await page.keyboard.press('z');
	await expect(cell).not.toContainText('one');
	await expect(cell.getByRole('button', { name: t('textEmpty') })).toBeVisible();
	await page.keyboard.press('Control+Shift+z');
	await expect(cell).toContainText('one long thought');
});
