import type { ColumnFacts } from '../model/dataset';
import type { Mapping } from '../model/mapping';
import type { Candidate } from './propose';

/**
 * A table without a header: its first time column, the id-like column that stands before it (the last such one: a file that
 * has a key of its own and one in this sample lists the own one last), and the widest-spread number as the amount.
 */
export function proposeWithoutHeader(columns: readonly Candidate[]): Mapping {
	const time = columns.find(({ facts }) => facts.kind === 'time');
	const ids = columns.filter((column) => isIdLike(column, columns));
	const at = time === undefined ? columns.length : columns.indexOf(time);
	const before = ids.filter((column) => columns.indexOf(column) < at);
	const member = before.at(-1) ?? ids[0];
	const base = {
		version: 1,
		member: member?.facts.name ?? null,
		events: [] as Mapping['events'],
		roles: {} as Mapping['roles'],
	} as const;
	if (member === undefined || time === undefined) {
		const key = columns[0]?.facts.name;
		if (member !== undefined && member.distinctness === 1) return { ...base, row: 'member' };
		return { ...base, row: 'lookup', member: null, ...(key === undefined ? {} : { key }) };
	}
	const amount = widest(
		columns.filter(({ facts }) => facts.kind === 'number' && facts !== member.facts),
	);
	const kind = { constant: amount === undefined ? 'event' : 'order' };
	return {
		...base,
		row: 'event',
		events: [{ time: time.facts.name, kind }],
		roles: amount === undefined ? {} : { amount: amount.name },
	};
}

function isIdLike({ facts, distinctness }: Candidate, columns: readonly Candidate[]): boolean {
	if (facts.kind === 'category' || facts.kind === 'text') return distinctness > 0.01;
	// Whole numbers may be ids too, but only where no text can be one.
	const texts = columns.some((c) => c.facts.kind === 'category' || c.facts.kind === 'text');
	return facts.kind === 'number' && !texts && (facts.min ?? -1) >= 0;
}

function widest(columns: readonly Candidate[]): ColumnFacts | undefined {
	const spread = ({ facts }: Candidate) => facts.distinct ?? (facts.max ?? 0) - (facts.min ?? 0);
	let best: Candidate | undefined;
	for (const column of columns) {
		if (best === undefined || spread(column) > spread(best)) best = column;
	}
	return best?.facts;
}
