// One content hash over files, for stamps and caches.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** Everything that a build depends on. */
export const BUILD_INPUTS = [
	'src',
	'static',
	'package.json',
	'package-lock.json',
	'svelte.config.js',
	'vite.config.ts',
	'vite.report.config.ts',
	'tsconfig.json',
	'scripts/build.mjs',
	'scripts/hash.mjs',
	'scripts/headers.mjs',
	'scripts/postbuild.mjs',
];

/** Made by a build: no input of it. */
const MADE = new Set(['static/report/viewer.js', 'static/report/viewer.css']);

/**
 * All files below the given files and folders, sorted, as paths relative to `base` with forward slashes.
 * @param {string[]} inputs
 * @param {string} [base]
 */
export function listFiles(inputs, base = root) {
	/** @type {string[]} */
	const files = [];
	/** @param {string} path */
	const walk = (path) => {
		if (!existsSync(path)) return;
		if (statSync(path).isDirectory()) {
			for (const name of readdirSync(path)) walk(join(path, name));
		} else files.push(relative(base, path).split(sep).join('/'));
	};
	for (const input of inputs) walk(resolve(base, input));
	return files.filter((file) => !MADE.has(file)).sort();
}

/**
 * A short hash of the names and contents of files.
 * @param {string[]} inputs files and folders
 * @param {string[]} [extra] other things that count, such as settings
 * @param {string} [base]
 */
export function hashFiles(inputs, extra = [], base = root) {
	const hash = createHash('sha256');
	for (const text of extra) hash.update(`${text}\0`);
	for (const file of listFiles(inputs, base)) {
		hash.update(`${file}\0`);
		hash.update(readFileSync(join(base, file)));
		hash.update('\0');
	}
	return hash.digest('hex').slice(0, 16);
}
