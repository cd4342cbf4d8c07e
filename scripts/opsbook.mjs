// `npm run --silent opsbook -- …`: the command line. Bundles src/cli once for each state of the sources;
// stdout belongs to the command, everything else goes to stderr.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { hashFiles } from './hash.mjs';
import { root, setup } from './setup.mjs';

setup();

const cache = join(root, '.opsbook', 'cli');
const inputs = ['src/lib', 'src/cli', 'package.json', 'package-lock.json', 'vite.cli.config.ts'];
const hash = hashFiles(inputs);
const bundle = join(cache, hash);

if (!existsSync(join(bundle, 'main.js'))) {
	const { buildViewer } = await import('./build.mjs');
	const { bin, node } = await import('./run.mjs');
	// Reports carry the prebuilt viewer.
	const viewer = await buildViewer(false);
	if (viewer !== 0) process.exit(viewer);
	mkdirSync(cache, { recursive: true });
	const fresh = join(cache, `new-${process.pid}`);
	const args = [bin('vite'), 'build', '--config', 'vite.cli.config.ts', '--outDir', fresh];
	const { code, output } = await node([...args, '--logLevel', 'warn'], { output: 'capture' });
	if (code !== 0) {
		process.stderr.write(output);
		process.exit(code);
	}
	// Another run may have made the same bundle meanwhile.
	if (!existsSync(bundle)) renameSync(fresh, bundle);
	for (const name of readdirSync(cache)) {
		if (name !== hash) rmSync(join(cache, name), { recursive: true, force: true });
	}
}

// npm runs scripts in the project's folder; the files named are relative to where the person is.
if (process.env.npm_lifecycle_event === 'opsbook' && process.env.INIT_CWD) {
	process.chdir(process.env.INIT_CWD);
}

/** @type {{ main: (args: string[], where: { viewerFolder: string }) => Promise<number> }} */
const { main } = await import(pathToFileURL(join(bundle, 'main.js')).href);
process.exitCode = await main(process.argv.slice(2), {
	viewerFolder: join(root, 'static', 'report'),
});
