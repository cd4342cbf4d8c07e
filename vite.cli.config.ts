// The command line as one bundle for Node. No Svelte here: the core needs no page.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

export default defineConfig({
	publicDir: false,
	resolve: { alias: { $lib: fileURLToPath(new URL('./src/lib', import.meta.url)) } },
	ssr: { noExternal: true },
	build: {
		ssr: 'src/cli/main.ts',
		target: 'node20',
		minify: false,
		emptyOutDir: true,
		rolldownOptions: { output: { entryFileNames: 'main.js', format: 'es' } },
	},
});
