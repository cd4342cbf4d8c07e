import { base } from '$app/paths';
import { formatDay } from '../../base/time';
import { wallTime } from '../../base/zone';
import { locale } from '../../i18n/locale.svelte';
import { composeReport } from '../../report/compose';
import { reportHtml, type Viewer } from '../../report/html';
import type { CellAnswer, ReportInput } from '../../report/make';
import { download } from '../../ui/download';
import type { Opsbook } from '../opsbook.svelte';
import { words } from '../words';
import type { NotebookController } from './notebook.svelte';
import { countCompared, type Compared } from './overlap';
import type { Question } from './questions.svelte';

/** Waits until every cell is answered, and hands the notebook to the person as one file. Says how it went. */
export async function shareReport(controller: NotebookController, opsbook: Opsbook): Promise<void> {
	const t = words();
	try {
		await controller.questions.settle();
		const sizes = await sizesOf(controller, opsbook);
		// From here on everything is of one moment.
		const { notebook, revision } = controller;
		const dataset = opsbook.dataset(notebook?.dataset);
		if (!notebook || !revision || !dataset) return;
		const data = await composeReport({
			notebook,
			dataset,
			revision,
			sources: opsbook.sourcesOf(revision),
			segments: opsbook.segmentsOf(dataset.id),
			answers: answersOf(controller, sizes),
			locale: locale.current,
			madeOn: formatDay(wallTime(Date.now(), dataset.zone)),
		});
		const html = await reportHtml(data, await fetchViewer());
		const name = notebook.title.trim() === '' ? t('untitled') : notebook.title.trim();
		download(`${name}.html`, new Blob([html], { type: 'text/html' }));
		opsbook.toasts.show(t('reportReady'), { tone: 'good' });
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		opsbook.toasts.show(t('reportFailed', { error: why }), { tone: 'bad' });
	}
}

/** How many the segments have that are compared, by cell. */
async function sizesOf(
	{ notebook, questions }: NotebookController,
	opsbook: Opsbook,
): Promise<ReadonlyMap<string, Compared>> {
	const sizes = new Map<string, Compared>();
	for (const cell of notebook?.cells ?? []) {
		if (cell.type !== 'analysis' || cell.compare === undefined) continue;
		const { asOf } = questions.of(cell)[0]!.scope;
		sizes.set(cell.id, await countCompared(opsbook, notebook?.dataset, asOf, cell.compare));
	}
	return sizes;
}

/** The answers that the cells have; what failed has none, even if an older answer is still shown dimmed. */
function answersOf(
	{ notebook, questions }: NotebookController,
	sizes: ReadonlyMap<string, Compared>,
): ReportInput['answers'] {
	const answers = new Map<string, readonly (CellAnswer | null)[]>();
	for (const cell of notebook?.cells ?? []) {
		if (cell.type !== 'analysis') continue;
		const asked = questions.of(cell);
		const counted = sizes.get(cell.id);
		const answer = ({ run }: Question, i: number): CellAnswer | null => {
			const { hasResult, failure, error, params, result } = run;
			if (!hasResult || failure !== null || error !== null) return null;
			const members = counted?.sizes.get(cell.compare?.[i] ?? '');
			return { params, result, members, everyone: counted?.everyone ?? undefined };
		};
		answers.set(cell.id, asked.map(answer));
	}
	return answers;
}

/** The prebuilt viewer, from this origin: kept for use without a network like the rest of the app. */
async function fetchViewer(): Promise<Viewer> {
	const [js, css] = await Promise.all(
		['viewer.js', 'viewer.css'].map(async (name) => {
			const response = await fetch(`${base}/report/${name}`);
			if (!response.ok) throw new Error(`${name}: ${response.status}`);
			return response.text();
		}),
	);
	return { js: js!, css: css! };
}
