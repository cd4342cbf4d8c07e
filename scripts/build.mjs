// Builds the app into build/: first the report viewer, which the app carries as a file, then the app,
// then the checks of what came out. Skipped when nothing changed since the last build (--force builds anyway).
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BUILD_INPUTS, hashFiles, root } from './hash.mjs';
import { setup } from './setup.mjs';

const base = process.env.BASE_PATH ?? '';
const cache = join(root, '.opsbook');
const stamp = join(cache, 'build.hash');

const VIEWER_INPUTS = ['src/lib', 'src/app.css', 'package-lock.json', 'vite.report.config.ts'];
const VIEWER = ['viewer.js', 'viewer.css'].map((name) => join(root, 'static', 'report', name));

/** @param {string} file */
const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8').trim() : '');

/**
 * The prebuilt viewer that every exported report contains.
 * @param {boolean} force
 */
export async function buildViewer(force) {
	const file = join(cache, 'viewer.hash');
	const want = hashFiles(VIEWER_INPUTS);
	if (!force && VIEWER.every((path) => existsSync(path)) && read(file) === want) return 0;
	const { bin, node } = await import('./run.mjs');
	const args = [bin('vite'), 'build', '--config', 'vite.report.config.ts', '--logLevel', 'warn'];
	const { code } = await node(args, { output: 'stderr' });
	if (code === 0) {
		mkdirSync(cache, { recursive: true });
		writeFileSync(file, `${want}\n`);
	}
	return code;
}

/**
 * @param {{ force?: boolean }} [options]
 * @returns {Promise<number>} an exit code
 */
export async function build({ force = false } = {}) {
	const want = hashFiles(BUILD_INPUTS, [base]);
	if (!force && read(stamp) === want && existsSync(join(root, 'build', '404.html'))) return 0;
	const viewer = await buildViewer(force);
	if (viewer !== 0) return viewer;
	const { bin, node } = await import('./run.mjs');
	const app = await node([bin('vite'), 'build', '--logLevel', 'warn'], {
		output: 'stderr',
		env: { NODE_ENV: 'production' },
	});
	if (app.code !== 0) return app.code;
	const { postbuild } = await import('./postbuild.mjs');
	const problems = postbuild(join(root, 'build'), base);
	if (problems.length > 0) {
		for (const problem of problems) process.stderr.write(`build: ${problem}\n`);
		return 1;
	}
	mkdirSync(cache, { recursive: true });
	writeFileSync(stamp, `${want}\n`);
	return 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	setup();
	process.exitCode = await build({ force: process.argv.includes('--force') });
	if (process.exitCode === 0) process.stderr.write('The app is in build/.\n');
}
