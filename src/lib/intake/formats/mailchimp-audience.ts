import type { EventMapping } from '../../model/mapping';
import type { Format } from '../types';
import { certainty, columnFinder } from './find-column';

/** An audience of Mailchimp. Joining is the opt-in, or else its confirmation; leaving is in the file of the unsubscribed. */
export const mailchimpAudience: Format = {
	id: 'mailchimp-audience',
	recognise: (headers) =>
		certainty(
			headers,
			[['Email Address'], ['OPTIN_TIME', 'CONFIRM_TIME'], ['LEID', 'EUID', 'MEMBER_RATING']],
			['MEMBER_RATING', 'OPTIN_IP', 'LAST_CHANGED', 'LEID', 'EUID', 'TAGS'],
			3,
		),
	map(columns) {
		const find = columnFinder(columns);
		const confirmed = find('CONFIRM_TIME');
		const joined = find('OPTIN_TIME') ?? confirmed;
		const left = find('UNSUB_TIME');
		const name = find('First Name');
		const events: EventMapping[] = [];
		if (joined !== undefined) {
			const otherwise = confirmed === undefined || confirmed === joined ? null : confirmed.name;
			const kind = { constant: 'join' };
			events.push({ time: joined.name, ...(otherwise === null ? {} : { otherwise }), kind });
		}
		if (left !== undefined) events.push({ time: left.name, kind: { constant: 'leave' } });
		return {
			version: 1,
			row: 'member',
			member: find('Email Address')?.name ?? null,
			events,
			roles: {},
			...(name === undefined ? {} : { name: name.name }),
		};
	},
};
