import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filterOptions } from '$lib/ui/options';
import { place } from '$lib/ui/place';
import { sortedOrder } from '$lib/ui/sort';
import { step } from '$lib/ui/step';
import { typeahead } from '$lib/ui/typeahead';

describe('place', () => {
	const viewport = { width: 390, height: 800 };

	test('below its anchor when there is room, above when there is more there', () => {
		const size = { width: 200, height: 300 };
		expect(place({ left: 20, top: 100, width: 50, height: 20 }, size, viewport)).toMatchObject({
			left: 20,
			top: 126,
		});
		expect(place({ left: 20, top: 700, width: 50, height: 20 }, size, viewport)).toMatchObject({
			left: 20,
			top: 394,
		});
		expect(place({ left: 300, top: 0, width: 50, height: 20 }, size, viewport, 'end').left).toBe(
			150,
		);
	});

	test('a box that can fit is always inside the viewport', () => {
		const n = (max: number) => fc.integer({ min: 0, max });
		fc.assert(
			fc.property(
				n(380),
				n(790),
				n(374),
				n(2000),
				fc.constantFrom('start', 'end'),
				(left, top, width, height, align) => {
					const at = place(
						{ left, top, width: 40, height: 20 },
						{ width, height },
						viewport,
						align as 'start',
					);
					expect(at.left).toBeGreaterThanOrEqual(8);
					expect(at.left + width).toBeLessThanOrEqual(382);
					expect(at.top).toBeGreaterThanOrEqual(8);
					expect(at.top + Math.min(height, at.maxHeight)).toBeLessThanOrEqual(792);
				},
			),
		);
	});
});

describe('sortedOrder', () => {
	test('numbers as numbers, missing last both ways, equals in their order', () => {
		expect(sortedOrder([3, null, 1, NaN, 2], false, 'en')).toEqual([2, 4, 0, 1, 3]);
		expect(sortedOrder([3, null, 1, NaN, 2], true, 'en')).toEqual([0, 4, 2, 1, 3]);
		expect(sortedOrder(['b', 'a', 'b', 'a'], true, 'en')).toEqual([0, 2, 1, 3]);
		expect(sortedOrder(['第10周', '第9周'], false, 'zh-CN')).toEqual([1, 0]);
	});
});

test('arrows go round', () => {
	expect(step('ArrowRight', 2, 3)).toBe(0);
	expect(step('ArrowLeft', 0, 3)).toBe(2);
	expect(step('End', 0, 3)).toBe(2);
	expect(step('Tab', 0, 3)).toBeUndefined();
	expect(step('End', 0, 0)).toBeUndefined();
});

test('typing seeks: letters soon after each other belong together', () => {
	const seek = typeahead();
	const labels = ['click', 'cart', 'order', 'other'];
	const press = (key: string, timeStamp: number, from: number) =>
		seek({ key, timeStamp, ctrlKey: false, metaKey: false, altKey: false }, labels, from);
	expect(press('c', 0, 0)).toBe(1);
	expect(press('c', 1000, 1)).toBe(0);
	expect(press('o', 2000, 0)).toBe(2);
	expect(press('t', 2100, 2)).toBe(3);
	expect(press('x', 4000, 0)).toBeUndefined();
	expect(press('Enter', 6000, 0)).toBeUndefined();
});

test('options are found by all words, those that begin with the first word come first', () => {
	const options = ['add to cart', 'cart', 'order'].map((label) => ({ value: label, label }));
	expect(filterOptions(options, '').map((o) => o.value)).toEqual(['add to cart', 'cart', 'order']);
	expect(filterOptions(options, 'cart').map((o) => o.value)).toEqual(['cart', 'add to cart']);
	expect(filterOptions(options, 'cart add').map((o) => o.value)).toEqual(['add to cart']);
	expect(filterOptions(options, 'x')).toEqual([]);
});
