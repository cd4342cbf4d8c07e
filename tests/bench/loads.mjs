// Loads that must hold: large and odd files go through the whole intake of the app in one tab. Every row and column is
// checked against what the generator wrote.
//
//   node tests/bench/loads.mjs [csv xlsx wide cell events]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { build } from 'vite';
import { findChromium } from '../../scripts/chromium.mjs';
import { serve } from '../../scripts/serve.mjs';
import { eventsFile } from './generate.mjs';
import { bigCell, tableCsv, tableXlsx, wideCsv } from './generate-loads.mjs';

const LOADS = {
	csv: () => tableCsv(1_000_000, 30),
	xlsx: () => tableXlsx(300_000, 30),
	wide: () => wideCsv(1000, 20_000),
	cell: () => bigCell(5_000_000),
	events: () => ({ path: eventsFile(10_000_000, 1_000_000), sums: null, rows: 10_000_000 }),
};

const here = dirname(fileURLToPath(import.meta.url));
const wanted = process.argv.slice(2);
await build({ configFile: join(here, 'vite.config.ts'), logLevel: 'warn' });
const server = await serve({ dir: join(here, 'dist'), port: 0, base: '' });
let wrong = 0;
for (const [name, make] of Object.entries(LOADS)) {
	if (wanted.length > 0 && !wanted.includes(name)) continue;
	const { path, sums, rows } = await make();
	const profile = mkdtempSync(join(tmpdir(), 'opsbook-loads-'));
	const browser = await chromium.launchPersistentContext(profile, {
		executablePath: await findChromium(),
		args: ['--no-sandbox'],
	});
	try {
		const page = await browser.newPage();
		page.setDefaultTimeout(0);
		await page.goto(server.url);
		await page.setInputFiles('input', path);
		const cancelMs = await page.evaluate(() => globalThis.cancelled());
		const told = await page.evaluate(() => globalThis.load());
		const memory = peaks(profile);
		const equal = told.rows === rows && (sums === null || same(sums, told.sums));
		if (!equal) wrong++;
		console.log(
			`${name}: ${told.rows} rows × ${told.columns} columns, ${(told.bytes / 1e6).toFixed(0)} MB: ` +
				`open ${(told.ms.open / 1000).toFixed(1)} s, inspect ${(told.ms.inspect / 1000).toFixed(1)} s, ` +
				`import ${(told.ms.import / 1000).toFixed(1)} s; cancel ${cancelMs.toFixed(0)} ms; ` +
				`gap of the page ${told.gapMs.toFixed(0)} ms; tab ${memory.tab} MB, browser ${memory.browser} MB at most; ` +
				(sums === null ? 'rows counted' : equal ? 'every column as written' : 'DIFFERENT'),
		);
		for (const [question, ms] of Object.entries(told.asked))
			console.log(`    ${question} ${ms.toFixed(1)} ms`);
		if (!equal && sums !== null) console.log(differences(sums, told.sums));
	} finally {
		await browser.close();
		rmSync(profile, { recursive: true, force: true });
	}
}
await server.close();
process.exitCode = wrong === 0 ? 0 : 1;

/** The most memory that the largest tab and the browser's own process ever held. */
function peaks(profile) {
	const list = execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8', maxBuffer: 1e8 });
	let [tab, own] = [0, 0];
	for (const line of list.split('\n')) {
		if (!line.includes(profile)) continue;
		const status = readFileSync(`/proc/${line.trim().split(' ')[0]}/status`, 'utf8');
		const mb = Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
		if (line.includes('--type=renderer')) tab = Math.max(tab, mb);
		else if (!line.includes('--type=')) own = Math.max(own, mb);
	}
	return { tab, browser: own };
}

function same(wrote, read) {
	return wrote.every((sum, i) => Math.abs(sum - read[i]) <= 1e-9 * Math.max(1, Math.abs(sum)));
}

function differences(wrote, read) {
	const odd = wrote.flatMap((sum, i) =>
		same([sum], [read[i]]) ? [] : [`${i}: ${sum} / ${read[i]}`],
	);
	return `    ${odd.slice(0, 8).join(', ')}`;
}
