import { WECHAT_COLUMNS as made } from '../convert/wechat-columns';
import { chatFormat } from './chat-format';

/** WeChat chats as chatlog writes them in CSV, with what their converter adds. */
export const chatlog = chatFormat(
	'chatlog',
	{
		who: [made.who, 'Sender', 'SenderName'],
		name: [made.name, 'SenderName'],
		time: ['Time'],
		event: [made.event],
		text: ['Content'],
		group: ['TalkerName', 'Talker'],
		target: [made.target],
	},
	[['Time'], ['Sender'], ['Talker'], ['Content']],
	['system'],
);
