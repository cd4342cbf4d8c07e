// Nothing that a person imported can leave through a worker, whatever the host sends or does not send.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Page, Worker } from '@playwright/test';
import { serve } from '../../scripts/serve.mjs';
import { SAMPLES } from '../../src/lib/app/home/samples';
import { appUrl, expect, test } from './app';
import { cells } from './steps';

const build = fileURLToPath(new URL('../../build', import.meta.url));

let elsewhere: Server;
let hits = 0;

test.beforeAll(async () => {
	elsewhere = createServer((_request, response) => {
		hits++;
		response.setHeader('Access-Control-Allow-Origin', '*');
		response.end('reached');
	});
	await new Promise<void>((done) => elsewhere.listen(0, '127.0.0.1', done));
	// It can be reached from here.
	expect(await (await fetch(other())).text()).toBe('reached');
	hits = 0;
});
test.afterAll(() => new Promise<void>((done) => void elsewhere.close(() => done())));

const other = () => `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`;

/** Both workers, awake. */
async function workersOf(page: Page): Promise<Worker[]> {
	await page.getByRole('button', { name: SAMPLES[0]['zh-CN'].name }).click();
	await page.waitForURL(/\/n\/[\w-]+$/);
	await expect(cells(page).first()).toBeVisible();
	await expect.poll(() => page.workers().length).toBe(2);
	return page.workers();
}

const probe = (worker: Worker, url: string) =>
	worker.evaluate(async (address) => {
		try {
			await fetch(address, { mode: 'no-cors', cache: 'no-store' });
			return 'reached';
		} catch {
			return 'blocked';
		}
	}, url);

async function expectBlocked(page: Page, own: string): Promise<void> {
	for (const worker of await workersOf(page)) {
		expect(worker.url()).toMatch(/^blob:/);
		expect(await probe(worker, other())).toBe('blocked');
		expect(await probe(worker, own)).toBe('reached');
	}
	expect(hits).toBe(0);
}

test('a worker reaches no other origin', async ({ page, watch }) => {
	await page.goto('./');
	await expectBlocked(page, `${appUrl()}/manifest.webmanifest`);
	watch.problems = [];
});

test('nor does it on a host that sends no headers', async ({ page, watch }) => {
	const base = process.env['BASE_PATH'] ?? '';
	const bare = await serve({ dir: build, base, headers: {} });
	await page.goto(`${bare.url}/`);
	await expectBlocked(page, `${bare.url}/manifest.webmanifest`);
	watch.problems = [];
	await bare.close();
});
