import { DISCORD_HEADERS as headers } from '../convert/discord';
import { chatFormat, columnsOf } from './chat-format';

/** DiscordChatExporter: its CSV, and its JSON as the converter writes it, which tells more. */
export const discord = chatFormat('discord', columnsOf(headers), [
	[headers.who],
	[headers.name],
	[headers.time],
	[headers.text],
]);
