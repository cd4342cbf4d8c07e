import type { Data } from '../contract';
import { binOf, binText, cutOf } from '../shared/histogram';
import { labelText, memberValues } from '../shared/member-values';
import { rowsBetween } from '../shared/range';
import { matcher } from '../shared/selector';
import type { MatrixParams } from './manifest';
import type { TagLabel } from './result';

export interface Tags {
	readonly labels: readonly TagLabel[];
	/** Index of the label, for each of the members asked. */
	readonly of: Uint8Array;
}

/** The behaviour of some members in the range of the scope. Yields its share done. */
export function* tagsOf(
	data: Data,
	params: MatrixParams,
	members: Uint32Array,
): Generator<number, Tags, void> {
	if (params.tag === 'event') return done(data, params, members);
	const values = yield* memberValues(data, params.column);
	if (values.form === 'codes') {
		const codes = Uint32Array.from(members, (m) => values.codes[m]!);
		return mostFrequent(codes, params.top, values.label);
	}
	const numbers = Float64Array.from(members, (m) => values.values[m]!);
	const present = numbers.filter((value) => !Number.isNaN(value)).sort();
	const cut = present.length === 0 ? null : cutOf(present);
	const codes = Uint32Array.from(numbers, (value) =>
		cut === null || Number.isNaN(value) ? 0 : 1 + binOf(cut, value),
	);
	return mostFrequent(codes, params.top, (code) => ({
		text: cut === null ? '' : binText(cut, code - 1, values.unit),
	}));
}

function done(data: Data, { did }: MatrixParams, members: Uint32Array): Tags {
	const matches = matcher(data, did);
	const { from, to } = data.scope;
	const rows = { first: 0, last: 0 };
	const of = Uint8Array.from(members, (m) => {
		rowsBetween(data, m, from, to, rows);
		for (let row = rows.first; row < rows.last; row++) if (matches(row, m)) return 0;
		return 1;
	});
	return { labels: [{ message: 'tag.did' }, { message: 'tag.didNot' }], of };
}

/** The most frequent values, of equally frequent ones the first by its text; the others as one; the missing. */
function mostFrequent(
	codes: Uint32Array,
	top: number,
	label: (
		code: number,
	) => TagLabel & ({ text: string } | { kind: string } | { message: 'value.yes' | 'value.no' }),
): Tags {
	const times = new Map<number, number>();
	for (const code of codes) times.set(code, (times.get(code) ?? 0) + 1);
	const found = [...times.keys()].filter((code) => code !== 0);
	const text = new Map(found.map((code) => [code, labelText(label(code))]));
	found.sort((a, b) => times.get(b)! - times.get(a)! || (text.get(a)! < text.get(b)! ? -1 : 1));
	const shown = found.slice(0, top);
	const labels: TagLabel[] = shown.map(label);
	const index = new Map(shown.map((code, i) => [code, i]));
	if (found.length > top) labels.push({ message: 'tag.other' });
	for (const code of found.slice(top)) index.set(code, top);
	if (times.has(0)) index.set(0, labels.push({ message: 'tag.missing' }) - 1);
	return { labels, of: Uint8Array.from(codes, (code) => index.get(code)!) };
}
