const FOCUSABLE =
	'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex]';

/** Puts the focus inside: on what asks for it with `data-autofocus`, else the first control, else the box itself. */
export function focusInside(box: HTMLElement): void {
	const wanted = box.querySelector<HTMLElement>('[data-autofocus]');
	const first = [...box.querySelectorAll<HTMLElement>(FOCUSABLE)].find(
		(e) => e.tabIndex >= 0 && e.checkVisibility(),
	);
	if (wanted === null && first === undefined) box.tabIndex = -1;
	(wanted ?? first ?? box).focus();
}

/** Remembers who has the focus now; the returned function gives it back unless the person has moved on elsewhere. */
export function keepFocus(box: HTMLElement): () => void {
	const before = document.activeElement;
	return () => {
		const now = document.activeElement;
		const lost = now === null || now === document.body || box.contains(now);
		if (lost && before instanceof HTMLElement && before.isConnected) before.focus();
	};
}
