/** The colours of categories, in this order (custom properties of app.css). Told apart by colour-blind readers: tests. */
export const SERIES = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8'] as const;
export type SeriesColour = (typeof SERIES)[number];

type Values = Readonly<Record<SeriesColour | 'surface' | 'ink', string>>;

/** The values of app.css: to choose a readable text colour before anything is drawn, and for print. */
export const LIGHT: Values = {
	c1: '#2f4b7c',
	c2: '#d1603d',
	c3: '#3c8d7d',
	c4: '#c58904',
	c5: '#6967b8',
	c6: '#638c54',
	c7: '#905088',
	c8: '#615d54',
	surface: '#ffffff',
	ink: '#1d1c1a',
};
export const DARK: Values = {
	c1: '#8fabdf',
	c2: '#da7c49',
	c3: '#62d1c4',
	c4: '#dea613',
	c5: '#8a7cd0',
	c6: '#c4ce84',
	c7: '#ab7597',
	c8: '#aa9f93',
	surface: '#1f1e1b',
	ink: '#edeae3',
};

export type Rgb = readonly [number, number, number];

export function rgb(hex: string): Rgb {
	const n = parseInt(hex.slice(1), 16);
	return [n >> 16, (n >> 8) & 255, n & 255];
}

/** Relative luminance, 0…1 (WCAG 2.2). */
export function luminance(colour: Rgb): number {
	const [r, g, b] = colour.map((channel) => {
		const s = channel / 255;
		return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
	}) as unknown as Rgb;
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast of two colours, 1…21 (WCAG 2.2). */
export function contrast(a: Rgb, b: Rgb): number {
	const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
	return (high + 0.05) / (low + 0.05);
}

/** The colour at a strength (see `tint`). */
export function blend(colour: SeriesColour, strength: number, values: Values): Rgb {
	const over = rgb(values[colour]);
	const under = strength > 1 ? rgb('#000000') : rgb(values.surface);
	const share = strength > 1 ? 2 - strength : strength;
	return [0, 1, 2].map((i) =>
		Math.round(under[i]! + (over[i]! - under[i]!) * share),
	) as unknown as Rgb;
}

/**
 * CSS of a colour at a strength: 1 is the colour itself, less is mixed with the surface, more (up to 2) with black. Follows
 * the theme by itself.
 */
export function tint(colour: SeriesColour, strength = 1): string {
	if (strength === 1) return `var(--${colour})`;
	const [share, under] = strength > 1 ? [2 - strength, '#000'] : [strength, 'var(--surface)'];
	return `color-mix(in srgb, var(--${colour}) ${round(share * 100)}%, ${under})`;
}

/** CSS of a text colour that is readable (≥ 4.5) on `tint(colour, strength)` in both themes. */
export function textOn(colour: SeriesColour, strength = 1): string {
	return `light-dark(${readable(colour, strength, LIGHT)}, ${readable(colour, strength, DARK)})`;
}

function readable(colour: SeriesColour, strength: number, values: Values): string {
	const background = blend(colour, strength, values);
	// Ink and paper first; between the two of them only black and white reach 4.5 on every grey.
	const best = (pair: readonly [string, string]) =>
		contrast(rgb(pair[0]), background) >= contrast(rgb(pair[1]), background) ? pair[0] : pair[1];
	const ours = best([values.ink, values.surface]);
	return contrast(rgb(ours), background) >= 4.6 ? ours : best(['#000000', '#ffffff']);
}

/** Greys are left to those who are in no class. */
const CLASSES: readonly SeriesColour[] = ['c1', 'c3', 'c6', 'c4', 'c2', 'c7', 'c5'];

/** Colour and strength of a class of one's own, by its place in the list: what it is called does not matter. */
export function classColour(place: number): {
	readonly colour: SeriesColour;
	readonly strength: number;
} {
	const round = Math.floor(place / CLASSES.length) % 2;
	return { colour: CLASSES[place % CLASSES.length]!, strength: round === 0 ? 1 : 0.5 };
}

/** Style of a heat cell: the darker, the larger the share (0…1). */
export function heat(share: number, colour: SeriesColour = 'c1'): string {
	const strength = 0.04 + 0.96 * Math.min(1, Math.max(0, share));
	return `background:${tint(colour, strength)};color:${textOn(colour, strength)}`;
}

function round(n: number): number {
	return Math.round(n * 10) / 10;
}
