/** The columns that a WeChat chat in CSV has behind its own when it is converted. */
export const WECHAT_COLUMNS = {
	event: 'event',
	who: 'person',
	name: 'person_name',
	target: 'target',
} as const;
