/** Exports that write times in UTC without saying so: by what they are known, and their columns of times. */
const SOURCES: readonly { readonly known: readonly string[]; readonly times: readonly string[] }[] =
	[
		{
			// Amplitude.
			known: ['amplitude_id', 'event_type', 'event_time'],
			times: [
				'event_time',
				'server_upload_time',
				'server_received_time',
				'client_event_time',
				'client_upload_time',
				'processed_time',
				'user_creation_time',
			],
		},
	];

/** Columns of a table with these headers whose times are UTC. */
export function utcColumns(headers: ReadonlySet<string>): ReadonlySet<string> {
	const source = SOURCES.find(({ known }) => known.every((name) => headers.has(name)));
	return new Set(source?.times ?? []);
}

const BARE_STAMP = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d+)?$/;

/** A UTC stamp that says that it is one; other texts as they are. */
export function withZone(cell: string): string {
	return BARE_STAMP.test(cell) ? `${cell}Z` : cell;
}
