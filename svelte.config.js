import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { BUILD_INPUTS, hashFiles } from './scripts/hash.mjs';
import { directives } from './scripts/headers.mjs';

const base = process.env.BASE_PATH ?? '';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	kit: {
		adapter: adapter({ fallback: '404.html' }),
		paths: { base: /** @type {'' | `/${string}`} */ (base) },
		serviceWorker: { register: false },
		csp: { mode: 'hash', directives },
		// Changes with every change of the sources, and is the same for everybody who builds the same ones:
		// the service worker recognises a new fallback page by it.
		version: { name: hashFiles(BUILD_INPUTS, [base]) },
	},
};
