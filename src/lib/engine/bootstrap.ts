import analysisUrl from './analysis.worker.ts?worker&url';
import intakeUrl from './intake.worker.ts?worker&url';

const URLS = { analysis: analysisUrl, intake: intakeUrl } as const;
const boots = new Map<string, string>();

/**
 * Starts a worker through a `blob:` module that imports the real one. A worker loaded from the network follows the
 * headers of its own response only; one from a blob inherits the page's content policy, on any host.
 */
export function startWorker(name: keyof typeof URLS): Worker {
	return new Worker(bootOf(name), { type: 'module', name: `opsbook-${name}` });
}

/** One blob per worker, for as long as the page lives: a respawned worker starts from it too. */
function bootOf(name: keyof typeof URLS): string {
	let boot = boots.get(name);
	if (boot === undefined) {
		const url = new URL(URLS[name], import.meta.url).href;
		const code = `import ${JSON.stringify(url)};`;
		boot = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
		boots.set(name, boot);
	}
	return boot;
}
