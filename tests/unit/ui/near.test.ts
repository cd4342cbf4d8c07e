import { afterEach, expect, test, vi } from 'vitest';
import { watchNear } from '$lib/ui/near';

afterEach(() => vi.unstubAllGlobals());

test('what was near, left and came back between two looks is near', () => {
	let changed: (changes: readonly { isIntersecting: boolean }[]) => void = () => undefined;
	const observed: unknown[] = [];
	vi.stubGlobal(
		'IntersectionObserver',
		class {
			constructor(
				tell: typeof changed,
				readonly options: object,
			) {
				changed = tell;
				observed.push(options);
			}
			observe(element: unknown): void {
				observed.push(element);
			}
			disconnect(): void {
				observed.length = 0;
			}
		},
	);
	const told: boolean[] = [];
	const cell = {} as Element;
	const stop = watchNear(cell, '600px', (near) => told.push(near));
	expect(observed).toEqual([{ rootMargin: '600px' }, cell]);
	changed([{ isIntersecting: true }]);
	changed([{ isIntersecting: false }, { isIntersecting: true }]);
	changed([{ isIntersecting: true }, { isIntersecting: false }]);
	changed([]);
	expect(told).toEqual([true, true, false, false]);
	stop();
	expect(observed).toEqual([]);
});
