import type { ReportData } from './model';
import { encodePlain } from './plain';

/** The element that holds the data, which the viewer reads. */
export const DATA_ID = 'report-data';

/** The prebuilt viewer: one script and one style sheet. */
export interface Viewer {
	readonly js: string;
	readonly css: string;
}

/**
 * A report as one HTML file that needs nothing else: its own content policy lets exactly this script and this style sheet
 * run, and nothing be fetched from anywhere.
 */
export async function reportHtml(data: ReportData, viewer: Viewer): Promise<string> {
	const js = guardScript(unixLines(viewer.js));
	const css = guardStyle(unixLines(viewer.css));
	const policy = [
		"default-src 'none'",
		`script-src '${await integrity(js)}'`,
		`style-src '${await integrity(css)}'`,
		// Bars and heat cells carry their size and colour as style attributes.
		"style-src-attr 'unsafe-inline'",
		'img-src data: blob:',
		"base-uri 'none'",
		"form-action 'none'",
	].join('; ');
	const title = data.title.trim() === '' ? 'Opsbook' : data.title;
	return `<!doctype html>
<html lang="${data.locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<style>${css}</style>
</head>
<body>
<div id="report"></div>
<script type="application/json" id="${DATA_ID}">${scriptJson(data)}</script>
<script>${js}</script>
</body>
</html>
`;
}

/** A parser of HTML reads every line end as one character: so must the policy's digest. */
function unixLines(text: string): string {
	return text.replace(/\r\n?/g, '\n');
}

/** Data as JSON that no HTML parser takes for anything but text, and no JavaScript parser for a line's end. */
function scriptJson(data: ReportData): string {
	return JSON.stringify(encodePlain(data)).replace(
		/[<\u2028\u2029]/g,
		(c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
}

/**
 * A bundled script that cannot end its own element or open a comment in it. Such text stands only in string and template
 * literals and regular expressions of a bundle, where `\x3c` is the same.
 */
function guardScript(js: string): string {
	return js.replace(/<(?=\/script|script|!--)/gi, '\\x3c');
}

function guardStyle(css: string): string {
	return css.replace(/<(?=\/style)/gi, '\\3c ');
}

export function escapeHtml(text: string): string {
	return text.replace(
		/[&<>"']/g,
		(c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c]!,
	);
}

/** As a content policy names an inline script or style: `sha256-…`. */
async function integrity(text: string): Promise<string> {
	const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
	return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}
