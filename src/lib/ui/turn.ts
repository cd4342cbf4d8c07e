/** Those that wait for a task of their own, first come first. */
const waiting: (() => void)[] = [];
const { port1, port2 } = new MessageChannel();
port1.onmessage = () => {
	waiting.shift()?.();
	if (waiting.length > 0) port2.postMessage(null);
};

/**
 * Resolves in a task of its own, after those that asked before: a page that draws one thing a turn answers to its user in
 * between. Takes no time itself, as a timer would.
 */
export function turn(): Promise<void> {
	return new Promise((resolve) => {
		waiting.push(resolve);
		if (waiting.length === 1) port2.postMessage(null);
	});
}
