import { expect, test } from 'vitest';
import { random } from '$lib/base/random';
import { CategoryCells } from '$lib/intake/cells/category-cells';
import { ProblemLog } from '$lib/intake/quality';

/** How many texts a column holds after 600,000 cells of half a million texts by chance; `others`: what other columns hold. */
function heldAfter(others: number): number {
	const texts = { held: others };
	const problems = new ProblemLog('a.csv');
	const cells = new CategoryCells({ name: 'a', problems, zone: 'UTC', rows: 0, texts });
	const { int } = random(1);
	for (let first = 0; first < 600_000; first += 8000) {
		cells.add(
			Array.from({ length: 8000 }, () => [`t${int(0, 499_999)}`]),
			0,
			first,
		);
	}
	const { held } = texts;
	expect(cells.finish().length).toBe(600_000);
	return held - others;
}

test('one column of very many texts stays a category while rows come', () => {
	expect(heldAfter(0)).toBeGreaterThan(300_000);
});

test('in a table that holds many already it becomes text, and gives its texts back', () => {
	expect(heldAfter(1 << 20)).toBe(0);
});
