// What a person does in the app, for tests that need it done before they begin.
import { expect, type Locator, type Page } from '@playwright/test';
import type { Locale } from '../../src/lib/i18n/types';
import type { TestFile } from './files';
import { analysisWords, wordsOf, type AnalysisId } from './words';

const zh = wordsOf('zh-CN');

/** Gives files to the import page, as the button and a drop do. */
export async function chooseFiles(page: Page, ...files: (TestFile | string)[]): Promise<void> {
	await page.locator('input[type=file]').setInputFiles(files as TestFile[]);
}

/** The button that starts an import. */
export const importButton = (page: Page): Locator => page.locator('.foot button.primary');

/** Imports files from the first screen or the import page, and waits for their notebook. */
export async function importFiles(page: Page, ...files: TestFile[]): Promise<void> {
	await chooseFiles(page, ...files);
	await expect(importButton(page)).toBeEnabled();
	await importButton(page).click();
	await page.waitForURL(/\/n\/[\w-]+$/);
	await expect(cells(page).first()).toBeVisible();
}

/** From nothing to a notebook on these files. */
export async function notebookOf(page: Page, ...files: TestFile[]): Promise<void> {
	await page.goto('import');
	await importFiles(page, ...files);
}

export const cells = (page: Page): Locator => page.locator('section[data-cell]');

/** The first cell with this analysis, scrolled to, so that it computes. */
export async function cellOf(
	page: Page,
	id: AnalysisId,
	locale: Locale = 'zh-CN',
): Promise<Locator> {
	const say = await analysisWords(id, locale);
	const cell = page.getByRole('region', { name: new RegExp(`^\\d+\\. ${say('name')}$`) }).first();
	await cell.scrollIntoViewIfNeeded();
	return cell;
}

/** Opens the editor of a token by what it is about. */
export async function openToken(cell: Locator, label: string): Promise<Locator> {
	await cell.getByRole('button', { name: new RegExp(`^${label}: `) }).click();
	return cell.getByRole('dialog', { name: label, exact: true });
}

/** The menu of a cell. */
export async function cellMenu(cell: Locator, item: string): Promise<void> {
	await cell.locator('header button[aria-haspopup=menu]').click();
	await cell.getByRole('menuitem', { name: item }).click();
}

/** Waits until everything typed is on the disk. */
export async function saved(page: Page, t = zh): Promise<void> {
	await expect(page.getByRole('status').filter({ hasText: t('saved') })).toBeVisible();
}
