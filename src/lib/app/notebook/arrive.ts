/** How long a notebook may grow after its opening. */
const SETTLED_MS = 8000;

/**
 * Brings a cell into view and keeps it there while the cells above it are still being drawn, until the person does
 * something. Returns the way to stop.
 */
export function arriveAt(cell: HTMLElement): () => void {
	const arrive = (): void => cell.scrollIntoView();
	const observer = new ResizeObserver(arrive);
	const { parentElement } = cell;
	if (parentElement) observer.observe(parentElement);
	const acts = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;
	const stop = (): void => {
		clearTimeout(timer);
		observer.disconnect();
		for (const act of acts) window.removeEventListener(act, stop);
	};
	const timer = setTimeout(stop, SETTLED_MS);
	for (const act of acts) window.addEventListener(act, stop, { passive: true });
	arrive();
	return stop;
}
