import { SERIES } from './palette';

/** The colours and face that a canvas draws with, as they are now. */
export interface Theme {
	readonly surface: string;
	readonly line: string;
	readonly lineStrong: string;
	readonly ink: string;
	readonly ink2: string;
	readonly ink3: string;
	readonly series: readonly string[];
	readonly font: string;
}

/** Reads the custom properties that hold at an element. */
export function readTheme(element: Element): Theme {
	const style = getComputedStyle(element);
	const read = (name: string) => style.getPropertyValue(`--${name}`).trim();
	return {
		surface: read('surface'),
		line: read('line'),
		lineStrong: read('line-strong'),
		ink: read('ink'),
		ink2: read('ink-2'),
		ink3: read('ink-3'),
		series: SERIES.map(read),
		font: read('sans'),
	};
}

/** Calls `changed` whenever the colours may have changed: device, person's choice, print. Returns how to stop. */
export function watchTheme(changed: () => void): () => void {
	const observer = new MutationObserver(changed);
	observer.observe(document.documentElement, { attributeFilter: ['data-theme', 'class', 'style'] });
	const media = [matchMedia('(prefers-color-scheme: dark)'), matchMedia('print')];
	for (const query of media) query.addEventListener('change', changed);
	return () => {
		observer.disconnect();
		for (const query of media) query.removeEventListener('change', changed);
	};
}
