import type { Column } from '../columns/column';
import type { Loaded, RevisionColumns } from './columns';

type Timeline = Loaded['timeline'];

const figures = new WeakMap<RevisionColumns, Map<string, Column>>();

/** How many events each member has, or when the first or last of them was, as a column; null for any other name. */
export async function figureOf(revision: RevisionColumns, name: string): Promise<Column | null> {
	if (name !== 'events' && name !== 'first' && name !== 'last') return null;
	const known = figures.get(revision) ?? new Map<string, Column>();
	figures.set(revision, known);
	let column = known.get(name);
	if (column === undefined) {
		const { timeline, facts } = await revision.load([]);
		column =
			name === 'events'
				? { kind: 'number', length: timeline.members, values: counts(timeline) }
				: {
						kind: 'time',
						length: timeline.members,
						values: times(timeline, name),
						dateOnly: facts.dateOnly,
					};
		known.set(name, column);
	}
	return column;
}

function counts({ members, offsets }: Timeline): Float64Array {
	const values = new Float64Array(members);
	for (let m = 0; m < members; m++) values[m] = offsets[m + 1]! - offsets[m]!;
	return values;
}

function times({ members, offsets, time }: Timeline, of: 'first' | 'last'): Float64Array {
	const values = new Float64Array(members).fill(NaN);
	for (let m = 0; m < members; m++) {
		const start = offsets[m]!;
		const end = offsets[m + 1]!;
		if (end > start) values[m] = time[of === 'first' ? start : end - 1]!;
	}
	return values;
}
