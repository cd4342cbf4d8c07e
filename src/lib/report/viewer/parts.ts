import { isAnalysis } from '../../analyses/registry';
import { loadParts, type PageParts } from '../../analyses/registry/parts';
import { loadView, type View } from '../../analyses/views';
import type { ReportData } from '../model';

/** What the viewer draws an analysis with. */
export interface CellParts {
	readonly parts: PageParts;
	readonly view: View;
}

/** The parts of every analysis in a report; those that this viewer does not know are missing. */
export async function loadCellParts(data: ReportData): Promise<ReadonlyMap<string, CellParts>> {
	const ids = new Set(data.cells.flatMap((cell) => (cell.type === 'text' ? [] : [cell.analysis])));
	const loaded = await Promise.all(
		[...ids].filter(isAnalysis).map(async (id) => {
			const [parts, view] = await Promise.all([loadParts(id), loadView(id)]);
			return [id, { parts, view }] as const;
		}),
	);
	return new Map<string, CellParts>(loaded);
}
