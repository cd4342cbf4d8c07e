import { defineConfig, devices } from '@playwright/test';
import { chromiumArgs, findChromium } from './scripts/chromium.mjs';

const executablePath = await findChromium();
const results = process.env['OPSBOOK_E2E_RESULTS'];

export default defineConfig({
	testDir: 'tests/e2e',
	testMatch: '**/*.test.ts',
	globalSetup: './tests/e2e/serve.ts',
	outputDir: '.opsbook/e2e',
	workers: 1,
	fullyParallel: true,
	forbidOnly: process.env['CI'] !== undefined,
	timeout: 180_000,
	// Patient: a busy machine is no failure.
	expect: { timeout: 30_000 },
	reporter: [
		['list'],
		...(results === undefined ? [] : [['json', { outputFile: results }] as ['json', object]]),
	],
	use: {
		locale: 'zh-CN',
		timezoneId: 'Asia/Shanghai',
		// Without films of every page: they take as long as the tests.
		trace: { mode: 'retain-on-failure', screenshots: false },
		launchOptions: {
			args: chromiumArgs(),
			...(executablePath === undefined ? {} : { executablePath }),
		},
	},
	projects: [{ name: 'chromium', use: { ...devices['Desktop Chrome'] } }],
});
