/** Text safe inside SVG: markup escaped, characters that XML cannot hold left out. */
export function escapeXml(text: string): string {
	return text
		.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
		.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!);
}

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** One SVG element; numbers with two decimals, missing attributes left out. */
export function tag(name: string, attributes: Attributes, content = ''): string {
	let out = `<${name}`;
	for (const [key, value] of Object.entries(attributes)) {
		if (value === undefined) continue;
		out += ` ${key}="${typeof value === 'number' ? Math.round(value * 100) / 100 : escapeXml(value)}"`;
	}
	return content === '' ? `${out}/>` : `${out}>${content}</${name}>`;
}

/** A computed CSS colour in the notation that every SVG reader knows, and its opacity. */
export function plainColour(css: string): { colour: string; opacity: number } {
	const mixed = /^color\(srgb ([\d.e+-]+) ([\d.e+-]+) ([\d.e+-]+)(?: \/ ([\d.e+-]+))?\)$/.exec(css);
	const usual = /^rgba?\(([\d.]+), ?([\d.]+), ?([\d.]+)(?:, ?([\d.]+))?\)$/.exec(css);
	const found = mixed ?? usual;
	if (found === null) return { colour: css, opacity: css === 'transparent' ? 0 : 1 };
	const scale = mixed === null ? 1 : 255;
	const channels = found.slice(1, 4).map((part) => Math.round(Number(part) * scale));
	return {
		colour: `rgb(${channels.join(',')})`,
		opacity: found[4] === undefined ? 1 : Number(found[4]),
	};
}

/** Reference to the pattern of unfinished periods, which `document` defines. */
export const HATCH = 'url(#unfinished)';

/** A whole SVG file around shapes of a size. */
export function svgFile(
	shapes: string,
	size: { readonly width: number; readonly height: number },
	look: {
		readonly background: string;
		readonly line: string;
		readonly font: string;
		readonly title: string;
	},
): string {
	const width = Math.ceil(size.width);
	const height = Math.ceil(size.height);
	const pattern =
		`<pattern id="unfinished" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
		`${tag('line', { x1: 0, y1: 0, x2: 0, y2: 6, stroke: look.line, 'stroke-width': 1.5 })}</pattern>`;
	return tag(
		'svg',
		{
			xmlns: 'http://www.w3.org/2000/svg',
			width,
			height,
			viewBox: `0 0 ${width} ${height}`,
			'font-family': look.font,
		},
		`<title>${escapeXml(look.title)}</title><defs>${pattern}</defs>` +
			`${tag('rect', { width, height, fill: look.background })}${shapes}`,
	);
}
