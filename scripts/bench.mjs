// `npm run bench`: the benchmarks have packages of their own (what Opsbook is compared with).
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { install, root, setup } from './setup.mjs';

setup();

const folder = join(root, 'tests', 'bench');
if (!existsSync(join(folder, 'run.mjs'))) {
	console.error('There are no benchmarks yet (tests/bench/run.mjs).');
	process.exit(1);
}
if (existsSync(join(folder, 'package-lock.json'))) install(folder);

const { node } = await import('./run.mjs');
process.exitCode = (await node([join(folder, 'run.mjs'), ...process.argv.slice(2)])).code;
