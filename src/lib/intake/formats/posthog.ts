import { eventFormat } from './event-format';

/** PostHog's events as a table; the properties are JSON in a cell, or flattened. */
export const posthog = eventFormat(
	'posthog',
	{
		who: [['person_id'], ['distinct_id']],
		name: ['distinct_id'],
		time: ['timestamp'],
		event: ['event'],
		object: ['properties.$current_url'],
		campaign: ['properties.utm_campaign', 'properties.$utm_campaign'],
	},
	[['uuid'], ['event'], ['timestamp'], ['distinct_id']],
	['properties', 'person_id', '$session_id', 'elements_chain', 'team_id', 'created_at'],
	1,
);
