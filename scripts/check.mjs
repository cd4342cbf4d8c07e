// `npm run check`: everything that can be known without running the app. Two steps at a time.
// `npm run check -- lint floors` runs only the named steps.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, setup } from './setup.mjs';

const cache = join(root, '.opsbook', 'cache');

/** @returns {Promise<{ name: string, what: string, args: string[] }[]>} */
async function steps() {
	const { bin } = await import('./run.mjs');
	return [
		{
			name: 'types',
			what: 'types of everything, and the markup',
			args: [
				bin('svelte-check'),
				'--tsconfig',
				'./tsconfig.json',
				'--fail-on-warnings',
				'--output',
				'human',
			],
		},
		{
			name: 'lint',
			what: 'ESLint',
			args: [
				bin('eslint'),
				'--max-warnings=0',
				'--cache',
				'--cache-strategy=content',
				`--cache-location=${join(cache, 'eslint')}`,
				'.',
			],
		},
		{
			name: 'core',
			what: 'types of the core, which knows no page',
			args: [bin('typescript', 'tsc'), '-p', 'tsconfig.core.json', '--pretty', 'false'],
		},
		{
			name: 'format',
			what: 'Prettier',
			args: [
				bin('prettier'),
				'--check',
				'--log-level=warn',
				'--cache',
				'--cache-strategy=content',
				`--cache-location=${join(cache, 'prettier')}`,
				'.',
			],
		},
		{ name: 'floors', what: 'which room imports which', args: ['scripts/floors.mjs'] },
		{
			name: 'messages',
			what: 'both languages say the same things',
			args: [
				bin('vitest'),
				'run',
				'--project',
				'unit',
				'tests/unit/i18n/messages.test.ts',
				'--reporter=dot',
			],
		},
	];
}

/**
 * @param {string[]} [only]
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function check(only = []) {
	const { bin, node } = await import('./run.mjs');
	mkdirSync(cache, { recursive: true });
	const all = await steps();
	const unknown = only.filter((name) => !all.some((step) => step.name === name));
	if (unknown.length > 0) {
		console.error(
			`No such step: ${unknown.join(', ')}. Steps: ${all.map(({ name }) => name).join(', ')}`,
		);
		return { passed: 0, failed: unknown.length };
	}
	const sync = await node([bin('@sveltejs/kit', 'svelte-kit'), 'sync'], { output: 'capture' });
	if (sync.code !== 0) console.error(sync.output);

	const queue = all.filter((step) => only.length === 0 || only.includes(step.name));
	let passed = 0;
	let failed = sync.code === 0 ? 0 : 1;
	const lane = async () => {
		for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
			const { code, output, ms } = await node(step.args, {
				output: 'capture',
				env: { NO_COLOR: '1', FORCE_COLOR: '0' },
			});
			const time = `${(ms / 1000).toFixed(1)} s`;
			if (code === 0) {
				passed++;
				console.log(`  ok    ${step.name.padEnd(9)} ${time.padStart(7)}  ${step.what}`);
			} else {
				failed++;
				console.log(`  FAIL  ${step.name.padEnd(9)} ${time.padStart(7)}  ${step.what}`);
				console.log(output.trimEnd().replace(/^/gm, '        '));
			}
		}
	};
	await Promise.all([lane(), lane()]);
	return { passed, failed };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	setup();
	const { passed, failed } = await check(process.argv.slice(2));
	console.log(`check: ${passed} passed, ${failed} failed`);
	if (failed > 0) process.exitCode = 1;
}
