import { setup } from './setup.mjs';

setup();
const { bin, node } = await import('./run.mjs');
process.exitCode = (await node([bin('vite'), 'dev', ...process.argv.slice(2)])).code;
