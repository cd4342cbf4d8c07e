import { HATCH, escapeXml, plainColour, tag } from './svg';

/** Draws what a canvas shows as SVG shapes in the canvas's own pixels. */
export const vectors = new WeakMap<HTMLCanvasElement, () => string>();
/** Draws what a table has not drawn yet, by table. */
export const wholes = new WeakMap<HTMLTableElement, () => void>();

/** Shapes drawn so far, and how far they reach. */
interface Drawing {
	readonly left: number;
	readonly top: number;
	shapes: string;
	width: number;
	height: number;
}

/**
 * The boxes and texts of a laid-out element as SVG shapes: backgrounds, borders, hatching, canvases, text line by line.
 * Made for the forms of this room, which use nothing else. `[data-screen-only]` and what is hidden are left out.
 */
export function shapesOf(element: HTMLElement): { shapes: string; width: number; height: number } {
	for (const table of element.querySelectorAll('table')) wholes.get(table)?.();
	const { left, top, width, height } = element.getBoundingClientRect();
	const drawing: Drawing = { left, top, shapes: '', width, height };
	const restore = scrollToStart(element);
	walk(element, drawing);
	restore();
	return drawing;
}

/** What was scrolled away belongs to the picture too. */
function scrollToStart(element: HTMLElement): () => void {
	const boxes = [element, ...element.querySelectorAll<HTMLElement>('*')].filter(
		(e) => e.scrollTop || e.scrollLeft,
	);
	const before = boxes.map((box) => ({ box, top: box.scrollTop, left: box.scrollLeft }));
	for (const { box } of before) box.scrollTo(0, 0);
	return () => {
		for (const { box, top, left } of before) box.scrollTo(left, top);
	};
}

function walk(element: Element, drawing: Drawing): void {
	if (element instanceof SVGElement || element.hasAttribute('data-screen-only')) return;
	const style = getComputedStyle(element);
	if (style.display === 'none' || style.visibility === 'hidden' || style.clipPath !== 'none')
		return;
	const rect = element.getBoundingClientRect();
	const x = rect.left - drawing.left;
	const y = rect.top - drawing.top;
	drawing.width = Math.max(drawing.width, x + rect.width);
	drawing.height = Math.max(drawing.height, y + rect.height);
	if (element instanceof HTMLCanvasElement) {
		drawing.shapes += tag(
			'g',
			{ transform: `translate(${x} ${y})` },
			vectors.get(element)?.() ?? '',
		);
		return;
	}
	drawing.shapes += box(style, x, y, rect);
	// The underline of a number that can be clicked says nothing on paper.
	if (element.closest('button') === null) drawing.shapes += borders(style, x, y, rect);
	for (const child of element.childNodes) {
		if (child instanceof Text) drawing.shapes += lines(child, style, drawing);
		else if (child instanceof Element) walk(child, drawing);
	}
}

function box(style: CSSStyleDeclaration, x: number, y: number, { width, height }: DOMRect): string {
	const fill = plainColour(style.backgroundColor);
	const shape = {
		x,
		y,
		width,
		height,
		rx: Math.min(parseFloat(style.borderTopLeftRadius) || 0, width / 2, height / 2),
	};
	let out = '';
	if (fill.opacity > 0) {
		out += tag('rect', {
			...shape,
			fill: fill.colour,
			'fill-opacity': fill.opacity < 1 ? fill.opacity : undefined,
		});
	}
	if (style.backgroundImage.includes('repeating-linear-gradient'))
		out += tag('rect', { ...shape, fill: HATCH });
	return out;
}

function borders(
	style: CSSStyleDeclaration,
	x: number,
	y: number,
	{ width, height }: DOMRect,
): string {
	const sides = [
		['Top', x, y, x + width, y],
		['Right', x + width, y, x + width, y + height],
		['Bottom', x, y + height, x + width, y + height],
		['Left', x, y, x, y + height],
	] as const;
	let out = '';
	for (const [side, x1, y1, x2, y2] of sides) {
		const thickness = parseFloat(style[`border${side}Width`]);
		const { colour, opacity } = plainColour(style[`border${side}Color`]);
		if (style[`border${side}Style`] === 'none' || thickness === 0 || opacity === 0) continue;
		out += tag('line', { x1, y1, x2, y2, stroke: colour, 'stroke-width': thickness });
	}
	return out;
}

function lines(node: Text, style: CSSStyleDeclaration, drawing: Drawing): string {
	const font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
	const { colour } = plainColour(style.color);
	let out = '';
	for (const line of linesOf(node)) {
		const align = style.textAlign;
		const end = align === 'right' || align === 'end';
		const middle = align === 'center';
		const x = end ? line.right : middle ? (line.left + line.right) / 2 : line.left;
		drawing.width = Math.max(drawing.width, line.right - drawing.left);
		out += tag(
			'text',
			{
				x: x - drawing.left,
				y: line.top - drawing.top + ascent(font),
				'text-anchor': end ? 'end' : middle ? 'middle' : undefined,
				'font-size': parseFloat(style.fontSize),
				'font-weight': style.fontWeight === '400' ? undefined : style.fontWeight,
				fill: colour,
			},
			escapeXml(line.text),
		);
	}
	return out;
}

interface Line {
	text: string;
	readonly top: number;
	readonly left: number;
	right: number;
}

/** The lines into which the browser has broken a text: characters at one height. */
function linesOf(node: Text): Line[] {
	const found: Line[] = [];
	const range = document.createRange();
	let from = 0;
	for (const character of node.data) {
		range.setStart(node, from);
		range.setEnd(node, (from += character.length));
		const rect = range.getClientRects()[0];
		if (rect === undefined || rect.width === 0) continue;
		const last = found.at(-1);
		if (last !== undefined && Math.abs(last.top - rect.top) < 3) {
			last.text += character;
			last.right = rect.right;
		} else found.push({ text: character, top: rect.top, left: rect.left, right: rect.right });
	}
	return found.filter((line) => line.text.trim() !== '');
}

let measure: CanvasRenderingContext2D | null | undefined;

function ascent(font: string): number {
	measure ??= document.createElement('canvas').getContext('2d');
	if (!measure) return 12;
	measure.font = font;
	return measure.measureText('x').fontBoundingBoxAscent;
}
