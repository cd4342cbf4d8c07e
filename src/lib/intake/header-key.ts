import type { ColumnFacts } from '../model/dataset';
import { normaliseHeader } from './header-words';

/** Names the set of a table's headers, whatever their order: equal for two exports of the same kind. */
export function headerKey(columns: readonly Pick<ColumnFacts, 'name' | 'header'>[]): string {
	return columns
		.map(({ name, header }) => normaliseHeader(header ?? name))
		.sort()
		.join('\u001f');
}
