/**
 * Finds what a person types in a list: letters typed within half a second belong together, one letter again goes on to
 * the next match. Returns a function from a key press to the index found (undefined: not a letter, or no match).
 */
export function typeahead(): (
	event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'timeStamp'>,
	labels: readonly string[],
	from: number,
) => number | undefined {
	let typed = '';
	let last = -Infinity;
	return (event, labels, from) => {
		if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return undefined;
		if (event.timeStamp - last > 500) typed = '';
		if (event.key === ' ' && typed === '') return undefined;
		last = event.timeStamp;
		typed += event.key.toLowerCase();
		const same = [...typed].every((letter) => letter === typed[0]);
		const wanted = same ? typed[0]! : typed;
		const start = same ? from + 1 : Math.max(from, 0);
		for (let i = 0; i < labels.length; i++) {
			const at = (start + i) % labels.length;
			if (labels[at]!.toLowerCase().startsWith(wanted)) return at;
		}
		return undefined;
	};
}
