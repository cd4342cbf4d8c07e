import { WHATSAPP_HEADERS as headers } from '../convert/whatsapp';
import { chatFormat, columnsOf } from './chat-format';

/** WhatsApp chats, as their converter writes them. */
export const whatsapp = chatFormat('whatsapp', columnsOf(headers), [
	[headers.who],
	[headers.time],
	[headers.event],
	[headers.text],
	[headers.group],
]);
