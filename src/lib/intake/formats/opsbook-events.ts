import { EVENT_ROLES } from '../../columns/timeline';
import { normaliseHeader } from '../header-words';
import type { Format } from '../types';

const NEEDED = ['member_id', 'time', 'event'];

/** Opsbook's own table of events: `member_id,time,event` and any role under its own name. */
export const opsbookEvents: Format = {
	id: 'opsbook-events',
	recognise(headers) {
		const names = new Set(headers.map((header) => normaliseHeader(header).toLowerCase()));
		return NEEDED.every((name) => names.has(name)) ? 1 : 0;
	},
	map(columns) {
		const named = new Map<string, string>();
		for (const { name, header } of columns) {
			const key = normaliseHeader(header ?? name).toLowerCase();
			if (!named.has(key)) named.set(key, name);
		}
		const roles = EVENT_ROLES.flatMap((role) => {
			const column = named.get(role);
			return column === undefined ? [] : [[role, column] as const];
		});
		return {
			version: 1,
			row: 'event',
			member: named.get('member_id') ?? null,
			events: [
				{ time: named.get('time') ?? 'time', kind: { column: named.get('event') ?? 'event' } },
			],
			roles: Object.fromEntries(roles),
		};
	},
};
