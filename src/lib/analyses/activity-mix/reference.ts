import type { Level } from './result';
import type { ActivityMixParams } from './manifest';

/** The share to compare a level with, 0…1. */
export function referenceOf(
	{ referenceCore, referenceActive }: ActivityMixParams,
	level: Level,
): number {
	if (level === 'core') return referenceCore / 100;
	if (level === 'active') return referenceActive / 100;
	return (100 - referenceCore - referenceActive) / 100;
}
