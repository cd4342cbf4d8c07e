// Import, cold open and some questions, beside DuckDB-WASM and Arquero, in one Chromium, on the same file. Prints medians and
// ratios, and fails when two engines answer differently.
//
//   npm run bench -- [--events 1000000] [--members 100000] [--rounds 5] [--repeat 15] [--only Opsbook,DuckDB-WASM]
//                    [--lines rule-tree,lifecycle] [--json FILE]
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { build } from 'vite';
import { findChromium } from '../../scripts/chromium.mjs';
import { serve } from '../../scripts/serve.mjs';
import { eventsFile } from './generate.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const { values: options } = parseArgs({
	options: {
		events: { type: 'string', default: '1000000' },
		members: { type: 'string', default: '100000' },
		rounds: { type: 'string', default: '5' },
		repeat: { type: 'string', default: '15' },
		only: { type: 'string' },
		lines: { type: 'string' },
		json: { type: 'string' },
	},
});
const rounds = Number(options.rounds);

const file = eventsFile(Number(options.events), Number(options.members));
await build({ configFile: join(here, 'vite.config.ts'), logLevel: 'warn' });
// The page of a benchmark needs none of the app's headers, but time stamps of microseconds.
const server = await serve({
	dir: join(here, 'dist'),
	port: 0,
	base: '',
	headers: {
		'Cross-Origin-Opener-Policy': 'same-origin',
		'Cross-Origin-Embedder-Policy': 'require-corp',
	},
});
const profile = mkdtempSync(join(tmpdir(), 'opsbook-bench-profile-'));
const browser = await chromium.launchPersistentContext(profile, {
	executablePath: await findChromium(),
	args: ['--no-sandbox', '--js-flags=--max-old-space-size=4096'],
});

const runs = [];
try {
	let peers = [];
	for (let round = 0; round < rounds; round++) {
		for (const peer of round === 0 ? [null] : peers) await one(peer);
	}

	/** A fresh page for each engine and round, so that none inherits another's heap; the engines take turns. */
	async function one(peer) {
		const page = await browser.newPage();
		page.setDefaultTimeout(0);
		await page.goto(server.url);
		if (peer === null) {
			peers = await page.evaluate(() => globalThis.peers);
			if (options.only) peers = peers.filter((name) => options.only.split(',').includes(name));
			await page.close();
			for (const name of peers) await one(name);
			return;
		}
		await page.setInputFiles('input', file);
		try {
			runs.push(
				await page.evaluate(
					([name, repeat, lines]) => globalThis.measure(name, repeat, lines),
					[peer, Number(options.repeat), options.lines?.split(',') ?? null],
				),
			);
			process.stderr.write(`${peer}: ${JSON.stringify(runs.at(-1).ms)}\n`);
		} catch (error) {
			process.stderr.write(`${peer}: ${error.message}\n`);
		}
		await page.close();
		// What it stored goes with the site's data.
		const cdp = await browser.newCDPSession(await browser.newPage());
		await cdp.send('Storage.clearDataForOrigin', {
			origin: new URL(server.url).origin,
			storageTypes: 'all',
		});
		for (const open of browser.pages().slice(1)) await open.close();
	}
} finally {
	await browser.close();
	await server.close();
	rmSync(profile, { recursive: true, force: true });
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const peers = [...new Set(runs.map(({ peer }) => peer))];
const keys = [...new Set(runs.flatMap(({ ms }) => Object.keys(ms)))];
const table = Object.fromEntries(
	peers.map((peer) => [
		peer,
		Object.fromEntries(
			keys.map((key) => {
				const values = runs
					.filter((run) => run.peer === peer && key in run.ms)
					.map((run) => run.ms[key]);
				return [key, values.length === 0 ? null : median(values)];
			}),
		),
	]),
);

const show = (ms) =>
	ms === null || ms === undefined ? '–' : ms >= 100 ? ms.toFixed(0) : ms.toFixed(1);
console.log(
	`\n${options.events} events, ${options.members} members, ${rounds} rounds, ${cpus().length} cores; medians, ms`,
);
console.log(
	['', ...peers, ...peers.slice(1).map((peer) => `${peer} ÷ Opsbook`)]
		.map((text) => text.padStart(22))
		.join(''),
);
for (const key of keys) {
	const cells = peers.map((peer) => show(table[peer][key]));
	const ratios = peers.slice(1).map((peer) => {
		const [ours, theirs] = [table[peers[0]][key], table[peer][key]];
		return ours && theirs ? `${(theirs / ours).toFixed(2)}×` : '–';
	});
	console.log([key, ...cells, ...ratios].map((text) => text.padStart(22)).join(''));
}
const ours = runs.filter((run) => run.peer === 'Opsbook');
if (ours.length > 0)
	console.log(
		`longest gap of the page's thread while Opsbook imports: ${show(median(ours.map((run) => run.gapMs)))} ms`,
	);

// Equal answers, or no comparison. NaN = an engine does not tell this one.
let wrong = 0;
for (const question of Object.keys(runs[0]?.answers ?? {})) {
	const [first, ...others] = peers
		.map((peer) => ({ peer, told: runs.find((run) => run.peer === peer).answers[question] }))
		.filter(({ told }) => told !== undefined);
	for (const { peer, told } of others) {
		const equal =
			first.told.length === told.length &&
			first.told.every((row, r) =>
				row.every((value, c) => {
					const other = told[r][c];
					return (
						!Number.isFinite(value) ||
						!Number.isFinite(other) ||
						Math.abs(value - other) <= 1e-9 * Math.max(1, Math.abs(value))
					);
				}),
			);
		if (!equal) {
			wrong++;
			console.log(
				`DIFFERENT: ${question}: ${first.peer} ${JSON.stringify(first.told.slice(0, 3))}… ${peer} ${JSON.stringify(told.slice(0, 3))}…`,
			);
		}
	}
}
if (wrong === 0 && peers.length > 1) console.log('answers are equal');
if (options.json) writeFileSync(options.json, JSON.stringify({ options, table }, null, '\t'));
process.exitCode = wrong === 0 ? 0 : 1;
