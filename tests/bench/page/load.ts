import { cellText } from '$lib/columns/access';
import type { Column } from '$lib/columns/column';
import { startWorker } from '$lib/engine/bootstrap';
import { createEngine, type Engine } from '$lib/engine/client';
import { openStore } from '$lib/store/dexie';
import { longestGap, timed } from './time';

const start = (): Engine =>
	createEngine({ analysis: () => startWorker('analysis'), intake: () => startWorker('intake') });

const chosen = (): { name: string; blob: Blob } => {
	const file = document.querySelector<HTMLInputElement>('input')!.files![0]!;
	return { name: file.name, blob: file };
};

/** How long a cancel in the middle of an import takes. */
export async function cancelled(): Promise<number> {
	const engine = start();
	const opened = await engine.open(chosen()).answer;
	if (!opened.ok) throw new Error(JSON.stringify(opened.failure));
	const [file] = opened.files;
	const inspected = await engine.inspect(file!, {}, 'UTC');
	if (!inspected.ok) throw new Error(JSON.stringify(inspected.failure));
	const { mapping } = inspected.inspection;
	const job = engine.importFiles({
		files: [{ file: file!, options: {}, mapping }],
		...{ name: 'cancelled', zone: 'UTC', weekStart: 1 },
	});
	await new Promise((resolve) => setTimeout(resolve, 700));
	const ms = await timed(async () => {
		job.cancel();
		await job.answer;
	});
	engine.close();
	return ms;
}

/** The chosen file through the whole intake; then every column summed up as it is stored. */
export async function load() {
	const engine = start();
	const ms: Record<string, number> = {};
	const input = chosen();
	let stored: { dataset: string; revision: string } | null = null;
	async function whole(): Promise<void> {
		const opened = await step('open', () => engine.open(input).answer);
		const file = opened.files[0]!;
		const inspected = await step('inspect', () => engine.inspect(file, {}, 'UTC'));
		const { mapping } = inspected.inspection;
		stored = await step(
			'import',
			() =>
				engine.importFiles({
					files: [{ file, options: {}, mapping }],
					...{ name: 'load', zone: 'UTC', weekStart: 1 },
				}).answer,
		);
	}
	/** Times a step; a refusal is a failure here. */
	async function step<A extends { readonly ok: boolean }>(
		name: string,
		ask: () => Promise<A>,
	): Promise<Extract<A, { ok: true }>> {
		const begin = performance.now();
		const answer = await ask();
		ms[name] = performance.now() - begin;
		if (!answer.ok) throw new Error(JSON.stringify(answer));
		return answer as Extract<A, { ok: true }>;
	}
	const gapMs = await longestGap(whole());
	const { dataset, revision } = stored!;
	const asked: Record<string, number> = {};
	for (const [analysis, params] of Object.entries({
		retention: { start: 'any', return: 'any', unit: 'week', periods: 60 },
		trend: { metric: 'active', unit: 'day' },
		funnel: { steps: [{ kind: 'view' }, { kind: 'order' }] },
	})) {
		const request = { dataset, revision, scope: {}, analysis, params };
		await engine.run(analysis, request);
		asked[analysis] = await timed(() => engine.run(analysis, request));
	}
	engine.close();
	const store = await openStore();
	const [source] = await store.sources.all();
	const sums: number[] = [];
	const names = source!.columns.map(({ name }) => name);
	const each = source!.rows > 10_000 ? 1 : 2000;
	for (let i = 0; i < names.length; i += each) {
		const some = names.slice(i, i + each);
		const read = await store.readColumns(source!.id, some);
		for (const name of some) sums.push(sumOf(read.get(name)!));
	}
	const { rows, columns } = source!;
	store.close();
	return { rows, columns: columns.length, bytes: input.blob.size, ms, gapMs, asked, sums };
}

function sumOf(column: Column): number {
	let sum = 0;
	if (column.kind === 'number' || column.kind === 'time') {
		for (const value of column.values) if (value === value) sum += value;
		return sum;
	}
	if (column.kind === 'category') {
		const hashes = column.dictionary.values.map(hashOf);
		for (const code of column.codes) if (code > 0) sum += hashes[code]!;
		return sum;
	}
	for (let row = 0; row < column.length; row++) {
		const text = cellText(column, row);
		if (text !== '') sum += hashOf(text);
	}
	return sum;
}

/** FNV-1a, as the generator has it. */
function hashOf(text: string): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
	return hash >>> 0;
}
