// The `test` of all e2e tests: knows the address of the app, and fails a test whose page broke the content
// policy, reported or threw an error, or asked any other host for anything.
import { test as base, type BrowserContext } from '@playwright/test';

export { expect } from '@playwright/test';

/** The app's address without a slash at the end. */
export function appUrl(): string {
	const url = process.env['OPSBOOK_URL'];
	if (url === undefined) throw new Error('The app is not being served');
	return url;
}

export interface Watch {
	/** What went wrong so far. A test that expects a problem empties it. */
	problems: string[];
	/** Where the app is served: requests to there stay at home. */
	readonly origins: Set<string>;
}

/** The browser's own words for an answer 404, which a static host gives for addresses that have no file. */
const NO_FILE = /Failed to load resource: the server responded with a status of 404/;

/** Notes what no page of the app may ever do. */
export function watchContext(context: BrowserContext, origin: string): Watch {
	const problems: string[] = [];
	const origins = new Set([origin]);
	context.on('request', (request) => {
		const url = new URL(request.url());
		if (/^https?:$/.test(url.protocol) && !origins.has(url.origin)) {
			problems.push(`a request left the origin: ${url.href}`);
		}
	});
	context.on('weberror', (error) => problems.push(`error in the page: ${error.error().message}`));
	context.on('console', (message) => {
		const text = message.text();
		const asset = message.location().url.includes('/_app/');
		if (/content security policy/i.test(text)) problems.push(text);
		else if (message.type() === 'error' && (asset || !NO_FILE.test(text))) {
			problems.push(`error on the console: ${text}`);
		}
	});
	return { problems, origins };
}

export const test = base.extend<{ watch: Watch }>({
	baseURL: async ({ browserName: _ }, use) => {
		await use(`${appUrl()}/`);
	},
	watch: [
		async ({ context }, use) => {
			const watch = watchContext(context, new URL(appUrl()).origin);
			await use(watch);
			if (watch.problems.length > 0) throw new Error(watch.problems.join('\n'));
		},
		{ auto: true },
	],
});
