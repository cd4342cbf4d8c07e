// The app built for a base path, from a copy of the sources, as a fresh clone would build it. Built once for each state
// of the sources.
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { BUILD_INPUTS, listFiles, root } from '../../scripts/hash.mjs';

export const BASE = '/ops';

/** The folder to serve below the base path. */
export async function buildWithBase(): Promise<string> {
	const copy = join(root, '.opsbook', 'based');
	mkdirSync(copy, { recursive: true });
	// Files that are gone must go; the stamp of the last build stays.
	for (const input of ['src', 'static', 'scripts']) {
		rmSync(join(copy, input), { recursive: true, force: true });
	}
	for (const file of listFiles([...BUILD_INPUTS, 'scripts'])) {
		cpSync(join(root, file), join(copy, file), { recursive: true });
	}
	const modules = join(copy, 'node_modules');
	if (!existsSync(modules)) symlinkSync(join(root, 'node_modules'), modules, 'junction');
	await promisify(execFile)(process.execPath, [join(copy, 'scripts', 'build.mjs')], {
		cwd: copy,
		env: { ...process.env, BASE_PATH: BASE },
	});
	return join(copy, 'build');
}
