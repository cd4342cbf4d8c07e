import { sveltekit } from '@sveltejs/kit/vite';
import { SvelteKitPWA } from '@vite-pwa/sveltekit';
import { defineConfig } from 'vite';

const base = `${process.env['BASE_PATH'] ?? ''}/`;

export default defineConfig({
	worker: { format: 'es' },
	plugins: [
		sveltekit(),
		SvelteKitPWA({
			base,
			scope: base,
			registerType: 'prompt',
			injectRegister: false,
			manifest: {
				id: base,
				start_url: base,
				scope: base,
				name: '运营手记 Opsbook',
				short_name: '运营手记',
				description:
					'A local-first notebook for community and customer operations. Files stay on this device.',
				lang: 'zh-CN',
				display: 'standalone',
				theme_color: '#fbfaf7',
				background_color: '#fbfaf7',
				categories: ['business', 'productivity'],
				icons: [
					{ src: `${base}icons/icon-192.png`, sizes: '192x192', type: 'image/png' },
					{ src: `${base}icons/icon-512.png`, sizes: '512x512', type: 'image/png' },
					{
						src: `${base}icons/maskable-512.png`,
						sizes: '512x512',
						type: 'image/png',
						purpose: 'maskable',
					},
					{ src: `${base}icons/icon.svg`, sizes: 'any', type: 'image/svg+xml' },
				],
				file_handlers: [
					{
						action: `${base}import`,
						accept: {
							'text/csv': ['.csv'],
							'text/tab-separated-values': ['.tsv'],
							'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['.xlsx'],
							'application/vnd.ms-excel.sheet.binary.macroEnabled.12': ['.xlsb'],
							'application/vnd.ms-excel': ['.xls'],
							'application/json': ['.json'],
							'application/x-ndjson': ['.jsonl', '.ndjson'],
						},
					},
				],
			},
			workbox: {
				importScripts: ['calm.js'],
				navigateFallback: `${base}404.html`,
				maximumFileSizeToCacheInBytes: 6e6,
				globPatterns: [
					'client/**/*.{js,css,svg,png,webp,woff2,wasm,json,webmanifest}',
					'prerendered/**/*.{html,json}',
				],
			},
			kit: { base, adapterFallback: '404.html', spa: { fallbackMapping: `${base}404.html` } },
		}),
	],
});
