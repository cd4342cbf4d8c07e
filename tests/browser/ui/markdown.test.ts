import { expect, test } from 'vitest';
import { renderMarkdown } from '$lib/ui/markdown';

async function html(text: string): Promise<string> {
	const box = document.createElement('div');
	box.append(await renderMarkdown(text));
	return box.innerHTML;
}

test('a text keeps its shape', async () => {
	expect(await html('# A\n\n**b** `c`\n\n- [x] d')).toBe(
		'<h1>A</h1>\n<p><strong>b</strong> <code>c</code></p>\n<ul>\n<li>☑ d</li>\n</ul>\n',
	);
});

test('links to elsewhere open elsewhere and tell nothing', async () => {
	expect(await html('[a](https://example.com)')).toContain('target="_blank"');
	expect(await html('[a](https://example.com)')).toContain('rel="noopener noreferrer"');
	expect(await html('[a](#cell)')).toBe('<p><a href="#cell">a</a></p>\n');
});

test('pictures from elsewhere are not asked for', async () => {
	expect(await html('![a](https://example.com/a.png)')).toBe('<p><img alt="a"></p>\n');
	expect(await html('![a](//example.com/a.png)')).toBe('<p><img alt="a"></p>\n');
	expect(await html('![a](data:image/svg+xml,<svg/>)')).not.toContain('src');
	expect(await html('![a](data:image/png;base64,AAAA)')).toContain(
		'src="data:image/png;base64,AAAA"',
	);
});

test.each([
	'<script>alert(1)</script>',
	'<img src=x onerror=alert(1)>',
	'<a href="javascript:alert(1)">x</a>',
	'<a href="data:text/html,x">x</a>',
	'<iframe src="https://example.com"></iframe>',
	'<form action="https://example.com"><input name=a><button>go</button></form>',
	'<style>*{display:none}</style>',
	'<p style="position:fixed">x</p>',
	'<svg><animate onbegin=alert(1)></svg>',
	'<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
	'[x](javascript:alert(1))',
	'[x](vbscript:x)',
	'<video src="https://example.com/a.mp4" poster="https://example.com/a.png"></video>',
	'<a id="location" name="cookie">x</a>',
])('nothing of %s is left that acts', async (text) => {
	const box = document.createElement('div');
	box.append(await renderMarkdown(text));
	expect(
		box.querySelector('script, iframe, form, input, button, style, svg, math, video'),
	).toBeNull();
	for (const element of box.querySelectorAll('*')) {
		for (const { name, value } of element.attributes) {
			expect(name).not.toMatch(/^on|^style$|^srcset$/);
			expect(value).not.toMatch(/javascript:|vbscript:|text\/html/i);
			if (name === 'id' || name === 'name') expect(value).toMatch(/^user-content-/);
		}
	}
});
