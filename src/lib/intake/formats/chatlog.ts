import { chatFormat } from './chat-format';

/** WeChat chats as chatlog writes them in CSV. */
export const chatlog = chatFormat(
	'chatlog',
	{
		who: ['Sender', 'SenderName'],
		name: ['SenderName'],
		time: ['Time'],
		text: ['Content'],
		group: ['TalkerName', 'Talker'],
	},
	[['Time'], ['Sender'], ['Talker'], ['Content']],
);
