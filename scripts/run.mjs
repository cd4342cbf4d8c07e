// Starts the tools in node_modules without a shell and without npx.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { readFileSync } from 'node:fs';
import { root } from './setup.mjs';

/**
 * The script behind a package's command.
 * @param {string} name the package
 * @param {string} [command] the command, when it is not called as the package
 */
export function bin(name, command = name) {
	const file = join(root, 'node_modules', name, 'package.json');
	/** @type {{ bin: string | Record<string, string> }} */
	const manifest = JSON.parse(readFileSync(file, 'utf8'));
	const path = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[command];
	if (path === undefined) throw new Error(`${name} has no command ${command}`);
	return join(dirname(file), path);
}

/**
 * @typedef {object} Done
 * @property {number} code
 * @property {string} output both streams, when they were captured
 * @property {number} ms
 */

/**
 * Runs a Node script.
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, cwd?: string, output?: 'inherit' | 'stderr' | 'capture' }} [options]
 * @returns {Promise<Done>}
 */
export function node(args, { env = {}, cwd = root, output = 'inherit' } = {}) {
	const start = performance.now();
	return new Promise((done, fail) => {
		const child = spawn(process.execPath, args, {
			cwd,
			env: { ...process.env, ...env },
			stdio:
				output === 'capture'
					? ['ignore', 'pipe', 'pipe']
					: ['inherit', output === 'stderr' ? 2 : 1, 2],
		});
		/** @type {Buffer[]} */
		const chunks = [];
		child.stdout?.on('data', (chunk) => chunks.push(chunk));
		child.stderr?.on('data', (chunk) => chunks.push(chunk));
		child.on('error', fail);
		child.on('close', (code, signal) =>
			done({
				code: code ?? (signal === null ? 1 : 128),
				output: Buffer.concat(chunks).toString('utf8'),
				ms: performance.now() - start,
			}),
		);
	});
}
