import { DISCORD_HEADERS as headers } from '../convert/discord';
import { chatFormat } from './chat-format';

/** DiscordChatExporter: its CSV, and its JSON as the converter writes it, which tells more. */
export const discord = chatFormat(
	'discord',
	{
		who: [headers.who],
		name: [headers.name],
		time: [headers.time],
		event: [headers.event],
		text: [headers.text],
		group: [headers.group],
		target: [headers.target],
	},
	[[headers.who], [headers.name], [headers.time], [headers.text]],
);
