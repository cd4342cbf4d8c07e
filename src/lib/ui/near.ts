/**
 * Tells when an element comes near the view and when it leaves. Several changes may be told at once, oldest first: the last of
 * them is how things are. Returns what ends it.
 */
export function watchNear(
	element: Element,
	margin: string,
	tell: (near: boolean) => void,
): () => void {
	const observer = new IntersectionObserver(
		(changes) => tell(changes.at(-1)?.isIntersecting ?? false),
		{ rootMargin: margin },
	);
	observer.observe(element);
	return () => observer.disconnect();
}
