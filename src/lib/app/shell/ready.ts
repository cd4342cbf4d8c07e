import { preloadCode } from '$app/navigation';
import { base } from '$app/paths';
import { engine } from '../../engine/client';
import { afterAMoment, idle } from '../../ui/idle';

const NEXT = ['/n/new', '/import', '/members/all', '/data'];

/**
 * Loads the pages that come next and starts the worker of the questions, once nothing else is done: whatever is looked at first,
 * these follow. Returns what ends the waiting.
 */
export function getReady(): () => void {
	let gone = false;
	const callOff = afterAMoment(async () => {
		engine.prepare();
		for (const path of NEXT) {
			await idle();
			if (gone) return;
			// What fails is asked for again when it is shown.
			await preloadCode(base + path).catch(() => undefined);
		}
	});
	return () => {
		gone = true;
		callOff();
	};
}
