/** Resolves when the page has nothing to do; where a browser cannot tell, at its next task. */
export function idle(): Promise<void> {
	return new Promise((resolve) => {
		if ('requestIdleCallback' in window) requestIdleCallback(() => resolve());
		else setTimeout(resolve);
	});
}

/** The first page is drawn before anything else is begun. */
const A_MOMENT_MS = 1000;

/** Begins some work once a page has stood for a moment and has nothing to do. Returns what calls it off. */
export function afterAMoment(work: () => Promise<void>): () => void {
	let gone = false;
	const timer = setTimeout(() => void idle().then(() => (gone ? undefined : work())), A_MOMENT_MS);
	return () => {
		gone = true;
		clearTimeout(timer);
	};
}
