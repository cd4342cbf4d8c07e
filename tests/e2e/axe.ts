// What axe finds wrong with a page.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { expect } from './app';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** `--paper` of app.css: once the page has it, it has all colours of the scheme. */
const PAPER = { light: 'rgb(251, 250, 247)', dark: 'rgb(23, 22, 20)' } as const;

interface Axe {
	run(options: object): Promise<{
		violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[];
	}>;
}

/** What axe finds wrong with the page as it stands, in light and in dark, as lines to read. */
export async function faults(page: Page): Promise<string[]> {
	const all: string[] = [];
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		await expect(page.locator('body')).toHaveCSS('background-color', PAPER[colorScheme]);
		await page.evaluate(axe);
		const { violations } = await page.evaluate(() =>
			(window as unknown as { axe: Axe }).axe.run({ resultTypes: ['violations'] }),
		);
		for (const { id, impact, nodes } of violations) {
			if (impact !== 'serious' && impact !== 'critical') continue;
			for (const { html, failureSummary } of nodes) {
				all.push(`${colorScheme} ${id}: ${html.slice(0, 160)}\n${failureSummary}`);
			}
		}
	}
	return all;
}
