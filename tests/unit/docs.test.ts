// What the docs name must be there: links, paths and commands.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

function markdown(folder: string): string[] {
	return readdirSync(join(root, folder)).flatMap((name) => {
		const path = join(folder, name);
		if (statSync(join(root, path)).isDirectory()) return markdown(path);
		return path.endsWith('.md') ? [path] : [];
	});
}

const docs = ['README.md', 'CHANGELOG.md', ...markdown('docs')];
const scripts = (
	JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
		scripts: Record<string, string>;
	}
).scripts;

/** Made by a build, or by whoever runs the command that is described. */
const MADE = /^(build|static\/report)\b/;
const PATH = /^(src|tests|scripts|docs|static|\.ci)\/[\w./<>{},*-]*$/;

function pathsIn(text: string): string[] {
	const codes = [...text.matchAll(/`([^`\n]+)`/g)].map(([, code]) => code!);
	return codes
		.filter((code) => PATH.test(code) && !MADE.test(code))
		.map((code) => code.replaceAll('<id>', 'funnel'))
		.filter((code) => !/[<>{}*]/.test(code));
}

describe.each(docs)('%s', (doc) => {
	const text = readFileSync(join(root, doc), 'utf8');

	it('links to files that are there', () => {
		const links = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, to]) => to!);
		const local = links.filter((to) => !/^[a-z]+:/.test(to));
		expect(local.filter((to) => !existsSync(join(root, dirname(doc), to)))).toEqual([]);
	});

	it('names paths that are there', () => {
		expect(pathsIn(text).filter((path) => !existsSync(join(root, path)))).toEqual([]);
	});

	it('names commands that are there', () => {
		const names = [...text.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name]) => name!);
		expect(names.filter((name) => !(name in scripts))).toEqual([]);
		if (/npm (test|start)\b/.test(text))
			expect(scripts).toMatchObject({
				test: expect.anything() as unknown,
				start: expect.anything() as unknown,
			});
	});
});
