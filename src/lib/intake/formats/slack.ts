import { SLACK_HEADERS as headers } from '../convert/slack';
import { chatFormat, columnsOf } from './chat-format';

/** Channels of a Slack export, as their converter writes them. */
export const slack = chatFormat('slack', columnsOf(headers), [
	[headers.who],
	[headers.name],
	[headers.event],
	[headers.text],
	[headers.group],
]);
