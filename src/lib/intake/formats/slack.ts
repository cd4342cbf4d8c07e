import { SLACK_HEADERS as headers } from '../convert/slack';
import { chatFormat } from './chat-format';

/** Channels of a Slack export, as their converter writes them. */
export const slack = chatFormat(
	'slack',
	{
		who: [headers.who],
		name: [headers.name],
		time: [headers.time],
		event: [headers.event],
		text: [headers.text],
		group: [headers.group],
		target: [headers.target],
	},
	[[headers.who], [headers.name], [headers.event], [headers.text], [headers.group]],
);
