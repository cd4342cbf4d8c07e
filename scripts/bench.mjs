// `npm run bench`: beside its peers, whose packages are the benchmark's own. `npm run bench -- loads [csv xlsx wide cell events]`:
// large and odd files through the whole intake.
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
const [first, ...rest] = process.argv.slice(2);
const [script, args] = first === 'loads' ? ['loads.mjs', rest] : ['run.mjs', process.argv.slice(2)];
process.exitCode = (await node([join(folder, script), ...args])).code;
