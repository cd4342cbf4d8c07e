import { TELEGRAM_HEADERS as headers } from '../convert/telegram';
import { chatFormat, columnsOf } from './chat-format';

/** Chats of Telegram Desktop's JSON, as their converter writes them. */
export const telegram = chatFormat('telegram', columnsOf(headers), [
	[headers.who],
	[headers.time],
	[headers.event],
	[headers.text],
	[headers.group],
]);
