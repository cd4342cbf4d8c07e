import { expect, test } from 'vitest';
import { spread } from '$lib/charts/line-labels';
import { escapeXml, plainColour, svgFile, tag } from '$lib/charts/svg';

test('what XML cannot hold is escaped or left out', () => {
	expect(escapeXml('<a b="c">&\u0000\ud800x</a>')).toBe(
		'&lt;a b=&quot;c&quot;&gt;&amp;x&lt;/a&gt;',
	);
	expect(tag('text', { x: 1.23456, y: undefined, title: '"' }, 'x')).toBe(
		'<text x="1.23" title="&quot;">x</text>',
	);
});

test('computed colours become plain ones', () => {
	expect(plainColour('rgb(1, 2, 3)')).toEqual({ colour: 'rgb(1,2,3)', opacity: 1 });
	expect(plainColour('rgba(1, 2, 3, 0.5)')).toEqual({ colour: 'rgb(1,2,3)', opacity: 0.5 });
	expect(plainColour('rgba(0, 0, 0, 0)').opacity).toBe(0);
	expect(plainColour('color(srgb 1 0.5 0)')).toEqual({ colour: 'rgb(255,128,0)', opacity: 1 });
	expect(plainColour('color(srgb 0 0 0 / 0.25)').opacity).toBe(0.25);
});

test('a file carries its size, its title and the pattern of unfinished periods', () => {
	const svg = svgFile(
		'',
		{ width: 10.2, height: 5 },
		{ background: '#fff', line: '#ccc', font: 'a "b"', title: 'x < y' },
	);
	expect(svg).toContain('width="11" height="5" viewBox="0 0 11 5"');
	expect(svg).toContain('<title>x &lt; y</title>');
	expect(svg).toContain('id="unfinished"');
	expect(svg).toContain('font-family="a &quot;b&quot;"');
});

test('labels move apart and stay inside', () => {
	expect(spread([10, 11, 50], 15, 0, 100)).toEqual([10, 25, 50]);
	expect(spread([96, 98], 15, 0, 100)).toEqual([85, 100]);
	expect(spread([-5], 15, 0, 100)).toEqual([0]);
	expect(spread([], 15, 0, 100)).toEqual([]);
});
