import { shapesOf } from './dom-svg';
import { svgFile, tag, escapeXml } from './svg';
import { readTheme } from './theme';

export type PictureFormat = 'svg' | 'png';

const MARGIN = 20;
const TITLE = 30;

/** A drawn picture as an SVG file in its present colours, with its title above. */
export function pictureToSvg(element: HTMLElement, title: string): string {
	const theme = readTheme(element);
	const { shapes, width, height } = shapesOf(element);
	const head = tag(
		'text',
		{ x: MARGIN, y: MARGIN + 14, 'font-size': 16, 'font-weight': '600', fill: theme.ink },
		escapeXml(title),
	);
	const body = tag('g', { transform: `translate(${MARGIN} ${MARGIN + TITLE})` }, shapes);
	return svgFile(
		head + body,
		{ width: width + 2 * MARGIN, height: height + 2 * MARGIN + TITLE },
		{ background: theme.surface, line: theme.lineStrong, font: theme.font, title },
	);
}

/** An SVG file as PNG at twice its size (or `scale`). Rejects when the browser cannot draw it. */
export async function svgToPng(svg: string, scale = 2): Promise<Blob> {
	const image = new Image();
	// A data address: a report's content policy allows no blobs.
	image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
	await image.decode();
	const canvas = document.createElement('canvas');
	canvas.width = image.naturalWidth * scale;
	canvas.height = image.naturalHeight * scale;
	const context = canvas.getContext('2d');
	if (context === null) throw new Error('This browser has no canvas to draw on');
	context.scale(scale, scale);
	context.drawImage(image, 0, 0);
	return new Promise((resolve, reject) => {
		canvas.toBlob(
			(blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large'))),
			'image/png',
		);
	});
}

/** A drawn picture (the element around a View) as a file's content. */
export async function exportPicture(
	element: HTMLElement,
	format: PictureFormat,
	title: string,
): Promise<Blob> {
	const svg = pictureToSvg(element, title);
	return format === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : svgToPng(svg);
}
