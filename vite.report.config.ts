// The viewer that every exported report carries: one script and one style sheet, which need nothing else.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

export default defineConfig({
	publicDir: false,
	plugins: [svelte()],
	resolve: { alias: { $lib: fileURLToPath(new URL('./src/lib', import.meta.url)) } },
	build: {
		outDir: 'static/report',
		emptyOutDir: false,
		copyPublicDir: false,
		assetsInlineLimit: Number.MAX_SAFE_INTEGER,
		cssCodeSplit: false,
		modulePreload: false,
		// It is one script by intention: nothing to be warned of on stderr.
		chunkSizeWarningLimit: 800,
		rolldownOptions: {
			input: 'src/lib/report/viewer/main.ts',
			// Vite's helper for chunks asks for `import.meta.url`; in one script there are no chunks to ask for.
			checks: { emptyImportMeta: false, pluginTimings: false },
			output: {
				format: 'iife',
				name: 'OpsbookReport',
				codeSplitting: false,
				entryFileNames: 'viewer.js',
				assetFileNames: 'viewer[extname]',
			},
		},
	},
});
