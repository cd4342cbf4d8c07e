import { eventFormat } from './event-format';

/** Amplitude's export. Its own id joins what somebody did before and after signing in, which `user_id` does not. */
export const amplitude = eventFormat(
	'amplitude',
	{
		who: [['amplitude_id'], ['user_id'], ['device_id']],
		name: ['user_id'],
		time: ['event_time', 'client_event_time'],
		event: ['event_type'],
	},
	[['amplitude_id', 'device_id'], ['event_type'], ['event_time', 'client_event_time']],
	['$insert_id', 'server_upload_time', 'session_id', 'amplitude_id'],
	2,
);
