import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { chromiumArgs, findChromium } from './scripts/chromium.mjs';

const executablePath = await findChromium().catch(() => undefined);
const alias = { $lib: fileURLToPath(new URL('./src/lib', import.meta.url)) };
const BUNDLED = [
	'chart.js',
	'comlink',
	'dexie',
	'dompurify',
	'fast-check',
	'hucre/xlsx',
	'intl-messageformat',
	'marked',
	'papaparse',
	'valibot',
];
const setupFiles = ['tests/setup.ts'];

export default defineConfig({
	test: {
		projects: [
			{
				plugins: [svelte()],
				resolve: { alias },
				test: {
					name: 'unit',
					environment: 'node',
					include: ['tests/unit/**/*.test.ts'],
					setupFiles,
					// Properties run many times, on machines of any speed.
					testTimeout: 120_000,
					hookTimeout: 120_000,
				},
			},
			{
				plugins: [svelte()],
				resolve: { alias },
				worker: { format: 'es' },
				// Found in the middle of a run they would reload the page under the tests.
				optimizeDeps: { include: BUNDLED },
				test: {
					name: 'browser',
					include: ['tests/browser/**/*.test.ts'],
					setupFiles,
					testTimeout: 120_000,
					hookTimeout: 120_000,
					expect: { poll: { timeout: 30_000 } },
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						provider: playwright({
							launchOptions: {
								args: chromiumArgs(),
								...(executablePath === undefined ? {} : { executablePath }),
							},
						}),
						instances: [{ browser: 'chromium' }],
					},
				},
			},
			{
				resolve: { alias },
				test: {
					name: 'reference',
					environment: 'node',
					include: ['tests/reference/**/*.test.ts'],
					setupFiles,
					testTimeout: 120_000,
					hookTimeout: 120_000,
				},
			},
		],
	},
});
