import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('../../src/app.css', import.meta.url), 'utf8');

/** The custom properties of the first block after a piece of text. */
function tokens(after: string): Map<string, string> {
	const at = css.indexOf(after);
	expect(at, after).toBeGreaterThan(-1);
	const start = css.indexOf('{', at + after.length - 1);
	const block = css.slice(start, css.indexOf('}', start));
	return new Map([...block.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map((m) => [m[1]!, m[2]!]));
}

test('dark is the same, whether the device or the person asks for it', () => {
	const device = tokens("(prefers-color-scheme: dark) {\n\t:root:not([data-theme='light']) {");
	const person = tokens("\n:root[data-theme='dark'] {");
	expect(device.size).toBeGreaterThan(10);
	expect(person).toEqual(device);
});

test('print is light, whatever the screen was', () => {
	const dark = tokens("\n:root[data-theme='dark'] {");
	const print = tokens('@media print {');
	expect([...dark.keys()].filter((name) => !print.has(name))).toEqual([]);
	const light = tokens(':root {');
	expect([...print.keys()].filter((name) => !light.has(name))).toEqual([]);
});
