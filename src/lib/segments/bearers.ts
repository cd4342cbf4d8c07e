import type { Tag } from '../model/segment';

/** Who bears a tag: whom the rule found when it was last applied, and who got it by hand, without those who lost it by hand. */
export function bearers({ given, taken, applied }: Tag): Set<string> {
	const all = new Set(applied?.ids);
	for (const { ids } of taken) for (const id of ids) all.delete(id);
	for (const { ids } of given) for (const id of ids) all.add(id);
	return all;
}
