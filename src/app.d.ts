/// <reference types="vite-plugin-pwa/info" />
/// <reference types="vite-plugin-pwa/svelte" />

declare global {
	namespace App {}

	/** Where an installed app gets the files that were opened with it (Chromium). */
	interface Window {
		readonly launchQueue?: {
			setConsumer(
				consumer: (launch: { readonly files: readonly FileSystemFileHandle[] }) => void,
			): void;
		};
	}
}

export {};
