import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkFloors, importsOf, readFloors, showProblem } from '../../../scripts/floors.mjs';

let root = '';

beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), 'floors-'));
});

afterEach(() => {
	rmSync(root, { recursive: true, force: true });
});

function check(files: Record<string, string>): string[] {
	for (const [name, source] of Object.entries(files)) {
		const path = join(root, name);
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, source);
	}
	return checkFloors(root, readFloors()).map(showProblem);
}

test('finds every kind of import with its line', () => {
	const source = `<script module lang="ts">
	import type { A } from './a';
</script>

<script lang="ts">
	import { b } from '$lib/b';
	const c = () => import('./c');
	const d = import.meta.glob(['./*/d.ts', '!./x/d.ts']);
	const e = new Worker(new URL('./e.worker.ts', import.meta.url));
	type F = import('./f').F;
	export * from './g';
</script>
<p>import './not.ts'</p>`;
	const found = importsOf('X.svelte', source);
	expect(found.map(({ what, line, types }) => [what, line, types])).toEqual([
		['./a', 2, true],
		['$lib/b', 6, false],
		['./c', 7, false],
		['./*/d.ts', 8, false],
		['./e.worker.ts', 9, false],
		['./f', 10, true],
		['./g', 11, false],
	]);
});

test('lets the direction down pass', () => {
	const problems = check({
		'src/lib/base/bits.ts': 'export const bits = 1;',
		'src/lib/columns/column.ts':
			"import { bits } from '../base/bits';\nexport const column = bits;",
		'src/lib/model/cell.ts': "import type { M } from '$lib/i18n/types';\nexport type C = M;",
		'src/lib/i18n/types.ts': 'export type M = 1;',
		'src/routes/+page.svelte': "<script>import { bits } from '$lib/ui/x';</script>",
		'src/lib/ui/x.ts': "export { bits } from '../base/bits';",
	});
	expect(problems).toEqual([]);
});

test('names the file, the line, the import and the way out', () => {
	const [problem, ...more] = check({
		'src/lib/model/cell.ts': 'export const cell = 1;',
		'src/lib/base/bits.ts': "\nimport { cell } from '../model/cell';\nexport const bits = cell;",
	});
	expect(more).toEqual([]);
	expect(problem).toContain('src/lib/base/bits.ts:2:');
	expect(problem).toContain("base may not import '../model/cell', which is in model");
	expect(problem).toContain('belongs higher, into');
});

test('keeps analyses apart', () => {
	const [problem, ...more] = check({
		'src/lib/analyses/funnel/compute.ts': 'export const a = 1;',
		'src/lib/analyses/rfm/compute.ts':
			"import { a } from '../funnel/compute';\nexport const b = a;",
		'src/lib/analyses/rfm/manifest.ts': "import { b } from './compute';\nexport const c = b;",
		'src/lib/analyses/shared/x.ts': 'export const x = 1;',
		'src/lib/analyses/rfm/findings.ts': "import { x } from '../shared/x';\nexport const y = x;",
	});
	expect(more).toEqual([]);
	expect(problem).toContain('src/lib/analyses/rfm/compute.ts:1: imports another analysis');
	expect(problem).toContain('src/lib/analyses/shared');
});

test('keeps Svelte, the database and Comlink out of the core', () => {
	const problems = check({
		'src/lib/analyses/rfm/compute.ts':
			"import { onMount } from 'svelte';\nimport View from './View.svelte';\nimport { Dexie } from 'dexie';",
		'src/lib/analyses/rfm/View.svelte': '<p></p>',
		'src/lib/segments/a.ts':
			"import { wrap } from 'comlink';\nimport { goto } from '$app/navigation';",
		'src/lib/segments/b.ts': "import { readFile } from 'node:fs/promises';",
	});
	const said = problems.join('\n');
	expect(said).toContain("compute.ts:1: may not import 'svelte'");
	expect(said).toContain("compute.ts:2: may not import './View.svelte'");
	expect(said).toContain("compute.ts:3: may not import 'dexie'");
	expect(said).toContain("segments/a.ts:1: may not import 'comlink'");
	expect(said).toContain("segments/a.ts:2: may not import '$app/navigation'");
	expect(said).toContain("segments/b.ts:1: may not import 'node:fs/promises'");
});

test('lets only the client and the workers know Comlink, and only workers expose', () => {
	expect(
		check({
			'src/lib/engine/client.ts': "import { wrap } from 'comlink';",
			'src/lib/engine/analysis.worker.ts': "import { expose } from 'comlink';",
			'src/lib/store/store.ts': "import { Dexie } from 'dexie';",
		}),
	).toEqual([]);
	expect(check({ 'src/lib/engine/client.ts': "import { expose, wrap } from 'comlink';" })).toEqual([
		expect.stringContaining('only *.worker.ts do'),
	]);
});

test('sees what a glob brings in', () => {
	const problems = check({
		'src/lib/analyses/registry.ts': "export const all = import.meta.glob('./*/View.svelte');",
		'src/lib/analyses/rfm/View.svelte': '<p></p>',
	});
	expect(problems.join('\n')).toContain(
		"src/lib/analyses/registry.ts:1: may not import './*/View.svelte'",
	);
});

test('tells types from values', () => {
	const files = { 'src/lib/i18n/format.ts': 'export const t = 1; export type T = 1;' };
	expect(
		check({ ...files, 'src/lib/model/a.ts': "import type { T } from '../i18n/format';" }),
	).toEqual([]);
	expect(check({ ...files, 'src/lib/model/a.ts': "import { t } from '../i18n/format';" })).toEqual([
		expect.stringContaining('may import only types from i18n'),
	]);
});

test('refuses a file without a room', () => {
	expect(check({ 'src/lib/helpers/x.ts': 'export {};' })).toEqual([
		expect.stringContaining('src/lib/helpers/x.ts:1: this file is in no room'),
	]);
});

test('refuses circles between rooms', () => {
	for (const [name, source] of Object.entries({
		'src/a/x.ts': "import '../b/y';",
		'src/b/y.ts': "import '../a/x';",
	})) {
		mkdirSync(dirname(join(root, name)), { recursive: true });
		writeFileSync(join(root, name), source);
	}
	const room = (name: string, may: string[]) => ({ files: [`src/${name}/**`], holds: name, may });
	const floors = { ...readFloors(), rooms: { a: room('a', ['b']), b: room('b', ['a']) } };
	expect(checkFloors(root, floors).map(showProblem)).toEqual([
		expect.stringContaining('form a circle'),
	]);
});
