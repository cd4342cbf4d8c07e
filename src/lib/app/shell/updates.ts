import { base } from '$app/paths';
import { browser, dev } from '$app/environment';
import type { Intake } from '../intake/intake.svelte';
import type { Opsbook } from '../opsbook.svelte';
import { words } from '../words';

/** Asked again after an hour, so that a tab that stays open for days hears of a new version. */
const HOUR_MS = 3_600_000;

/** How long the page and an import are left alone. */
const LATER_MS = 1000;

/** Keeping all files for offline use is work for seconds: it waits until nothing else is done. */
async function quiet(intake: Intake): Promise<void> {
	do {
		await new Promise((resolve) => setTimeout(resolve, LATER_MS));
		if ('requestIdleCallback' in window) await new Promise((done) => requestIdleCallback(done));
	} while (intake.importing);
}

/**
 * Registers the service worker and offers a new version when one is ready. It is never forced: an import goes on, and the old
 * version keeps its files until the person reloads.
 */
export function watchUpdates(opsbook: Opsbook, intake: Intake): () => void {
	if (!browser || dev || !('serviceWorker' in navigator)) return () => undefined;
	let timer: ReturnType<typeof setInterval> | undefined;
	void (async () => {
		const { Workbox } = await import('workbox-window');
		const workbox = new Workbox(`${base}/sw.js`, { scope: `${base}/` });
		const offer = (): void => {
			const t = words();
			opsbook.toasts.show(t('updateReady'), {
				action: {
					label: t('updateNow'),
					run: () => {
						if (intake.importing) return void setTimeout(offer, 5_000);
						workbox.addEventListener('controlling', () => location.reload());
						workbox.messageSkipWaiting();
					},
				},
			});
		};
		workbox.addEventListener('waiting', offer);
		await quiet(intake);
		await workbox.register();
		timer = setInterval(() => void workbox.update().catch(() => undefined), HOUR_MS);
	})().catch(() => undefined); // Without a service worker the app works, only not offline.

	// A chunk of an older version that is gone: one reload gets the new one.
	const reload = (event: Event): void => {
		if (!navigator.onLine || sessionStorage.getItem('opsbook-reloaded') === location.href) return;
		event.preventDefault();
		sessionStorage.setItem('opsbook-reloaded', location.href);
		location.reload();
	};
	window.addEventListener('vite:preloadError', reload);
	return () => {
		clearInterval(timer);
		window.removeEventListener('vite:preloadError', reload);
	};
}
