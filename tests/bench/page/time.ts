/** The longest time that the page's own thread did not get to run while `work` was under way. */
export async function longestGap(work: Promise<unknown>): Promise<number> {
	let longest = 0;
	let over = false;
	void work.finally(() => (over = true)).catch(() => undefined);
	let last = performance.now();
	// A timer, not a message that sends the next: that would keep one of the cores and the collector busy.
	while (!over) {
		await new Promise((resolve) => setTimeout(resolve, 1));
		const now = performance.now();
		longest = Math.max(longest, now - last);
		last = now;
	}
	await work;
	return longest;
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
	const start = performance.now();
	await work();
	return performance.now() - start;
}
