// `npm start`: installs what is missing, builds what changed, serves the app on this machine.
import { join } from 'node:path';
import { root, setup } from './setup.mjs';

setup();

const { build } = await import('./build.mjs');
const code = await build();
if (code !== 0) process.exit(code);

const { serve } = await import('./serve.mjs');
const wanted = process.env.PORT;
const site = await serve({
	dir: join(root, 'build'),
	base: process.env.BASE_PATH ?? '',
	port: wanted === undefined || wanted === '' ? 4173 : Number(wanted),
	tries: 50,
});
process.stdout.write(`Opsbook is at ${site.url}/\n`);

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
	process.on(signal, () => {
		void site.close().then(() => process.exit(0));
	});
}
