import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** One page that holds Opsbook's engine and its peers. */
export default defineConfig({
	root: here('./page'),
	base: './',
	publicDir: false,
	resolve: { alias: { $lib: here('../../src/lib') } },
	worker: { format: 'es' },
	build: {
		outDir: here('./dist'),
		emptyOutDir: true,
		target: 'es2023',
		chunkSizeWarningLimit: 2000,
	},
});
