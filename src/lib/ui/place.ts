/** A box in viewport pixels. */
export interface Box {
	readonly left: number;
	readonly top: number;
	readonly width: number;
	readonly height: number;
}

export interface Place {
	readonly left: number;
	readonly top: number;
	/** What the viewport leaves for it on the chosen side. */
	readonly maxHeight: number;
}

/**
 * Where a floating box of a size goes so that it touches its anchor and stays inside the viewport: below it, or above
 * when there is more room; aligned with the anchor's start, or its end, pushed inside on narrow screens.
 */
export function place(
	anchor: Box,
	size: { readonly width: number; readonly height: number },
	viewport: { readonly width: number; readonly height: number },
	align: 'start' | 'end' = 'start',
	gap = 6,
	margin = 8,
): Place {
	const below = viewport.height - margin - (anchor.top + anchor.height + gap);
	const above = anchor.top - gap - margin;
	const under = size.height <= below || below >= above;
	const maxHeight = Math.max(80, Math.min(under ? below : above, viewport.height - 2 * margin));
	const height = Math.min(size.height, maxHeight);
	const top = under ? anchor.top + anchor.height + gap : anchor.top - gap - height;
	const left = align === 'start' ? anchor.left : anchor.left + anchor.width - size.width;
	return {
		left: clamp(left, margin, viewport.width - margin - size.width),
		top: clamp(top, margin, viewport.height - margin - height),
		maxHeight,
	};
}

function clamp(n: number, min: number, max: number): number {
	return Math.max(min, Math.min(n, max));
}
