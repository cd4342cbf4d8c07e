// `npm test`: all suites, one after the other, whatever fails on the way; the last line is the sum.
// `npm test -- unit browser` runs only the named ones.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium, NO_CHROMIUM } from './chromium.mjs';
import { root, setup } from './setup.mjs';

const results = join(root, '.opsbook', 'results');

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/** @param {Partial<Count>} [count] @returns {Count} */
const count = ({ passed = 0, failed = 0, skipped = 0 } = {}) => ({ passed, failed, skipped });

/** @param {string} file */
function readResults(file) {
	return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/**
 * @param {string} project
 * @returns {Promise<Count>}
 */
async function vitest(project) {
	const { bin, node } = await import('./run.mjs');
	const file = join(results, `${project}.json`);
	rmSync(file, { force: true });
	const { code } = await node([
		bin('vitest'),
		'run',
		'--project',
		project,
		'--reporter=default',
		'--reporter=json',
		`--outputFile.json=${file}`,
	]);
	const report = readResults(file);
	if (report === undefined) return count({ failed: 1 });
	const sum = count({
		passed: report.numPassedTests,
		failed: report.numFailedTests,
		skipped: report.numPendingTests + report.numTodoTests,
	});
	// A file that could not even be loaded has no failed test of its own.
	for (const { status, assertionResults } of report.testResults) {
		const failed = assertionResults.some(
			(/** @type {{ status: string }} */ one) => one.status === 'failed',
		);
		if (status === 'failed' && !failed) sum.failed++;
	}
	if (code !== 0 && sum.failed === 0) sum.failed++;
	return sum;
}

/** @returns {Promise<Count>} */
async function e2e() {
	const { build } = await import('./build.mjs');
	if ((await build()) !== 0) {
		console.error('e2e: not run, because the app could not be built.');
		return count({ failed: 1 });
	}
	const { bin, node } = await import('./run.mjs');
	const file = join(results, 'e2e.json');
	rmSync(file, { force: true });
	const { code } = await node([bin('@playwright/test', 'playwright'), 'test'], {
		env: { OPSBOOK_E2E_RESULTS: file },
	});
	const report = readResults(file);
	if (report === undefined) return count({ failed: 1 });
	const { expected, unexpected, flaky, skipped } = report.stats;
	const sum = count({ passed: expected, failed: unexpected + flaky, skipped });
	if (code !== 0 && sum.failed === 0) sum.failed++;
	return sum;
}

/** @type {Record<string, { browser?: boolean, run: () => Promise<Count> }>} */
const SUITES = {
	check: {
		run: async () => count(await (await import('./check.mjs')).check()),
	},
	unit: { run: () => vitest('unit') },
	browser: { browser: true, run: () => vitest('browser') },
	build: {
		run: async () => {
			const code = await (await import('./build.mjs')).build();
			return code === 0 ? count({ passed: 1 }) : count({ failed: 1 });
		},
	},
	e2e: { browser: true, run: e2e },
	reference: { run: () => vitest('reference') },
};

setup();

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in SUITES));
if (unknown.length > 0) {
	console.error(`No such suite: ${unknown.join(', ')}. Suites: ${Object.keys(SUITES).join(', ')}`);
	process.exit(2);
}
mkdirSync(results, { recursive: true });

const chosen = Object.entries(SUITES).filter(
	([name]) => wanted.length === 0 || wanted.includes(name),
);
const needsBrowser = chosen.some(([, suite]) => suite.browser === true);
const chromium = needsBrowser
	? await ensureChromium().catch((error) => {
			console.error(error instanceof Error ? error.message : error);
			return undefined;
		})
	: undefined;
if (needsBrowser && chromium === undefined) console.error(`\n${NO_CHROMIUM}\n`);
if (chromium !== undefined) process.env.OPSBOOK_CHROMIUM = chromium;

/** @param {Count} sum */
const say = ({ passed, failed, skipped }) =>
	`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

const total = count();
/** @type {string[]} */
const lines = [];
for (const [name, suite] of chosen) {
	console.log(`\n── ${name} ${'─'.repeat(Math.max(0, 60 - name.length))}`);
	const start = performance.now();
	/** @type {Count} */
	let sum;
	if (suite.browser === true && chromium === undefined) {
		console.error(`${name}: not run, because there is no Chromium.`);
		sum = count({ failed: 1 });
	} else {
		try {
			sum = await suite.run();
		} catch (error) {
			console.error(error);
			sum = count({ failed: 1 });
		}
	}
	const seconds = ((performance.now() - start) / 1000).toFixed(1);
	lines.push(`${name.padEnd(10)} ${say(sum)}  (${seconds} s)`);
	console.log(lines.at(-1));
	total.passed += sum.passed;
	total.failed += sum.failed;
	total.skipped += sum.skipped;
}

console.log(`\n${lines.join('\n')}\n`);
console.log(say(total));
process.exitCode = total.failed > 0 ? 1 : 0;
