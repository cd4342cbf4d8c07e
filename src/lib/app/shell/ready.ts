import { preloadCode } from '$app/navigation';
import { base } from '$app/paths';
import { engine } from '../../engine/client';
import type { Revision } from '../../model/dataset';
import { afterAMoment, idle } from '../../ui/idle';
import type { Opsbook } from '../opsbook.svelte';

/** Larger data are read when they are asked for: nobody may want them, and a phone has little memory. */
const MOST_AHEAD = 2_000_000;
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

/** Reads the list of members of the data at hand once nothing else is done, and with it the times that the first question asks for. */
export function readAhead(opsbook: Opsbook, revision: Revision): () => void {
	if (revision.facts.events > MOST_AHEAD) return () => undefined;
	return afterAMoment(async () => {
		// What fails is met again by the page of the list.
		await import('../members/prepare')
			.then(({ prepareList }) => prepareList(opsbook, revision))
			.catch(() => undefined);
	});
}
