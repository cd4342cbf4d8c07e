// The browser itself is ended, as a power cut does: what was committed is there at the next start.
import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { chromiumArgs, findChromium } from '../../scripts/chromium.mjs';
import { appUrl, expect, test } from './app';
import { events, manyEvents, onDisk } from './files';
import { chooseFiles, importButton } from './steps';
import { stored } from './stored';

// A trace asks browsers that are gone.
test.use({ trace: 'off' });

interface Running {
	readonly page: Page;
	/** Ends the browser and all that it started, without a word to them. */
	kill(): void;
}

/** A browser of its own, with a profile on the disk. */
async function start(profile: string): Promise<Running> {
	const port = join(profile, 'DevToolsActivePort');
	await rm(port, { force: true });
	const own = ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`];
	const path = (await findChromium()) ?? chromium.executablePath();
	const child = spawn(path, [...chromiumArgs(), ...own, 'about:blank'], {
		detached: true,
		stdio: 'ignore',
	});
	const kill = (): void => {
		if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
	};
	try {
		let told = '';
		await expect
			.poll(async () => (told = await readFile(port, 'utf8').catch(() => '')))
			.toContain('\n');
		const browser = await chromium.connectOverCDP(`http://127.0.0.1:${told.split('\n')[0]!}`);
		return { page: await browser.contexts()[0]!.newPage(), kill };
	} catch (error) {
		kill();
		throw error;
	}
}

/** What is in the store when the start has swept it: no import that nobody writes, no piece without an owner. */
async function swept(page: Page) {
	await page.goto(`${appUrl()}/`);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expect
		.poll(async () => {
			const { documents, orphans } = await stored(page);
			return [documents['imports'], ...orphans];
		})
		.toEqual([0]);
	return stored(page);
}

test('a browser that is killed keeps what was committed, and nothing of what was not', async ({
	browserName: _,
}, { outputDir }) => {
	const profile = join(outputDir, 'profile');
	const large = await onDisk(manyEvents(200_000), outputDir);
	let running = await start(profile);
	try {
		// As soon as the app says that it is done.
		await running.page.goto(`${appUrl()}/import`);
		await chooseFiles(running.page, events());
		await expect(importButton(running.page)).toBeEnabled();
		await importButton(running.page).click();
		await running.page.waitForURL(/\/n\/[\w-]+$/);
		running.kill();

		running = await start(profile);
		const before = await swept(running.page);
		expect(before.documents).toMatchObject({ datasets: 1, sources: 1, revisions: 1, manifests: 2 });
		expect(before.chunks).toBeGreaterThan(0);

		// Amid an import.
		await running.page.goto(`${appUrl()}/import`);
		await chooseFiles(running.page, large);
		await expect(importButton(running.page)).toBeEnabled();
		await importButton(running.page).click();
		await running.page.waitForFunction(
			() => Number(document.querySelector('[role=progressbar]')?.ariaValueNow ?? 0) >= 60,
		);
		running.kill();

		running = await start(profile);
		const after = await swept(running.page);
		expect(after.documents).toMatchObject({ datasets: 1, sources: 1, revisions: 1, manifests: 2 });
		expect(after.chunks).toBe(before.chunks);
	} finally {
		running.kill();
	}
});
