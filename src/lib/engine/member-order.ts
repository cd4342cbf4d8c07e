import { cellText } from '../columns/access';
import type { Column } from '../columns/column';
import type { RevisionColumns } from './columns';
import { Kept } from './kept';
import { figureOf } from './member-figures';
import type { MembersRequest } from './member-protocol';

type Sort = NonNullable<MembersRequest['sort']>;

/** Orders of one revision that are kept: 400 kB each for 100,000 members. */
const KEPT_ORDERS = 12;
const orders = new WeakMap<RevisionColumns, Kept<Promise<Uint32Array>>>();

/** All members by one column; who has no value comes last in both directions, equals stay as they were imported. Not to be changed. */
export function orderOf(
	revision: RevisionColumns,
	{ column, descending }: Sort,
	locale: string,
): Promise<Uint32Array> {
	const kept = orders.get(revision) ?? new Kept<Promise<Uint32Array>>(KEPT_ORDERS);
	orders.set(revision, kept);
	const key = JSON.stringify([column, descending, locale]);
	const known = kept.get(key);
	if (known !== undefined) return known;
	const order = sortKeys(revision, column, locale).then((keys) => sorted(keys, descending));
	order.catch(() => kept.delete(key));
	kept.set(key, order);
	return order;
}

function sorted(keys: Float64Array, descending: boolean): Uint32Array {
	const sign = descending ? -1 : 1;
	return Uint32Array.from(keys, (_, m) => m).sort((a, b) => {
		const x = keys[a]!;
		const y = keys[b]!;
		if (x !== x || y !== y) return Number(x !== x) - Number(y !== y) || a - b;
		return sign * (x - y) || a - b;
	});
}

/** A number for each member that sorts as the column does; NaN = missing. */
async function sortKeys(
	revision: RevisionColumns,
	column: string,
	locale: string,
): Promise<Float64Array> {
	if (column === 'id') return ranks(await revision.ids(), locale);
	const figure = await figureOf(revision, column);
	return columnKeys(figure ?? (await revision.memberColumn(column)), locale);
}

function columnKeys(column: Column, locale: string): Float64Array {
	switch (column.kind) {
		case 'number':
		case 'time':
			return column.values;
		case 'flag':
			return Float64Array.from({ length: column.length }, (_, m) =>
				column.present.has(m) ? Number(column.values.has(m)) : NaN,
			);
		case 'category': {
			const ranked = ranks(column.dictionary.values, locale);
			return Float64Array.from({ length: column.length }, (_, m) => ranked[column.codes[m]!]!);
		}
		case 'text':
		case 'tags':
			return ranks(
				Array.from({ length: column.length }, (_, m) => cellText(column, m)),
				locale,
			);
	}
}

/** The place of each text among all by the rules of the language, numbers within them as numbers; equal texts share theirs. */
function ranks(texts: readonly string[], locale: string): Float64Array {
	const { compare } = new Intl.Collator(locale, { numeric: true });
	const places = new Map([...new Set(texts)].sort(compare).map((text, place) => [text, place]));
	places.set('', NaN);
	return Float64Array.from(texts, (text) => places.get(text)!);
}
