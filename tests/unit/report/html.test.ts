import { createHash } from 'node:crypto';
import { decodePlain } from '$lib/report/plain';
import { reportHtml } from '$lib/report/html';
import { describe, expect, test } from 'vitest';
import { smallReport } from './fixture';

const VIEWER = { js: 'console.log("viewer")', css: 'body { margin: 0 }' };
const HOSTILE = [
	'</script><img src=x onerror=alert(1)>',
	'<!--<script>',
	'"><svg onload=alert(1)>',
	"'&amp;<b>",
	'\u2028\u2029\u0000]]>',
	'</title><script>alert(1)</script>',
];

/** What the browser would take for scripts and styles: the raw text between the tags. */
function elements(html: string, name: 'script' | 'style'): { attributes: string; text: string }[] {
	const found = [...html.matchAll(new RegExp(`<${name}\\b([^>]*)>([\\s\\S]*?)</${name}`, 'gi'))];
	return found.map(([, attributes, text]) => ({ attributes: attributes!, text: text! }));
}

const policyOf = (html: string): string => {
	const escaped = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)![1]!;
	return escaped.replaceAll('&#39;', "'");
};
const sha = (text: string): string =>
	`'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe.each(HOSTILE)('%j in titles and texts', (hostile) => {
	test('stays text', async () => {
		const data = await smallReport({ title: hostile, markdown: hostile, cellTitle: hostile });
		const html = await reportHtml(data, VIEWER);
		expect(elements(html, 'script')).toHaveLength(2);
		expect(html.match(/<img|<svg|<!--/gi)).toBeNull();
		expect(html.match(/<\/title>/gi)).toHaveLength(1);
		const [json] = elements(html, 'script');
		expect(json!.text).not.toMatch(/[<\u2028\u2029]/);
		const read = decodePlain(JSON.parse(json!.text)) as typeof data;
		expect(read).toEqual(data);
	});
});

test('its own policy lets run what it carries, and nothing be fetched', async () => {
	const html = await reportHtml(await smallReport(), VIEWER);
	const policy = policyOf(html);
	const [, script] = elements(html, 'script');
	const [style] = elements(html, 'style');
	expect(policy.split('; ')).toEqual([
		"default-src 'none'",
		`script-src ${sha(script!.text)}`,
		`style-src ${sha(style!.text)}`,
		"style-src-attr 'unsafe-inline'",
		'img-src data: blob:',
		"base-uri 'none'",
		"form-action 'none'",
	]);
	expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<style>'));
});

test('a viewer that holds the end of its own element cannot end it', async () => {
	const js = 'const a = "</script><!-- <script>";\r\nconst b = /<\\/SCRIPT>/;';
	const html = await reportHtml(await smallReport(), {
		js,
		css: 'a::after { content: "</style>" }',
	});
	const [, script] = elements(html, 'script');
	expect(script!.text.match(/<\/script|<script|<!--/i)).toBeNull();
	// The parser makes one line end of two characters, before the policy looks.
	expect(script!.text).not.toContain('\r');
	expect(policyOf(html)).toContain(sha(script!.text));
	expect(new Function(`${script!.text}; return a`)()).toBe('</script><!-- <script>');
	expect(elements(html, 'style')).toHaveLength(1);
});
