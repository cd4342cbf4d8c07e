import { en } from './messages';
import type { RfmRules } from './rules';
import { NONE } from './segments';

/** A class of the sets that come with the analysis has a name in each language, one's own the name it was given. */
export function segmentName(
	id: string,
	by: RfmRules['value'],
): string | { readonly message: string } {
	const message = `segment.${id === NONE && by === 'activity' ? 'inactive' : id}`;
	return Object.hasOwn(en, message) ? { message } : id;
}
