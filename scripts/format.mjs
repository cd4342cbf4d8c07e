import { setup } from './setup.mjs';

setup();
const { bin, node } = await import('./run.mjs');
const paths = process.argv.slice(2);
const all = paths.length > 0 ? paths : ['.'];
process.exitCode = (await node([bin('prettier'), '--write', '--log-level=warn', ...all])).code;
