import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkPrecache } from '../../scripts/postbuild.mjs';
import { expect, test } from './app';

const build = fileURLToPath(new URL('../../build', import.meta.url));

test('the first screen shows', async ({ page }) => {
	const response = await page.goto('./');
	expect(response?.status()).toBe(200);
	await expect(page.locator('h1')).toBeVisible();
});

test('an address without a file is answered by the app', async ({ page }) => {
	const response = await page.goto('n/none');
	expect(response?.status()).toBe(404);
	await expect(page.locator('body')).not.toBeEmpty();
});

test('the pages carry the security headers', async ({ request }) => {
	const response = await request.get('./');
	const headers = response.headers();
	expect(headers['content-security-policy']).toContain("default-src 'none'");
	expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
	expect(headers['x-content-type-options']).toBe('nosniff');
	expect(headers['referrer-policy']).toBe('no-referrer');
});

test('the service worker keeps every file of the build', () => {
	expect(checkPrecache(join(build), process.env['BASE_PATH'] ?? '')).toEqual([]);
});
