// The `test` of all e2e tests: knows the address of the app, and fails a test whose page broke the content
// policy, threw an error or asked any other host for anything.
import { test as base } from '@playwright/test';

export { expect } from '@playwright/test';

/** The app's address without a slash at the end. */
export function appUrl(): string {
	const url = process.env['OPSBOOK_URL'];
	if (url === undefined) throw new Error('The app is not being served');
	return url;
}

interface Watch {
	/** What went wrong so far. A test that expects a problem empties it. */
	problems: string[];
}

export const test = base.extend<{ watch: Watch }>({
	baseURL: async ({ browserName: _ }, use) => {
		await use(`${appUrl()}/`);
	},
	watch: [
		async ({ context }, use) => {
			const problems: string[] = [];
			const origin = new URL(appUrl()).origin;
			context.on('request', (request) => {
				const url = new URL(request.url());
				if (/^https?:$/.test(url.protocol) && url.origin !== origin) {
					problems.push(`a request left the origin: ${url.href}`);
				}
			});
			context.on('weberror', (error) =>
				problems.push(`error in the page: ${error.error().message}`),
			);
			context.on('console', (message) => {
				if (/content security policy/i.test(message.text())) problems.push(message.text());
			});
			await use({ problems });
			if (problems.length > 0) throw new Error(problems.join('\n'));
		},
		{ auto: true },
	],
});
