import type { Cell } from '../model/notebook';

/** The same cells, all with different ids: the first of equal ones keeps its own. Cells that keep theirs are not copied. */
export function renewDuplicates(cells: readonly Cell[], newId: () => string): Cell[] {
	const seen = new Set<string>();
	return cells.map((cell) => {
		const fresh = cell.id !== '' && !seen.has(cell.id);
		const id = fresh ? cell.id : newId();
		seen.add(id);
		return fresh ? cell : { ...cell, id };
	});
}
