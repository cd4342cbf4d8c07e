import type { PlannedAction } from '../../model/plan';

/** Who a row is about: the name of the segment, or a message. */
export function whoOf({ name }: PlannedAction): string | { readonly message: 'everyone' } {
	return name === '' ? { message: 'everyone' } : name;
}
