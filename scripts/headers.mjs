// The one list of security headers: the meta policy of the pages, the headers of `npm start` and of the
// tests' server, and build/_headers for static hosts are all made from it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The content policy, as far as it works in a page.
 * `style-src-attr` is for positions set by scripts (menus, popovers): attributes only, never elements.
 * `blob:` workers are the bootstraps that import the real module, so that the page's policy binds them.
 * @type {NonNullable<NonNullable<NonNullable<import('@sveltejs/kit').Config['kit']>['csp']>['directives']>}
 */
export const directives = {
	'default-src': ['none'],
	'script-src': ['self'],
	'style-src': ['self'],
	'style-src-elem': ['self'],
	'style-src-attr': ['unsafe-inline'],
	'img-src': ['self', 'data:', 'blob:'],
	'font-src': ['self'],
	'connect-src': ['self'],
	'worker-src': ['self', 'blob:'],
	'manifest-src': ['self'],
	'object-src': ['none'],
	'base-uri': ['none'],
	'form-action': ['none'],
};

const KEYWORDS = new Set(['self', 'none', 'unsafe-inline']);

/** @param {string} source */
const quoted = (source) =>
	KEYWORDS.has(source) || source.startsWith('sha256-') ? `'${source}'` : source;

/**
 * The policy as one header line.
 * @param {readonly string[]} scriptHashes `sha256-…` of the pages' own inline scripts
 */
export function contentPolicy(scriptHashes = []) {
	/** @type {Record<string, readonly string[]>} */
	const all = {
		.../** @type {Record<string, readonly string[]>} */ (directives),
		'script-src': [...(directives['script-src'] ?? []), ...scriptHashes],
		'frame-ancestors': ['none'],
	};
	return Object.entries(all)
		.map(([name, sources]) => `${name} ${sources.map(quoted).join(' ')}`)
		.join('; ');
}

/**
 * The hashes that the pages of a build allow for their inline scripts.
 * @param {string} dir
 */
export function scriptHashes(dir) {
	/** @type {Set<string>} */
	const hashes = new Set();
	for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
		if (!name.endsWith('.html')) continue;
		const html = readFileSync(join(dir, name), 'utf8');
		const policy = /<meta http-equiv="content-security-policy" content="([^"]*)"/i.exec(html)?.[1];
		for (const match of (policy ?? '').matchAll(/'(sha256-[^']+)'/g)) hashes.add(match[1] ?? '');
	}
	return [...hashes].sort();
}

/**
 * The headers for every file of a build.
 * @param {string} dir
 * @returns {Record<string, string>}
 */
export function securityHeaders(dir) {
	return {
		'Content-Security-Policy': contentPolicy(scriptHashes(dir)),
		'X-Content-Type-Options': 'nosniff',
		'Referrer-Policy': 'no-referrer',
		'Cross-Origin-Opener-Policy': 'same-origin',
		'Permissions-Policy':
			'camera=(), display-capture=(), geolocation=(), hid=(), microphone=(), midi=(), payment=(), serial=(), usb=(), xr-spatial-tracking=()',
	};
}

export const IMMUTABLE = 'public, max-age=31536000, immutable';
export const REVALIDATE = 'no-cache';

/**
 * Writes `_headers` (Netlify, Cloudflare Pages and others read it).
 * @param {string} dir
 * @param {string} [base]
 */
export function writeHeaders(dir, base = '') {
	const lines = [
		`${base}/*`,
		...Object.entries(securityHeaders(dir)).map(([name, value]) => `  ${name}: ${value}`),
		`${base}/_app/immutable/*`,
		`  Cache-Control: ${IMMUTABLE}`,
		`${base}/sw.js`,
		`  Cache-Control: ${REVALIDATE}`,
		'',
	];
	writeFileSync(join(dir, '_headers'), lines.join('\n'));
}
