import type { Source } from '../../model/dataset';

export type Cell = readonly [column: string, text: string];

/** Cells that the same files tell, with the names of these files. */
export interface CellGroup {
	readonly names: readonly string[];
	readonly cells: readonly Cell[];
}

/** What is known of a member by the files that have such a column, in the order of the columns. */
export function bySource(cells: readonly Cell[], sources: readonly Source[]): CellGroup[] {
	const groups = new Map<string, { names: readonly string[]; cells: Cell[] }>();
	for (const cell of cells) {
		const names = sources.filter((source) => tells(source, cell[0])).map(({ name }) => name);
		const key = JSON.stringify(names);
		const group = groups.get(key);
		if (group === undefined) groups.set(key, { names, cells: [cell] });
		else group.cells.push(cell);
	}
	return [...groups.values()];
}

/** Member tables tell all of their columns, event tables the name (intake/member-columns.ts). */
function tells({ mapping, columns }: Source, column: string): boolean {
	if (mapping.row !== 'member') return mapping.name === column;
	return columns.some(({ name }) => name === column);
}
