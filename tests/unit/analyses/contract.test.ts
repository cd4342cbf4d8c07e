import type { TableColumn } from '$lib/analyses/contract';
import { ANALYSES } from '$lib/analyses/registry';
import { EVENT_ROLES } from '$lib/columns/timeline';
import { DAY, HOUR, MINUTE, SECOND } from '$lib/base/time';
import { translator } from '$lib/i18n/format';
import { IntlMessageFormat } from 'intl-messageformat';
import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import {
	analysisFolders,
	answer,
	check,
	loadAnalysis,
	questions,
	type Analysis,
} from '../../support/analyses';
import { dataFromText } from '../../support/data';

const PARTS = [
	'manifest.ts',
	'compute.ts',
	'findings.ts',
	'table.ts',
	'share.ts',
	'messages.ts',
	'example.ts',
	'View.svelte',
	'method.en.md',
	'method.zh.md',
];
const SECTIONS = {
	en: [
		'Question',
		'Definition',
		'Edge cases',
		'Assumptions',
		'Misuse',
		'Worked example',
		'Reference',
	],
	zh: ['问题', '定义', '边界情形', '前提', '误用', '算例', '参考'],
};
const methods: Record<string, string> = import.meta.glob(
	'../../../src/lib/analyses/*/method.*.md',
	{
		query: '?raw',
		import: 'default',
		eager: true,
	},
);

it('has a folder for each line of the registry, and a line for each folder', () => {
	expect([...analysisFolders().keys()].sort()).toEqual([...ANALYSES].sort());
});

