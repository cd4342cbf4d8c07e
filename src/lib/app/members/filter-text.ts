import type { Segment } from '../../model/segment';
import type { Filter } from './filters';
import { memberWords } from './words';

/** A filter as its chip says it, in the person's language. */
export function filterText(filter: Filter, segments: readonly Segment[]): string {
	const t = memberWords();
	if (filter.type === 'tag') return t('filterTag', { tag: filter.tag });
	if (filter.type === 'segment') {
		const segment = segments.find(({ id }) => id === filter.segment);
		return t('filterSegment', { name: segment?.name ?? filter.segment });
	}
	const column = filter.column.replace(/^member:/, '');
	const { is, min, max, from, to, missing } = filter;
	if (is !== undefined) {
		const values = is.map((value) => valueText(value)).join(t('listComma'));
		return t('filterIs', { column, values });
	}
	if (missing !== undefined)
		return t('filterRange', { column, range: t(missing ? 'isMissing' : 'isPresent') });
	const low = min ?? from;
	const high = max ?? to;
	const range = [low === undefined ? '' : `≥ ${low}`, high === undefined ? '' : `≤ ${high}`];
	return t('filterRange', { column, range: range.filter(Boolean).join(' ') });
}

/** The missing value has a word of its own. */
export const valueText = (value: string): string =>
	value === '' ? memberWords()('missing') : value;
