import { drive, nextTask } from '$lib/engine/drive';
import { describe, expect, it } from 'vitest';

/** Takes about `ms` of this thread. */
function busy(ms: number): void {
	const end = performance.now() + ms;
	while (performance.now() < end);
}

function* steps(count: number, ms = 0): Generator<number, string, void> {
	for (let i = 1; i <= count; i++) {
		busy(ms);
		yield i / count;
	}
	return 'done';
}

describe('drive', () => {
	it('runs to the result', async () => {
		expect(await drive(steps(5))).toEqual({ done: true, result: 'done' });
	});

	it('pauses between slices and tells progress at most ten times a second', async () => {
		let pauses = 0;
		const shares: number[] = [];
		const start = performance.now();
		await drive(steps(60, 5), {
			onProgress: (share) => shares.push(share),
			pause: async () => void pauses++,
		});
		const took = performance.now() - start;
		expect(pauses).toBeGreaterThanOrEqual(4);
		expect(shares.length).toBeGreaterThanOrEqual(2);
		expect(shares.length).toBeLessThanOrEqual(took / 100);
		expect([...shares].sort((a, b) => a - b)).toEqual(shares);
	});

	it('hears a cancel that comes as a message while it runs', async () => {
		let cancelled = false;
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = () => (cancelled = true);
		const running = drive(steps(10_000, 1), { cancelled: () => cancelled });
		await nextTask();
		port2.postMessage('stop');
		expect(await running).toEqual({ done: false });
		port1.close();
	});

	it('lets the compute clean up when it is cancelled, and computes nothing', async () => {
		let computed = 0;
		let cleaned = false;
		const compute = (function* (): Generator<number, string, void> {
			try {
				computed++;
				yield 0;
				return 'done';
			} finally {
				cleaned = true;
			}
		})();
		compute.next();
		expect(await drive(compute, { cancelled: () => true })).toEqual({ done: false });
		expect({ computed, cleaned }).toEqual({ computed: 1, cleaned: true });
	});

	it('throws what the compute throws', async () => {
		const broken = (function* (): Generator<number, string, void> {
			yield 0;
			throw new TypeError('a bug');
		})();
		await expect(drive(broken)).rejects.toThrow('a bug');
	});
});
