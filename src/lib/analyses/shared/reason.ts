import type { Finding } from '../contract';

/** One sentence of what decides where a member stands. */
export function reason(key: string, values: Finding['values'] = {}): Finding {
	return { key, values, tone: 'plain' };
}
