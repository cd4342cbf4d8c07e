/** What WeChat itself writes into a group: who came and who went. */

export interface WechatLine {
	readonly event: 'join' | 'leave';
	/** Names as they stand, maybe with an id behind them: `小李(wxid_1)`. */
	readonly who: readonly string[];
	/** Who invited or shared the code; '' where it does not say. */
	readonly by: string;
}

/** Longer lines go on with who else is there … */
const LINE_MAX = 1000;
/** … and longer templates are none. */
const XML_MAX = 16_000;

const NAME = '(?:["“「].+?["”」]|[^"“「]+?)';
const LIST = '.+?';
const GROUP = '(?:本|该|該|此)?群[聊组組]';
/** Who else is there follows behind a comma. */
const MORE = '(?:[，,。；;].*)?';
const CHAT = '(?:(?:the|a|this) )?group(?: chat)?';
const SCAN = '[通透][过過][扫掃]描';
const CODE = '分享的二[维維][码碼]';

/** Ways of joining before those of bringing in. */
const LINES: readonly (readonly [event: WechatLine['event'], line: RegExp])[] = [
	['join', whole(`(?<list>${NAME})${SCAN}(?<by>${NAME})${CODE}加入了?${GROUP}${MORE}`)],
	['join', whole(`(?<by>${NAME})邀[请請](?<list>${LIST})(?:加入|[进進]入)了?${GROUP}${MORE}`)],
	['join', whole(`(?<list>${NAME})(?:[通透][过過].+)?加入了?${GROUP}${MORE}`)],
	['leave', whole(`(?<list>${NAME})被(?<by>${NAME})移出了?${GROUP}${MORE}`)],
	['leave', whole(`(?<by>${NAME})[将將把](?<list>${LIST})移出了?${GROUP}${MORE}`)],
	['leave', whole(`(?<list>${NAME})已?(?:退出|[离離][开開])了?${GROUP}${MORE}`)],

	[
		'join',
		whole(
			`(?<list>${NAME}) joined ${CHAT} via (?:(?:the|a) )?QR code shared by (?<by>${NAME})\\.?`,
		),
	],
	['join', whole(`(?<by>${NAME}) invited (?<list>${LIST}) to (?:join )?${CHAT}(?:[ .,;].*)?`)],
	['join', whole(`(?<list>${NAME}) joined ${CHAT}(?:[ .,;].*)?`)],
	['leave', whole(`(?<list>${NAME}) (?:was|were) removed from ${CHAT}(?: by (?<by>${NAME}))?\\.?`)],
	['leave', whole(`(?<by>${NAME}) removed (?<list>${LIST}) from ${CHAT}\\.?`)],
	['leave', whole(`(?<list>${NAME}) left ${CHAT}\\.?`)],
];

function whole(pattern: string): RegExp {
	return new RegExp(`^${pattern}$`, 'i');
}

/** The words for whoever exported the chat. */
export function isExporter(name: string): boolean {
	return /^(?:你|您|you)$/i.test(name);
}

/** Reads a line that nobody wrote. `known` tells names of the chat: one of them may hold the sign between names. */
export function readWechatLine(text: string, known: (name: string) => boolean): WechatLine | null {
	if (text.length > XML_MAX) return null;
	const line = plainText(text).slice(0, LINE_MAX);
	for (const [event, pattern] of LINES) {
		const groups = pattern.exec(line)?.groups;
		if (groups === undefined) continue;
		const who = listed(groups['list']!, known);
		return { event, who, by: event === 'leave' ? '' : bare(groups['by'] ?? '') };
	}
	return null;
}

/** `你和"小李、小王"`, `"小李"、"小王"`, `Li, Wang`. */
function listed(list: string, known: (name: string) => boolean): readonly string[] {
	const [, you, rest] = /^(你|您|you)(?:和|、|, | and )(.+)$/i.exec(list) ?? [];
	const names = rest ?? list;
	const parts = known(bare(names)) ? [names] : names.split(/、|, |["”」] and ["“「]/);
	return [...(you === undefined ? [] : [you]), ...parts.map(bare)].filter((name) => name !== '');
}

function bare(name: string): string {
	return name.trim().replace(/^["“「]|["”」]$/g, '');
}

/** The words of a line without what is to be clicked in them; of a template with the names in their places. */
function plainText(text: string): string {
	const xml = /^\s*(?:<\?xml[^>]*>\s*)?<sysmsg\b/.test(text);
	const words = xml ? element(text, 'plain') || filled(text) || '' : text;
	return words
		.replace(/<[^<>]*>/g, '')
		.trim()
		.replace(/\s*撤[销銷]$/, '');
}

/** A template of WeChat: `"$username$"邀请"$names$"加入了群聊`, and whose names these are. */
function filled(xml: string): string {
	const names = new Map(
		Array.from(xml.matchAll(/<link name="(\w+)"[^>]*>(.*?)<\/link>/gs), ([, name, link]) => {
			const members = Array.from(link!.matchAll(/<member>(.*?)<\/member>/gs), ([, member]) => {
				const id = element(member!, 'username');
				const nickname = element(member!, 'nickname');
				return id === '' ? nickname : `${nickname}(${id})`;
			});
			return [name!, members.join('、')] as const;
		}),
	);
	return element(xml, 'template').replace(/\$(\w+)\$/g, (_, name: string) => names.get(name) ?? '');
}

function element(xml: string, name: string): string {
	const text = new RegExp(`<${name}>(.*?)</${name}>`, 's').exec(xml)?.[1] ?? '';
	return /^\s*<!\[CDATA\[(.*)\]\]>\s*$/s.exec(text)?.[1] ?? text;
}
