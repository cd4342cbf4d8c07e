import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
	DARK,
	LIGHT,
	SERIES,
	blend,
	contrast,
	luminance,
	rgb,
	textOn,
	tint,
} from '$lib/charts/palette';
import type { Rgb } from '$lib/charts/palette';

// Machado, Oliveira, Fernandes 2009, severity 1, on linear RGB.
const DEFICIENCIES: Record<string, readonly (readonly number[])[]> = {
	protan: [
		[0.152286, 1.052583, -0.204868],
		[0.114503, 0.786281, 0.099216],
		[-0.003882, -0.048116, 1.051998],
	],
	deutan: [
		[0.367322, 0.860646, -0.227968],
		[0.280085, 0.672501, 0.047413],
		[-0.01182, 0.04294, 0.968881],
	],
	tritan: [
		[1.255528, -0.076749, -0.178779],
		[-0.078411, 0.930809, 0.147602],
		[0.004733, 0.691367, 0.3039],
	],
};

const linear = (c: number) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);

/** Ottosson's OKLab, from linear RGB. */
function oklab([r, g, b]: readonly number[]): number[] {
	const l = Math.cbrt(0.4122214708 * r! + 0.5363325363 * g! + 0.0514459929 * b!);
	const m = Math.cbrt(0.2119034982 * r! + 0.6806995451 * g! + 0.1073969566 * b!);
	const s = Math.cbrt(0.0883024619 * r! + 0.2817188376 * g! + 0.6299787005 * b!);
	return [
		0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
		1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
		0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
	];
}

function seen(colour: Rgb, matrix: readonly (readonly number[])[] | undefined): number[] {
	const rgbLinear = colour.map((c) => linear(c / 255));
	const out = matrix
		? matrix.map((row) =>
				Math.max(
					0,
					row.reduce((sum, x, i) => sum + x * rgbLinear[i]!, 0),
				),
			)
		: rgbLinear;
	return oklab(out);
}

const distance = (a: number[], b: number[]) => Math.hypot(...a.map((x, i) => x - b[i]!));

const THEMES = { light: LIGHT, dark: DARK };

describe.each(Object.entries(THEMES))('%s', (name, values) => {
	test('has the values of app.css', () => {
		const css = readFileSync(new URL('../../../src/app.css', import.meta.url), 'utf8');
		const block =
			name === 'light'
				? css.slice(0, css.indexOf('}'))
				: /\[data-theme='dark'\] \{[^}]*/.exec(css)![0];
		for (const [token, value] of Object.entries(values))
			expect(block).toContain(`--${token}: ${value};`);
	});

	test('every two colours are told apart, whatever cones a reader lacks', () => {
		for (const matrix of [undefined, ...Object.values(DEFICIENCIES)]) {
			for (let i = 0; i < 8; i++) {
				for (let j = i + 1; j < 8; j++) {
					const apart = distance(
						seen(rgb(values[SERIES[i]!]), matrix),
						seen(rgb(values[SERIES[j]!]), matrix),
					);
					expect(apart, `${SERIES[i]} ${SERIES[j]}`).toBeGreaterThan(0.055);
				}
			}
		}
	});

	test('text on any strength of any colour can be read', () => {
		for (const colour of SERIES) {
			for (let strength = 0; strength <= 1.5; strength += 0.01) {
				const [light, dark] = /^light-dark\((#\w+), (#\w+)\)$/
					.exec(textOn(colour, strength))!
					.slice(1);
				const text = name === 'light' ? light! : dark!;
				expect(
					contrast(rgb(text), blend(colour, strength, values)),
					`${colour} ${strength}`,
				).toBeGreaterThanOrEqual(4.5);
			}
		}
	});
});

test('luminance and contrast are those of WCAG', () => {
	expect(luminance([255, 255, 255])).toBeCloseTo(1, 10);
	expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 10);
	expect(contrast(rgb('#777777'), rgb('#ffffff'))).toBeCloseTo(4.48, 2);
});

test('a tint follows the theme by custom properties', () => {
	expect(tint('c1')).toBe('var(--c1)');
	expect(tint('c1', 0.5)).toBe('color-mix(in srgb, var(--c1) 50%, var(--surface))');
	expect(tint('c3', 1.14)).toBe('color-mix(in srgb, var(--c3) 86%, #000)');
});
