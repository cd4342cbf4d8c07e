// The analyses as their folders have them, and random data and questions for each.
import type {
	Compute,
	Data,
	Example,
	Findings,
	Manifest,
	People,
	Plain,
	TableSpec,
	Tables,
} from '$lib/analyses/contract';
import fc from 'fast-check';
import * as v from 'valibot';
import { runToEnd } from './data';

const manifests = import.meta.glob<{ manifest: Manifest }>('../../src/lib/analyses/*/manifest.ts');
const computes = import.meta.glob<{ compute: Compute<Plain, Plain>; people: People<Plain, Plain> }>(
	'../../src/lib/analyses/*/compute.ts',
);
const findings = import.meta.glob<{ findings: Findings<Plain, Plain> }>(
	'../../src/lib/analyses/*/findings.ts',
);
const tables = import.meta.glob<{ tables: Tables<Plain, Plain> }>(
	'../../src/lib/analyses/*/table.ts',
);
const examples = import.meta.glob<{ example: Example<Plain, Plain> }>(
	'../../src/lib/analyses/*/example.ts',
);
const files = Object.keys(import.meta.glob('../../src/lib/analyses/*/*'));

/** Files of each folder with a manifest or a compute: what claims to be an analysis. */
export function analysisFolders(): ReadonlyMap<string, ReadonlySet<string>> {
	const folders = new Map<string, Set<string>>();
	for (const path of files) {
		const [folder = '', file = ''] = path.split('/').slice(-2);
		const names = folders.get(folder) ?? new Set();
		folders.set(folder, names.add(file));
	}
	for (const [folder, names] of folders) {
		if (!names.has('manifest.ts') && !names.has('compute.ts')) folders.delete(folder);
	}
	return folders;
}

export interface Analysis {
	readonly manifest: Manifest;
	readonly compute: Compute<Plain, Plain>;
	readonly people: People<Plain, Plain>;
	readonly findings: Findings<Plain, Plain>;
	readonly tables: Tables<Plain, Plain>;
	readonly example: Example<Plain, Plain>;
}

export async function loadAnalysis(id: string): Promise<Analysis> {
	const path = (file: string) => `../../src/lib/analyses/${id}/${file}`;
	return {
		...(await manifests[path('manifest.ts')]!()),
		...(await computes[path('compute.ts')]!()),
		...(await findings[path('findings.ts')]!()),
		...(await tables[path('table.ts')]!()),
		...(await examples[path('example.ts')]!()),
	};
}

export function check({ manifest }: Analysis, params: Plain): Plain {
	return v.parse(manifest.params.schema, params);
}

/** These params, and each of them with one choice taken differently, as far as the schema allows it. */
export function variants(analysis: Analysis, params: Plain): Plain[] {
	const { tokens, schema } = analysis.manifest.params;
	const all: Plain[] = [params];
	for (const token of Object.values(tokens)) {
		const values =
			token.type === 'choice'
				? token.options.map(({ value }) => value)
				: token.type === 'number'
					? [token.min, Math.min(token.max, token.min + token.step)]
					: [];
		for (const value of values) {
			const varied = v.safeParse(schema, { ...(params as object), [token.path]: value });
			if (varied.success) all.push(varied.output);
		}
	}
	return all;
}

/** The questions of an analysis that these data can answer: its example's and its default, each choice taken in turn. */
export function questions(analysis: Analysis, data: Data): Plain[] {
	const { defaults, columns } = analysis.manifest.params;
	const all = [
		...variants(analysis, check(analysis, analysis.example.params)),
		...variants(analysis, defaults(data.facts)),
	];
	return all.filter((params) => columns(params).every((ref) => hasColumn(data, ref)));
}

function hasColumn(data: Data, ref: string): boolean {
	try {
		return data.column(ref) !== undefined;
	} catch {
		return false;
	}
}

/** The same data with no more columns than the engine would read for these params. */
export function withDeclared({ manifest }: Analysis, data: Data, params: Plain): Data {
	const refs = manifest.params.columns(params);
	const read = [
		...refs,
		...(manifest.needs.roles ?? []),
		...(manifest.params.roles?.(params) ?? []),
	];
	const roles = [...data.timeline.roles].filter(([role]) => read.includes(role));
	return {
		...data,
		timeline: { ...data.timeline, roles: new Map(roles) },
		column(ref) {
			if (refs.includes(ref)) return data.column(ref);
			throw new Error(`params.columns does not name ${ref}`);
		},
	};
}

export interface Answer {
	readonly result: Plain;
	readonly tables: readonly TableSpec[];
}

export function answer(analysis: Analysis, data: Data, params: Plain): Answer {
	const result = runToEnd(analysis.compute(withDeclared(analysis, data, params), params));
	return { result, tables: analysis.tables(result, params, data.facts) };
}

/** A number of a table that has people, and how many it says they are. */
export interface Count {
	readonly where: string;
	readonly count: number;
	readonly ref: Plain;
}

export function countsOf(tables: readonly TableSpec[]): Count[] {
	const counts: Count[] = [];
	for (const table of tables) {
		table.rows.forEach((row, r) => {
			row.cells.forEach((cell, c) => {
				const ref = row.refs?.[c] ?? null;
				const { id, format } = table.columns[c]!;
				if (ref === null || format !== 'count' || typeof cell !== 'number') return;
				counts.push({ where: `${table.caption}, row ${r}, ${id}`, count: cell, ref });
			});
		});
	}
	return counts;
}

/** Random events as a text table: the kinds of an example and some of everyday, whole amounts, 70 days. */
export function randomTable(example: Example<Plain, Plain>): fc.Arbitrary<string> {
	const lines = example.data.trim().split('\n');
	const column = lines[0]!.split(',').indexOf('event');
	const own = lines.slice(1).map((line) => line.split(',')[column]!.trim());
	const kinds = [...new Set([...own, 'join', 'order', 'refund', 'message'])].filter(Boolean);
	const event = fc.record({
		member: fc.nat(9),
		day: fc.nat(69),
		minute: fc.nat(1439),
		kind: fc.constantFrom(...kinds),
		amount: fc.nat(50),
		channel: fc.constantFrom('', 'web', 'app', 'mail'),
	});
	return fc
		.uniqueArray(event, {
			minLength: 1,
			maxLength: 60,
			// No two events of a member at one time: then nothing hangs on the order of lines.
			selector: ({ member, day, minute }) => `${member} ${day} ${minute}`,
		})
		.map((events) =>
			[
				'member_id,time,event,amount,channel,member:city',
				...events.map(({ member, day, minute, kind, amount, channel }) => {
					const time = new Date(Date.UTC(2024, 0, 1 + day, 0, minute)).toISOString();
					const money = ['order', 'refund'].includes(kind) ? amount : '';
					const city = ['Lyon', 'Oslo', ''][member % 3];
					return `m${member},${time.slice(0, 16).replace('T', ' ')},${kind},${money},${channel},${city}`;
				}),
			].join('\n'),
		);
}
