// Servers of a test's own: ones that can be closed, that send no headers, or that only count who comes.
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from '@playwright/test';
import { serve } from '../../scripts/serve.mjs';

const build = fileURLToPath(new URL('../../build', import.meta.url));

/** The built app on an address of its own, with a database of its own. */
export const ownSite = (options: { headers?: Record<string, string> } = {}) =>
	serve({ dir: build, base: process.env['BASE_PATH'] ?? '', ...options });

export interface Stranger {
	readonly url: string;
	/** Requests that reached it. */
	readonly requests: string[];
	close(): Promise<void>;
}

/** Another origin. It lets everybody in; whoever does not come was stopped by the page. */
export async function stranger(): Promise<Stranger> {
	const requests: string[] = [];
	const server = createServer((request, response) => {
		requests.push(request.url ?? '');
		response.setHeader('Access-Control-Allow-Origin', '*');
		response.end('here');
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const address = server.address();
	const port = address !== null && typeof address === 'object' ? address.port : 0;
	return {
		url: `http://127.0.0.1:${port}/`,
		requests,
		close: () =>
			new Promise((done) => {
				server.close(() => done());
				server.closeAllConnections();
			}),
	};
}

/** Waits until the service worker keeps the whole app. */
export async function kept(page: Page): Promise<void> {
	await page.evaluate(async () => {
		const { active } = await navigator.serviceWorker.ready;
		if (active === null || active.state === 'activated') return;
		await new Promise<void>((done) =>
			active.addEventListener('statechange', () => active.state === 'activated' && done()),
		);
	});
}

/** No network at all: the browser is told that it is offline, and nobody would answer. */
export async function goOffline(context: BrowserContext, site: { close(): Promise<void> }) {
	await context.setOffline(true);
	await site.close();
}
