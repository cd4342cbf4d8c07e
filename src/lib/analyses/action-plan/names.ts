import type { PlannedAction } from '../../model/plan';

/** Who a row is about: the name of the segment, or a message. */
export function whoOf({ name }: PlannedAction): string | { readonly message: 'everyone' } {
	return name === '' ? { message: 'everyone' } : name;
}

/** A row by who it is about, and by what is done where several are about the same. */
export function rowName(rows: readonly PlannedAction[], row: number): ReturnType<typeof whoOf> {
	const { segment, name, action } = rows[row]!;
	const alike = rows.filter((other) => other.segment === segment);
	if (alike.length === 1 || action === '') return whoOf(rows[row]!);
	return name === '' ? action : `${name} · ${action}`;
}
