import { eventFormat } from './event-format';

/** Google Analytics 4 as BigQuery exports it, flattened. */
export const ga4 = eventFormat(
	'ga4',
	{
		who: [['user_id'], ['user_pseudo_id']],
		name: ['user_id'],
		time: ['event_timestamp'],
		event: ['event_name'],
		object: ['event_params.page_location'],
		channel: ['traffic_source.source'],
		campaign: ['traffic_source.name'],
	},
	[['event_name'], ['event_timestamp'], ['user_pseudo_id', 'user_id']],
	['event_date', 'event_params.ga_session_id', 'event_params.page_location', 'device.category'],
	1,
);
