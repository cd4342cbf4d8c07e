// Checks what a build made, and writes the headers for static hosts.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { writeHeaders } from './headers.mjs';

/** What a build may hold without the service worker keeping it. */
const NOT_KEPT = [
	/^sw\.js$/,
	/^workbox-[\w-]+\.js$/,
	/^_headers$/,
	/^\.nojekyll$/,
	/^robots\.txt$/,
	// Answered by the service worker's fallback, or read to see whether there is a newer version.
	/^_app\/version\.json$/,
	/^_app\/env\.js$/,
];

/**
 * All files of a build, with forward slashes.
 * @param {string} dir
 */
export function builtFiles(dir) {
	return readdirSync(dir, { recursive: true, encoding: 'utf8' })
		.map((name) => name.split(sep).join('/'))
		.filter((name) => statSync(join(dir, name)).isFile())
		.sort();
}

/**
 * The addresses that a service worker keeps.
 * @param {string} source
 */
export function precached(source) {
	const start = source.indexOf('precacheAndRoute(');
	if (start === -1) return [];
	const list = source.slice(start, source.indexOf(']', start));
	return [...list.matchAll(/["']?url["']?:\s*["']([^"']+)["']/g)].map((match) => match[1] ?? '');
}

/**
 * The file that a host serves for an address below the base.
 * @param {string} dir
 * @param {string} path
 */
function fileFor(dir, path) {
	const candidates = path === '' ? ['index.html'] : [path, `${path}.html`, `${path}/index.html`];
	return candidates.find(
		(name) => existsSync(join(dir, name)) && statSync(join(dir, name)).isFile(),
	);
}

/**
 * What is wrong with the offline part of a build.
 * @param {string} dir
 * @param {string} base
 */
export function checkPrecache(dir, base) {
	/** @type {string[]} */
	const problems = [];
	const worker = join(dir, 'sw.js');
	if (!existsSync(worker)) return ['there is no sw.js'];
	const urls = precached(readFileSync(worker, 'utf8'));
	if (urls.length === 0) return ['sw.js keeps nothing'];
	/** @type {Set<string>} */
	const kept = new Set();
	for (const url of urls) {
		// Relative addresses are below the service worker, which is at the base.
		const absolute = url.startsWith('/') ? url : `${base}/${url}`;
		if (!absolute.startsWith(`${base}/`)) {
			problems.push(`sw.js keeps ${url}, which is not below ${base}/`);
			continue;
		}
		const file = fileFor(dir, absolute.slice(base.length + 1));
		if (file === undefined) problems.push(`sw.js keeps ${url}, which was not built`);
		else kept.add(file);
	}
	for (const file of builtFiles(dir)) {
		if (kept.has(file) || NOT_KEPT.some((pattern) => pattern.test(file))) continue;
		const size = statSync(join(dir, file)).size;
		problems.push(
			`${file} (${size} bytes) would be missing offline: sw.js does not keep it. ` +
				'Is its kind in workbox.globPatterns, and is it below maximumFileSizeToCacheInBytes (vite.config.ts)?',
		);
	}
	return problems;
}

/**
 * The scripts that the first screen loads, as bytes after gzip.
 * @param {string} dir
 * @param {string} base
 */
export function firstScreen(dir, base) {
	const page = ['index.html', '404.html'].find((name) => existsSync(join(dir, name)));
	if (page === undefined) return { bytes: 0, files: 0 };
	const html = readFileSync(join(dir, page), 'utf8');
	/** @type {Set<string>} */
	const files = new Set();
	/** @param {string} file */
	const follow = (file) => {
		if (files.has(file) || !existsSync(join(dir, file))) return;
		files.add(file);
		const source = readFileSync(join(dir, file), 'utf8');
		const folder = file.slice(0, file.lastIndexOf('/') + 1);
		for (const match of source.matchAll(
			/(?:^|[;}\s])(?:import|export)(?:[^;'"()]*?from)?\s*["'](\.[^"']+\.js)["']/g,
		)) {
			follow(new URL(match[1] ?? '', `http://x/${folder}`).pathname.slice(1));
		}
	};
	for (const match of html.matchAll(/["'](?:\.\/|\/)?([^"']*?_app\/immutable\/[^"']+\.js)["']/g)) {
		const path = `/${match[1] ?? ''}`;
		follow(path.startsWith(`${base}/`) ? path.slice(base.length + 1) : path.slice(1));
	}
	let bytes = 0;
	for (const file of files) bytes += gzipSync(readFileSync(join(dir, file)), { level: 9 }).length;
	return { bytes, files: files.size };
}

/**
 * @param {string} dir
 * @param {string} base
 * @returns {string[]} what is wrong
 */
export function postbuild(dir, base) {
	writeHeaders(dir, base);
	const { bytes, files } = firstScreen(dir, base);
	const shown = (bytes / 1024).toFixed(1);
	process.stderr.write(`First screen: ${shown} KiB of scripts after gzip, in ${files} files.\n`);
	return checkPrecache(dir, base);
}
