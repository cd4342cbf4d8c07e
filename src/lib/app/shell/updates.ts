import { base } from '$app/paths';
import { browser, dev } from '$app/environment';
import { engine } from '../../engine/client';
import { idle } from '../../ui/idle';
import type { Intake } from '../intake/intake.svelte';
import type { Opsbook } from '../opsbook.svelte';
import { words } from '../words';

/** Asked again after an hour, so that a tab that stays open for days hears of a new version. */
const HOUR_MS = 3_600_000;

/** How long the page is left alone before files are kept for offline use. */
const LATER_MS = 2000;

/** How often a service worker that keeps files is told whether to wait, and how long a page draws what the workers found. */
const TELL_MS = 50;
const DRAWING_MS = 800;

/** Keeping all files for offline use is work for seconds: it begins when nothing else is done, and waits while something is. */
async function quiet(): Promise<void> {
	do {
		await new Promise((resolve) => setTimeout(resolve, LATER_MS));
		await idle();
	} while (engine.busy);
}

/** Tells a service worker that is being installed (static/calm.js) when the page has something better to do. */
function keepCalm(registration: ServiceWorkerRegistration): void {
	let told = false;
	let busyUntil = 0;
	const timer = setInterval(() => {
		const { installing } = registration;
		if (installing === null) return clearInterval(timer);
		const now = performance.now();
		if (engine.busy) busyUntil = now + DRAWING_MS;
		const busy = now < busyUntil;
		if (busy !== told) installing.postMessage({ type: 'BUSY', busy });
		told = busy;
	}, TELL_MS);
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
		await quiet();
		const registration = await workbox.register();
		if (registration !== undefined) keepCalm(registration);
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
