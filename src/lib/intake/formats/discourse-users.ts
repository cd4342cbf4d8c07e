import type { Format } from '../types';
import { certainty, columnFinder } from './find-column';

/** The list of users that Discourse exports. Joining is the creation of the account. */
export const discourseUsers: Format = {
	id: 'discourse-users',
	recognise: (headers) =>
		certainty(
			headers,
			[['username'], ['created_at'], ['trust_level']],
			['last_seen_at', 'last_posted_at', 'silenced_till', 'topics_entered', 'posts_read_count'],
			3,
		),
	map(columns) {
		const find = columnFinder(columns);
		const name = find('name');
		return {
			version: 1,
			row: 'member',
			member: find('username')?.name ?? null,
			events: [{ time: find('created_at')?.name ?? 'created_at', kind: { constant: 'join' } }],
			roles: {},
			...(name === undefined ? {} : { name: name.name }),
		};
	},
};
