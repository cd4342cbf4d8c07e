// Stands in for both workers, and makes the trouble that its requests name.
import { expose } from 'comlink';
import type { RunRequest } from '$lib/engine/protocol';

const answer = (result: unknown) => ({ ok: true, key: 'k', result, params: {}, tookMs: 0 });

expose({
	async run(_job: number, { analysis }: RunRequest, onProgress: (share: number) => void) {
		onProgress(0.5);
		if (analysis === 'throws') throw new TypeError('a bug');
		if (analysis === 'hangs') for (;;);
		if (analysis === 'dies') {
			setTimeout(() => {
				throw new Error('out of memory');
			});
			return new Promise(() => {});
		}
		return answer(Float64Array.of(1, 2, 3));
	},
	people: async () => ({ ok: true, members: Uint32Array.of(3) }),
	cancel: () => undefined,
	importFiles() {
		for (;;);
	},
	sweep: async () => undefined,
});
