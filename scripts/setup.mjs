// Puts the packages in place when they are missing or older than package-lock.json.
// Only Node's own modules here: this runs before anything is installed. All output goes to stderr.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

const NODE = /** @type {const} */ ([20, 19]);

/** @param {string} file */
const hashOf = (file) =>
	existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : '';

/**
 * Runs npm. On Windows npm is a script, which only a shell can run.
 * @param {string[]} args
 * @param {string} cwd
 */
export function npm(args, cwd = root) {
	const windows = process.platform === 'win32';
	return spawnSync(windows ? 'npm.cmd' : 'npm', args, {
		cwd,
		stdio: ['ignore', 2, 2],
		shell: windows,
	}).status;
}

/**
 * Does npm's own record of what is installed agree with the lock?
 * @param {string} folder
 */
function installed(folder) {
	/** @param {string[]} path */
	const packages = (...path) => {
		/** @type {{ packages?: Record<string, { version?: string, optional?: boolean }> }} */
		const lock = JSON.parse(readFileSync(join(folder, ...path), 'utf8'));
		return lock.packages ?? {};
	};
	try {
		const have = packages('node_modules', '.package-lock.json');
		return Object.entries(packages('package-lock.json')).every(
			([path, { version, optional }]) =>
				path === '' || (optional === true && !have[path]) || have[path]?.version === version,
		);
	} catch {
		return false;
	}
}

/**
 * `npm ci` in a folder, once for each state of its lock file.
 * @param {string} [folder]
 */
export function install(folder = root) {
	const modules = join(folder, 'node_modules');
	const stamp = join(modules, '.opsbook-lock');
	const want = hashOf(join(folder, 'package-lock.json'));
	const have = existsSync(stamp) ? readFileSync(stamp, 'utf8').trim() : '';
	if (existsSync(modules) && want === have) return;
	if (installed(folder)) {
		// Somebody ran npm by hand.
		writeFileSync(stamp, `${want}\n`);
		return;
	}
	process.stderr.write('Installing packages (npm ci)…\n');
	const status = npm(['ci', '--include=dev', '--no-audit', '--no-fund'], folder);
	if (status !== 0) {
		process.stderr.write(`npm ci failed in ${folder}\n`);
		process.exit(1);
	}
	mkdirSync(modules, { recursive: true });
	writeFileSync(stamp, `${want}\n`);
}

/** SvelteKit's own settings for TypeScript, which every build reads: made here when a fresh clone has none. */
function describe() {
	if (existsSync(join(root, '.svelte-kit', 'tsconfig.json'))) return;
	const kit = join(root, 'node_modules', '@sveltejs', 'kit', 'svelte-kit.js');
	const { status } = spawnSync(process.execPath, [kit, 'sync'], {
		cwd: root,
		stdio: ['ignore', 2, 2],
	});
	if (status !== 0) process.exit(1);
}

/** Everything a script needs before it can start. */
export function setup() {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	const old = major < NODE[0] || (major === NODE[0] && minor < NODE[1]);
	if (old) {
		process.stderr.write(
			`Opsbook needs Node ${NODE.join('.')} or newer; this is ${process.version}.\n`,
		);
		process.exit(1);
	}
	install();
	describe();
}
