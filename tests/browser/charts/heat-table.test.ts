import { expect, test } from 'vitest';
import { pictureToSvg } from '$lib/charts/export';
import HeatTable from '$lib/charts/HeatTable.svelte';
import { settled, show } from '../support';

const tableOf = (rows: number, columns: number) => ({
	summary: 'rates',
	rowHead: 'cohort',
	sizeHead: 'people',
	columns: Array.from({ length: columns }, (_, c) => String(c)),
	unfinishedText: 'unfinished',
	rows: Array.from({ length: rows }, (_, r) => ({
		key: `k${r}`,
		label: `row ${r}`,
		size: '10',
		cells: Array.from({ length: columns }, (_, c) => ({ share: 0.5, text: `${r}:${c}` })),
	})),
});

test('a table of usual size is drawn whole, a large one as far as it is seen', async () => {
	const usual = show(HeatTable, tableOf(27, 26));
	const large = show(HeatTable, tableOf(100, 40));
	await settled();
	await settled();
	expect(usual.querySelectorAll('td.heat')).toHaveLength(27 * 26);
	const drawn = large.querySelectorAll('tbody th').length;
	expect(drawn).toBeGreaterThan(0);
	expect(drawn).toBeLessThan(100);
	// As high as if all were there.
	const { height } = large.querySelector('tbody')!.getBoundingClientRect();
	window.dispatchEvent(new Event('beforeprint'));
	expect(large.querySelectorAll('tbody th')).toHaveLength(100);
	const whole = large.querySelector('tbody')!.getBoundingClientRect().height;
	expect(Math.abs(whole - height)).toBeLessThan(0.05 * whole);
});

test('a picture that is taken along has all rows', async () => {
	const large = show(HeatTable, tableOf(100, 40));
	await settled();
	expect(pictureToSvg(large, 'rates')).toContain('row 99');
});
