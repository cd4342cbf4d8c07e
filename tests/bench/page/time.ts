/** The longest time that the page's own thread did not get to run while `work` was under way. */
export async function longestGap(work: Promise<unknown>): Promise<number> {
	let longest = 0;
	let over = false;
	void work.finally(() => (over = true)).catch(() => undefined);
	const channel = new MessageChannel();
	let last = performance.now();
	await new Promise<void>((resolve) => {
		channel.port1.onmessage = () => {
			const now = performance.now();
			longest = Math.max(longest, now - last);
			last = now;
			if (over) resolve();
			else channel.port2.postMessage(null);
		};
		channel.port2.postMessage(null);
	});
	await work;
	return longest;
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
	const start = performance.now();
	await work();
	return performance.now() - start;
}
