export interface DriveOptions {
	/** Asked before every slice; true ends the run. */
	readonly cancelled?: () => boolean;
	/** Gets the share done, 0…1, at most ten times a second. */
	readonly onProgress?: (share: number) => void;
	/** How long to compute before other messages are heard. */
	readonly sliceMs?: number;
	/** Lets other tasks run; replaceable for tests. */
	readonly pause?: () => Promise<void>;
}

export type Driven<R> = { readonly done: true; readonly result: R } | { readonly done: false };

const SLICE_MS = 40;
const PROGRESS_MS = 100;

/** Runs a compute to its end in slices, so that the thread stays able to hear a cancel. */
export async function drive<R>(
	compute: Generator<number, R, void>,
	{ cancelled, onProgress, sliceMs = SLICE_MS, pause = nextTask }: DriveOptions = {},
): Promise<Driven<R>> {
	let told = performance.now();
	for (;;) {
		if (cancelled?.() === true) {
			compute.return(undefined as R);
			return { done: false };
		}
		const end = performance.now() + sliceMs;
		let now: number;
		do {
			const step = compute.next();
			if (step.done === true) return { done: true, result: step.value };
			now = performance.now();
			if (onProgress !== undefined && now - told >= PROGRESS_MS) {
				told = now;
				onProgress(step.value);
			}
		} while (now < end);
		await pause();
	}
}

/**
 * Resolves in a later task, after messages that have already come. A message to oneself: timers are held back to 4 ms and
 * more, and `scheduler.yield` goes before the messages that must be heard.
 */
export function nextTask(): Promise<void> {
	return new Promise((resolve) => {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = () => {
			port1.close();
			resolve();
		};
		port2.postMessage(null);
	});
}
