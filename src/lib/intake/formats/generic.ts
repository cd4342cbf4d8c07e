import { propose } from '../propose';
import type { Format } from '../types';

/** Any table: the last resort, so its certainty is the lowest that is not none. */
export const generic: Format = {
	id: 'generic',
	recognise: () => Number.MIN_VALUE,
	map: propose,
};
