// Finds a Chromium for the tests, and installs one when asked to.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = [
	'chromium',
	'chromium-browser',
	'google-chrome-stable',
	'google-chrome',
	'chrome',
	'microsoft-edge-stable',
];

const FIXED = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
	'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** @param {string} path */
function runnable(path) {
	try {
		accessSync(path, constants.X_OK);
		return statSync(path).isFile();
	} catch {
		return false;
	}
}

/** The Chromium on PATH, or one in a usual place. */
function onPath() {
	const suffixes = process.platform === 'win32' ? ['.exe'] : [''];
	for (const name of NAMES) {
		for (const folder of (process.env.PATH ?? '').split(delimiter)) {
			for (const suffix of suffixes) {
				const path = join(folder, name + suffix);
				if (folder !== '' && runnable(path)) return path;
			}
		}
	}
	return FIXED.find(runnable);
}

async function playwrightOwn() {
	try {
		const { chromium } = await import('playwright');
		const path = chromium.executablePath();
		return path !== '' && existsSync(path) ? path : undefined;
	} catch {
		return undefined;
	}
}

/**
 * The path of a usable Chromium, or undefined. `OPSBOOK_CHROMIUM` wins over everything.
 * @returns {Promise<string | undefined>}
 */
export async function findChromium() {
	const chosen = process.env.OPSBOOK_CHROMIUM;
	if (chosen !== undefined && chosen !== '') {
		if (!runnable(chosen)) throw new Error(`OPSBOOK_CHROMIUM is not a program: ${chosen}`);
		return chosen;
	}
	return onPath() ?? (await playwrightOwn());
}

/** Flags that Chromium needs: no sandbox where it cannot have one (root, containers). */
export function chromiumArgs() {
	return process.platform === 'linux' ? ['--no-sandbox', '--disable-dev-shm-usage'] : [];
}

function isDebian() {
	try {
		return /^(ID|ID_LIKE)=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
	} catch {
		return false;
	}
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 */
function run(command, args, env = {}) {
	process.stderr.write(`> ${command} ${args.join(' ')}\n`);
	// Everything to stderr: stdout belongs to whoever asked.
	const done = spawnSync(command, args, {
		stdio: ['ignore', 2, 2],
		env: { ...process.env, ...env },
		shell: process.platform === 'win32',
	});
	return done.status === 0;
}

/**
 * Finds Chromium and installs it when there is none.
 * @returns {Promise<string | undefined>}
 */
export async function ensureChromium() {
	const found = await findChromium();
	if (found !== undefined) return found;
	process.stderr.write('No Chromium found; installing one for the browser tests.\n');
	if (isDebian() && process.getuid?.() === 0) {
		const env = { DEBIAN_FRONTEND: 'noninteractive' };
		// Ubuntu's `chromium` is a stub for a snap, which a container cannot run: it is looked up again below.
		if (run('apt-get', ['update'], env)) {
			run(
				'apt-get',
				['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'],
				env,
			);
		}
		const installed = await findChromium();
		if (installed !== undefined) return installed;
	}
	run('npx', ['--no-install', 'playwright', 'install', 'chromium']);
	return findChromium();
}

export const NO_CHROMIUM = [
	'The browser tests need Chromium and none could be found or installed.',
	'  Debian/Ubuntu:  apt-get install chromium fonts-noto-cjk',
	'  elsewhere:      npx playwright install chromium',
	'  or name one:    OPSBOOK_CHROMIUM=/path/to/chromium npm test',
].join('\n');
