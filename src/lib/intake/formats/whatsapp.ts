import { WHATSAPP_HEADERS as headers } from '../convert/whatsapp';
import { chatFormat } from './chat-format';

/** WhatsApp chats, as their converter writes them. */
export const whatsapp = chatFormat(
	'whatsapp',
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
