import type { RowRule } from '../../model/mapping';
import { WECHAT_COLUMNS as made } from '../convert/wechat-columns';
import type { Format } from '../types';
import { certainty, columnFinder, rolesOf } from './find-column';

/** The type of a line that WeChat itself wrote: somebody was invited, a message was taken back, … */
const SYSTEM_TYPE = '10000';

/**
 * WeChat chats as MemoTrace (WeChatMsg) writes them in CSV, with what their converter adds. Older files name no sender: of a chat of two, the other one is
 * the member, and the exporter's own messages are left out.
 */
export const memotrace: Format = {
	id: 'memotrace',
	recognise: (headers) =>
		certainty(
			headers,
			[['localId'], ['TalkerId'], ['Type'], ['StrContent'], ['CreateTime', 'StrTime']],
			['SubType', 'IsSender', 'Status', 'StrTime', 'CreateTime'],
		),
	map(columns) {
		const find = columnFinder(columns);
		const [sender, talker, own, type] = [
			find(made.who, 'Sender', 'NickName'),
			find('TalkerId'),
			find('IsSender'),
			find('Type'),
		];
		const [name, event] = [find(made.name, 'NickName'), find(made.event)];
		const member = sender ?? talker;
		const times = [find('StrTime'), find('CreateTime')].filter((one) => one !== undefined);
		const time = times.find(({ kind }) => kind === 'time') ?? times[0];
		const skip: RowRule[] = [];
		if (event !== undefined) {
			skip.push({ column: event.name, when: 'is', values: ['system'] });
		} else if (type !== undefined) {
			skip.push({ column: type.name, when: 'is', values: [SYSTEM_TYPE] });
		}
		if (sender === undefined && own !== undefined) {
			skip.push({ column: own.name, when: 'is', values: ['1', 'true'] });
		}
		return {
			version: 1,
			row: 'event',
			member: member?.name ?? null,
			events: [
				{
					time: time?.name ?? 'StrTime',
					kind: event === undefined ? { constant: 'message' } : { column: event.name },
				},
			],
			roles: rolesOf({
				group: sender === undefined ? undefined : talker,
				text: find('StrContent'),
				target: find(made.target),
			}),
			...(name === undefined || name === member ? {} : { name: name.name }),
			...(skip.length === 0 ? {} : { skip }),
		};
	},
};
