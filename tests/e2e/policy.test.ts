// Nothing leaves the page or its service worker; the workers that compute have workers.test.ts.
import { readdirSync } from 'node:fs';
import type { Page, Worker } from '@playwright/test';
import { expect, test, type Watch } from './app';
import { kept, ownSite, stranger } from './site';

/** What becomes of a request from there. */
const tries = (place: Page | Worker, url: string): Promise<string> =>
	(place as Page).evaluate(
		(target) =>
			fetch(target, { mode: 'no-cors', cache: 'no-store' }).then(
				() => 'reached',
				() => 'blocked',
			),
		url,
	);

/** What the policy stopped was expected; anything else was not. */
function forgive(watch: Watch, url: string): void {
	const others = watch.problems.filter(
		(problem) => !problem.includes(url) && !/content security policy/i.test(problem),
	);
	watch.problems.splice(0, Infinity, ...others);
}

for (const [host, headers] of [
	['our own', undefined],
	['a host that sends no headers', {}],
] as const) {
	test(`nothing leaves the page on ${host}`, async ({ page, watch }) => {
		const [site, other] = await Promise.all([
			ownSite(headers === undefined ? {} : { headers }),
			stranger(),
		]);
		watch.origins.add(site.origin);
		try {
			await page.goto(`${site.url}/`);
			expect(await tries(page, other.url)).toBe('blocked');
			// The same question about the own site is answered: what blocks is the policy.
			expect(await tries(page, `${site.url}/manifest.webmanifest`)).toBe('reached');
			// Other ways out of the page.
			await page.evaluate(async (url) => {
				const image = new Image();
				image.src = `${url}pixel.png`;
				document.body.append(image);
				const frame = document.createElement('iframe');
				frame.src = url;
				document.body.append(frame);
				const script = document.createElement('script');
				script.src = `${url}script.js`;
				document.body.append(script);
				navigator.sendBeacon(`${url}beacon`, 'x');
				await new Promise((done) => setTimeout(done, 200));
			}, other.url);
			expect(other.requests).toEqual([]);
			forgive(watch, other.url);
		} finally {
			await Promise.all([site.close(), other.close()]);
		}
	});
}

test('the service worker is bound by its own headers', async ({ page, context, watch }) => {
	const other = await stranger();
	try {
		await page.goto('./');
		await kept(page);
		const [worker] = context.serviceWorkers();
		expect(await tries(worker!, other.url)).toBe('blocked');
		expect(other.requests).toEqual([]);
		forgive(watch, other.url);
	} finally {
		await other.close();
	}
});

test('every script that a worker may ask for is in the build', async ({ page }) => {
	await page.goto('./');
	await kept(page);
	const cached = await page.evaluate(async () => {
		const names = await caches.keys();
		const caching = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
		return caching.flat().map(({ url }) => new URL(url).pathname);
	});
	const folder = new URL('../../build/_app/immutable/workers', import.meta.url);
	const workers = readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.map((name) => name.replaceAll('\\', '/'))
		.filter((name) => name.endsWith('.js'));
	// Both workers, and what they load when it is first needed.
	expect(workers.length).toBeGreaterThanOrEqual(3);
	for (const name of workers) {
		expect(
			cached.some((path) => path.endsWith(`/workers/${name}`)),
			name,
		).toBe(true);
	}
});
