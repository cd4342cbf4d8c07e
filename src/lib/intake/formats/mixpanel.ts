import { eventFormat } from './event-format';

/** Mixpanel's raw export, flattened. Projects from before 2023 write their own zone's clock as if it were UTC. */
export const mixpanel = eventFormat(
	'mixpanel',
	{
		who: [['properties.distinct_id', 'properties.$distinct_id']],
		time: ['properties.time'],
		event: ['event'],
		object: ['properties.$current_url'],
		campaign: ['properties.utm_campaign'],
		channel: ['properties.utm_source'],
	},
	[['event'], ['properties.time'], ['properties.distinct_id', 'properties.$distinct_id']],
	['properties.$insert_id', 'properties.mp_processing_time_ms'],
	1,
);
