// Serves the built app for the whole run, and tells the tests where.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../../scripts/serve.mjs';

const build = fileURLToPath(new URL('../../build', import.meta.url));

export default async function start(): Promise<() => Promise<void>> {
	if (!existsSync(join(build, '404.html'))) {
		throw new Error('There is no build/: run `npm run build` first, or `npm test -- e2e`.');
	}
	const site = await serve({ dir: build, base: process.env['BASE_PATH'] ?? '' });
	process.env['OPSBOOK_URL'] = site.url;
	return () => site.close();
}
