// Every src/**/messages.ts: both languages have the same keys, the same arguments, and say something.
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { SAME_IN_CHINESE } from './same-in-chinese';

type Ast = ReturnType<IntlMessageFormat['getAst']>;

interface Module {
	readonly en?: Readonly<Record<string, string>>;
	readonly zh?: Readonly<Record<string, string>>;
}

const modules = import.meta.glob<Module>('../../../src/**/messages.ts', { eager: true });

/** The node types of the ICU parser. */
const LITERAL = 0;
const POUND = 7;

interface Seen {
	/** All arguments. */
	names: Set<string>;
	/** Those that are printed, not only asked for the right form of a word. */
	shown: Set<string>;
	text: string;
}

function walk(ast: Ast, seen: Seen, plural?: string): Seen {
	for (const node of ast) {
		if (node.type === LITERAL) seen.text += ` ${node.value}`;
		else if (node.type === POUND) {
			if (plural !== undefined) seen.shown.add(plural);
		} else if ('value' in node) {
			seen.names.add(node.value);
			if ('options' in node) {
				const inner = 'pluralType' in node ? node.value : plural;
				for (const option of Object.values(node.options)) walk(option.value, seen, inner);
			} else seen.shown.add(node.value);
		}
	}
	return seen;
}

function read(message: string, locale: string): Seen {
	const ast = new IntlMessageFormat(message, locale, undefined, { ignoreTag: true }).getAst();
	return walk(ast, { names: new Set(), shown: new Set(), text: '' });
}

/** What stands for a printed value: text of either language. */
const VALUE = '\uE000';

/** The literals of each branch of a message, values between them as one sign. */
function branches(ast: Ast): string[] {
	let main = '';
	const inner: string[] = [];
	for (const node of ast) {
		if (node.type === LITERAL) main += node.value;
		else {
			main += VALUE;
			if ('options' in node)
				for (const option of Object.values(node.options)) inner.push(...branches(option.value));
		}
	}
	return [main, ...inner];
}

/** Half-width brackets, colons, commas and the like beside Chinese characters; the former also beside values. */
function halfWidth(message: string): string[] {
	const chinese = '[\\p{sc=Han}\u3000-\u303F\uFF00-\uFFEF]';
	const either = `[\\p{sc=Han}\u3000-\u303F\uFF00-\uFFEF${VALUE}]`;
	const wrong = new RegExp(
		`(?<=${chinese}) ?[,:;?!]|[,:;?!] ?(?=${chinese})|(?<=${VALUE}),(?=\\S)|(?<=${either})[()]|[()](?=${either})`,
		'gu',
	);
	const ast = new IntlMessageFormat(message, 'zh-CN', undefined, { ignoreTag: true }).getAst();
	if (!/\p{sc=Han}/u.test(message)) return [];
	return branches(ast).flatMap((text) => text.match(wrong) ?? []);
}

test('the walk finds arguments and text', () => {
	const message =
		'{n, plural, one {# of {total}} other {all}} in {m, plural, one {x} other {y}} {where}';
	const { names, shown, text } = read(message, 'en');
	expect([...names].sort()).toEqual(['m', 'n', 'total', 'where']);
	expect([...shown].sort()).toEqual(['n', 'total', 'where']);
	expect(text.split(/\s+/).filter(Boolean)).toEqual(['of', 'all', 'in', 'x', 'y']);
});

describe.each(Object.entries(modules))('%s', (path, { en, zh }) => {
	test('has both languages with the same keys', () => {
		expect(en, `${path} exports en`).toBeTypeOf('object');
		expect(zh, `${path} exports zh`).toBeTypeOf('object');
		expect(Object.keys(zh ?? {}).sort()).toEqual(Object.keys(en ?? {}).sort());
	});

	test('has no empty message', () => {
		for (const messages of [en, zh]) {
			for (const [key, message] of Object.entries(messages ?? {})) {
				expect(message.trim(), key).not.toBe('');
			}
		}
	});

	test('takes the same arguments in both languages', () => {
		for (const key of Object.keys(en ?? {})) {
			const english = read(en?.[key] ?? '', 'en');
			const chinese = read(zh?.[key] ?? '', 'zh-CN');
			// What one language prints the other must know; an argument that only picks a word's form may stay out.
			for (const [one, other] of [
				[english, chinese],
				[chinese, english],
			] as const) {
				const missing = [...one.shown].filter((name) => !other.names.has(name));
				expect(missing, key).toEqual([]);
			}
			const unknown = [...chinese.names].filter((name) => !english.names.has(name));
			expect(unknown, key).toEqual([]);
		}
	});

	test('is written in Chinese', () => {
		for (const [key, message] of Object.entries(zh ?? {})) {
			const { text } = read(message, 'zh-CN');
			if (/[^\p{ASCII}]/u.test(text.replace(/[–—…·×→±≥≤−“”‘’]/g, ''))) continue;
			const words = text.match(/[A-Za-z][\w-]+/g) ?? [];
			const foreign = words.filter((word) => !SAME_IN_CHINESE.has(word));
			expect(foreign, `${key}: "${message}" (or list the words in same-in-chinese.ts)`).toEqual([]);
		}
	});

	test('has the punctuation of Chinese in Chinese', () => {
		for (const [key, message] of Object.entries(zh ?? {})) {
			expect(halfWidth(message), `${key}: "${message}"`).toEqual([]);
		}
	});
});

test('half-width punctuation is found beside Chinese and beside values, not in code', () => {
	expect(halfWidth('收入(元)')).toHaveLength(2);
	expect(halfWidth('共 {n} 人({share})')).toHaveLength(2);
	expect(halfWidth('基数 {n},95% 区间')).toHaveLength(1);
	expect(halfWidth('例如:{a}')).toHaveLength(1);
	expect(halfWidth('{n, plural, one {完成,一步} other {完成}}')).toHaveLength(1);
	expect(halfWidth('收入（元）：{n}，f(x) 为 10:30、1,000')).toEqual([]);
	expect(halfWidth('CSV (UTF-8)')).toEqual([]);
});
