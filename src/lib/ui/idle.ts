/** Resolves when the page has nothing to do; where a browser cannot tell, at its next task. */
export function idle(): Promise<void> {
	return new Promise((resolve) => {
		if ('requestIdleCallback' in window) requestIdleCallback(() => resolve());
		else setTimeout(resolve);
	});
}
