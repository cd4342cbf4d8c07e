import type { Manifest } from '../analyses/contract';
import { newId } from '../base/id';
import type { MessageValues } from '../i18n/types';
import type { Facts } from '../model/dataset';
import { isJoining } from '../model/joining';
import { NOTEBOOK_FORMAT, type AnalysisCell, type Cell, type Notebook } from '../model/notebook';
import type { en } from './messages';

export interface StarterOptions {
	readonly dataset: { readonly id: string; readonly name: string };
	readonly facts: Facts;
	/** All analyses; their order does not matter. */
	readonly manifests: readonly Manifest[];
	/** A translator of notebook/messages.ts in the user's language. */
	readonly say: (key: keyof typeof en, values?: MessageValues) => string;
	/** When it is made, milliseconds since 1970. */
	readonly now: number;
	readonly makeId?: () => string;
}

/** The order of a first look, the text that goes before an analysis if it is there, and what it takes to say something. */
const OUTLINE: readonly {
	analysis: string;
	heading?: keyof typeof en;
	says?: (facts: Facts) => boolean;
}[] = [
	{ analysis: 'overview' },
	{ analysis: 'trend' },
	{ analysis: 'funnel', heading: 'behaviour', says: ({ kinds }) => kinds.length >= 2 },
	{ analysis: 'retention', heading: 'behaviour', says: (facts) => !isOnlyJoins(facts) },
	{ analysis: 'rfm', heading: 'value', says: ({ roles }) => roles.includes('amount') },
];

/** What is asked of members who have no events. */
const OF_MEMBERS: typeof OUTLINE = [{ analysis: 'profile' }];

/** The analyses of a first notebook, where the data allow them all. */
export const STARTER: readonly string[] = OUTLINE.map(({ analysis }) => analysis);

/** The analyses whose manifests the first notebook of these data takes. */
export const startersOf = (facts: Facts): readonly string[] =>
	outlineOf(facts).map(({ analysis }) => analysis);

const isOnlyMembers = ({ events, memberColumns }: Facts): boolean =>
	events === 0 && memberColumns.length > 0;

/** Nobody can come back to it. */
const isOnlyJoins = ({ kinds }: Facts): boolean => kinds.length === 1 && isJoining(kinds[0]!.name);

const outlineOf = (facts: Facts): typeof OUTLINE => (isOnlyMembers(facts) ? OF_MEMBERS : OUTLINE);

/** A first notebook for a data set: the analyses that its mapped roles allow, each with a sensible question. */
export function starterNotebook(options: StarterOptions): Notebook {
	const { dataset, facts, say, now, makeId = newId } = options;
	const { name } = dataset;
	const cells: Cell[] = [];
	const write = (markdown: string) => cells.push({ id: makeId(), type: 'text', markdown });
	write(say(facts.events > 0 ? 'intro' : isOnlyMembers(facts) ? 'members' : 'empty', { name }));
	let heading: string | undefined;
	for (const step of outlineOf(facts)) {
		const manifest = options.manifests.find(({ id }) => id === step.analysis);
		if (manifest === undefined || !isAllowed(manifest, facts)) continue;
		if (step.says?.(facts) === false) continue;
		if (step.heading !== undefined && step.heading !== heading) {
			heading = step.heading;
			write(say(step.heading, { name }));
		}
		cells.push(analysisCell(manifest, facts, makeId()));
	}
	return {
		format: NOTEBOOK_FORMAT,
		id: makeId(),
		title: say('title', { name }),
		dataset: dataset.id,
		scope: {},
		cells,
		createdAt: now,
		updatedAt: now,
	};
}

/** An empty notebook. */
export function emptyNotebook(
	title: string,
	dataset: string | null,
	now: number,
	makeId: () => string = newId,
): Notebook {
	return {
		format: NOTEBOOK_FORMAT,
		id: makeId(),
		title,
		dataset,
		scope: {},
		cells: [],
		createdAt: now,
		updatedAt: now,
	};
}

/** A cell that asks an analysis's first question of these data. */
export function analysisCell(manifest: Manifest, facts: Facts, id: string = newId()): AnalysisCell {
	return {
		id,
		type: 'analysis',
		analysis: manifest.id,
		params: manifest.params.defaults(facts),
		face: 'picture',
	};
}

/** Do the data have what the analysis needs? */
export function isAllowed({ needs }: Manifest, facts: Facts): boolean {
	if (needs.events && facts.events === 0) return false;
	return (needs.roles ?? []).every((role) => facts.roles.includes(role));
}
