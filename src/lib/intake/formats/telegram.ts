import { TELEGRAM_HEADERS as headers } from '../convert/telegram';
import { chatFormat } from './chat-format';

/** Chats of Telegram Desktop's JSON, as their converter writes them. */
export const telegram = chatFormat(
	'telegram',
	{
		who: [headers.who],
		name: [headers.name],
		time: [headers.time],
		event: [headers.event],
		text: [headers.text],
		group: [headers.group],
		target: [headers.target],
	},
	[[headers.who], [headers.time], [headers.event], [headers.text], [headers.group]],
);