describe.each(ANALYSES)('%s', (id) => {
	it('has all its parts', () => {
		const files = analysisFolders().get(id) ?? new Set();
		expect(PARTS.filter((part) => !files.has(part))).toEqual([]);
	});

	it('asks instead what can be answered, where it says so', async () => {
		const { manifest } = await loadAnalysis(id);
		const { params } = manifest;
		if (params.without === undefined) return;
		const { facts } = dataFromText('member_id,time,event\na,2024-01-01,order\nb,2024-01-02,leave');
		for (const role of EVENT_ROLES) {
			const other = params.without(params.defaults(facts), role, facts);
			if (other === null) continue;
			expect(v.parse(params.schema, other.params)).toEqual(other.params);
			expect(params.columns(other.params)).not.toContain(role);
			for (const bundle of [manifest.messages.en, manifest.messages.zh])
				expect(bundle).toHaveProperty([other.label]);
		}
	});

	describe('says everything', () => {
		let analysis: Analysis;
		beforeAll(async () => {
			analysis = await loadAnalysis(id);
		});
		const languages = ['en', 'zh-CN'] as const;
		const say = () => languages.map((locale) => translator(locale, analysis.manifest.messages));
		const expectMessage = (key: string) =>
			expect(
				say().map((to) => to.has(key)),
				`message ${key}`,
			).toEqual([true, true]);
		const data = () => dataFromText(analysis.example.data, { scope: analysis.example.scope ?? {} });
		const asked = () => questions(analysis, data());

		it('is called as its folder, and has a name and what it is about', () => {
			expect(analysis.manifest.id).toBe(id);
			expect(Number.isInteger(analysis.manifest.version)).toBe(true);
			expectMessage('name');
			expectMessage('about');
		});

		it('has the same messages in both languages, with the same slots', () => {
			const { en, zh } = analysis.manifest.messages;
			expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
			for (const [key, message] of Object.entries(en)) {
				expect(slots(zh[key]!), key).toEqual(slots(message));
			}
		});

		it('accepts its own params, and checking them twice changes nothing', () => {
			const { schema, defaults } = analysis.manifest.params;
			for (const params of [analysis.example.params, defaults(data().facts), ...asked()]) {
				const once = v.parse(schema, params);
				expect(v.parse(schema, structuredClone(once))).toEqual(once);
			}
			for (const bad of [null, 7, 'any', { nobody: 'knows this' }]) {
				expect(v.safeParse(schema, bad).success, JSON.stringify(bad)).toBe(false);
			}
		});

		it('states every question as a sentence whose slots are tokens', () => {
			const { sentence, tokens, more } = analysis.manifest.params;
			for (const params of asked()) {
				const { key, values = {} } = sentence(params);
				expectMessage(key);
				for (const messages of Object.values(analysis.manifest.messages)) {
					for (const slot of slots(messages[key] ?? '')) {
						expect(Object.keys({ ...tokens, ...values }), `${key}: {${slot}}`).toContain(slot);
					}
				}
				for (const name of more(params)) expect(Object.keys(tokens)).toContain(name);
			}
		});

		it('lets every param be changed, in the sentence or beside it', () => {
			const { sentence, tokens, more } = analysis.manifest.params;
			const paths = Object.values(tokens).map(({ path }): string => path);
			const params = Object.keys(check(analysis, analysis.example.params) as object);
			expect(params.filter((key) => !paths.includes(key))).toEqual([]);
			const shown = asked().flatMap((params) => {
				const message = analysis.manifest.messages.en[sentence(params).key] ?? '';
				return [...slots(message), ...more(params)];
			});
			expect(Object.keys(tokens).filter((name) => !shown.includes(name))).toEqual([]);
		});

		it('labels every choice', () => {
			for (const token of Object.values(analysis.manifest.params.tokens)) {
				if (token.type === 'choice') for (const { label } of token.options) expectMessage(label);
				if (token.type === 'column' && token.none !== null) expectMessage(token.none);
			}
		});

		it('finds and tabulates in messages that are there, with their slots filled', () => {
			const told = data();
			for (const params of asked()) {
				const { result, tables } = answer(analysis, told, params);
				for (const { key, values } of analysis.findings(result, params, told.facts)) {
					expectMessage(key);
					const { en } = analysis.manifest.messages;
					expect(Object.keys(values), key).toEqual(expect.arrayContaining(slots(en[key]!)));
					for (const value of Object.values(values)) {
						if (typeof value === 'object' && 'message' in value) expectMessage(value.message);
					}
				}
				for (const { caption, columns, rows } of tables) {
					expectMessage(caption);
					expect(new Set(columns.map((column) => column.id)).size).toBe(columns.length);
					for (const { label } of columns) expectLabel(label);
					for (const row of rows) {
						expect(row.cells).toHaveLength(columns.length);
						for (const cell of row.cells) {
							if (typeof cell === 'object' && cell !== null && 'message' in cell)
								expectMessage(cell.message);
						}
					}
				}
			}
		});

		function expectLabel(label: TableColumn['label']): void {
			if (!('message' in label) || label.message === undefined) return;
			expectMessage(label.message);
			const message = analysis.manifest.messages.en[label.message]!;
			const given = 'event' in label ? ['series'] : Object.keys(label.values ?? {});
			expect(given).toEqual(expect.arrayContaining(slots(message)));
		}

		it('computes its example', () => {
			const { result } = answer(analysis, data(), check(analysis, analysis.example.params));
			expect(result).toMatchObject(analysis.example.expected as object);
		});

		it('gives plain data that survives the way between threads', () => {
			const { result } = answer(analysis, data(), check(analysis, analysis.example.params));
			expect(structuredClone(result)).toEqual(result);
		});

		it.each(['en', 'zh'] as const)(
			'has a method page (%s) with all sections and its figures',
			(language) => {
				const page = methods[`../../../src/lib/analyses/${id}/method.${language}.md`] ?? '';
				const headings = [...page.matchAll(/^## +(.+?) *$/gm)].map(([, heading]) => heading);
				expect(headings).toEqual(SECTIONS[language]);
				const text = page.replaceAll(/(?<=\d)[,\u202f\u00a0](?=\d{3})/g, '');
				const missing = figures(analysis.example.expected).filter(
					(forms) => !forms.some((form) => says(text, form)),
				);
				expect(missing).toEqual([]);
			},
		);
	});
});

/** A part of an ICU message that is text. */
const LITERAL = 0;

/** The values that an ICU message needs, in whatever branch. */
function slots(message: string): string[] {
	const names = new Set<string>();
	const visit = (parts: ReturnType<IntlMessageFormat['getAst']>): void => {
		for (const part of parts) {
			// `{n}Number` is the count behind `{n}`, for plurals; a language may do without it.
			if ('value' in part && part.type !== LITERAL) names.add(part.value.replace(/Number$/, ''));
			if ('options' in part) for (const { value } of Object.values(part.options)) visit(value);
		}
	};
	visit(new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst());
	return [...names].sort();
}

/** The numbers that an example states, each in the forms in which a page may print it. Times and empty places are left out. */
function figures(expected: unknown): string[][] {
	const found = new Map<string, string[]>();
	const visit = (value: unknown): void => {
		if (typeof value === 'number') {
			if (!Number.isFinite(value) || Math.abs(value) > 1e10) return;
			const size = Math.abs(value);
			const forms = [String(size), size.toFixed(1), size.toFixed(2)];
			for (const unit of [SECOND, MINUTE, HOUR, DAY]) {
				if (size >= unit) forms.push(String(Math.round((size / unit) * 100) / 100));
			}
			if (size < 1 && size > 0) {
				const percent = size * 100;
				forms.push(...[0, 1, 2].map((digits) => `${percent.toFixed(digits)} ?%`));
			}
			found.set(String(size), forms);
		} else if (ArrayBuffer.isView(value)) Array.from(value as Float64Array).forEach(visit);
		else if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit);
	};
	visit(expected);
	return [...found.values()];
}

function says(text: string, form: string): boolean {
	const digits = form.replaceAll('.', '\\.');
	return new RegExp(`(?<![\\d.])${digits}(?![\\d]|\\.\\d)`).test(text);
}
