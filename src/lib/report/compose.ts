import { loadMethod } from '../analyses/methods';
import { isAnalysis } from '../analyses/registry';
import { loadParts, loadShare } from '../analyses/registry/parts';
import { makeReport, type ReportInput, type ReportParts } from './make';
import type { ReportData } from './model';

/** Loads what the notebook's analyses bring, and makes the report. */
export async function composeReport(input: ReportInput): Promise<ReportData> {
	const ids = new Set<string>();
	for (const cell of input.notebook.cells) if (cell.type === 'analysis') ids.add(cell.analysis);
	const parts = new Map<string, ReportParts>();
	for (const id of ids) {
		if (!isAnalysis(id)) continue;
		const [own, share, en, zh] = await Promise.all([
			loadParts(id),
			loadShare(id),
			loadMethod(id, 'en'),
			loadMethod(id, 'zh-CN'),
		]);
		parts.set(id, { ...own, share, method: { en, 'zh-CN': zh } });
	}
	return makeReport(input, parts);
}
