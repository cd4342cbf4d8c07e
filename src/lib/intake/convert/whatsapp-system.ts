/** What a line that nobody wrote says happened. */
export interface SystemLine {
	readonly event: 'join' | 'leave' | 'create_group' | 'system';
	/** Those who came or went, or who did it. */
	readonly who: readonly string[];
	/** Of those who joined: who brought them in; '' where it does not say. */
	readonly by: string;
}

const GROUP = '(?:(?:此|该|該|本|這個|这个)?(?:群[组組聊]?|社[群区區]))';

/**
 * `who` is one person, `list` several. What was done to somebody comes before what somebody did, and ways of joining
 * before those of bringing in.
 */
const LINES: readonly (readonly [event: 'join' | 'leave' | 'create_group', pattern: RegExp])[] = [
	['join', /^(?<list>.+?) (?:was|were) added(?: .*)?$/i],
	['leave', /^(?<list>.+?) (?:was|were) removed(?: .*)?$/i],
	['join', /^(?<who>.+?) joined(?: (?:using|from|via|by|through|the|this|your) .*)?$/i],
	['leave', /^(?<who>.+?) left(?: the (?:group|community))?$/i],
	['join', /^(?<by>.+?) added (?<list>.+?)(?: to the (?:group|community))?$/i],
	['leave', /^.+? removed (?<list>.+?)(?: from the (?:group|community))?$/i],
	['create_group', /^(?<who>.+?) created (?:(?:this|the|a) )?(?:group|community)(?: .*)?$/i],
	['join', chinese(`(?<who>.+?) ?(?:使用|[通透][过過]|[经經藉]由).*加入了?${GROUP}?`)],
	['join', chinese(`(?<by>.+?) ?(?:邀[请請]|拉)了? ?(?<list>.+?) ?(?:[进進]入|加入)了?${GROUP}?`)],
	['join', chinese(`(?<who>.+?) ?已?加入了?${GROUP}`)],
	['leave', chinese(`(?<who>.+?) ?已?(?:退出|[离離][开開])了?${GROUP}?`)],
	['join', chinese(`(?<by>.+?) ?(?:已?添加|已?新增|邀[请請])了? ?(?<list>.+?)(?:到${GROUP})?`)],
	['leave', chinese(`.+? ?已?(?:移除|移出|踢出)了? ?(?<list>.+?)`)],
	['create_group', chinese(`(?<who>.+?) ?已?(?:[创創]建|建立)了?${GROUP}.*`)],
];

function chinese(pattern: string): RegExp {
	return new RegExp(`^${pattern}$`);
}

/** Longer lines and names are none. */
const LINE_MAX = 1000;
const NAME_MAX = 60;

/**
 * Reads a line without an author, or with a group in its place. `names`: all who wrote in the chat. Null: it says nothing
 * that is known, and does not begin with one of them.
 */
export function readSystemLine(text: string, names: ReadonlySet<string>): SystemLine | null {
	const line = text.trim().replace(/[.。]$/, '');
	if (line.length > LINE_MAX) return null;
	for (const [event, pattern] of LINES) {
		const groups = pattern.exec(line)?.groups;
		if (groups === undefined) continue;
		const { who, list, by } = groups;
		const people = who === undefined ? listed(list!, names) : [you(who)];
		return { event, who: people, by: by === undefined ? '' : you(by) };
	}
	for (let end = Math.min(line.length, NAME_MAX); end > 0; end--) {
		const name = line.slice(0, end);
		if (names.has(name)) return { event: 'system', who: [name], by: '' };
	}
	return null;
}

/** The names in `Ann, Bob and Cy`; a name that has written may hold such a word itself. */
function listed(list: string, names: ReadonlySet<string>): string[] {
	return list
		.split(/, |、|，/)
		.flatMap((part) => (names.has(part) ? [part] : lastTwo(part, list !== part, names)))
		.map((name) => you(name.trim()))
		.filter((name) => name !== '');
}

/** 和 stands in many a name: it parts two where others were listed before them, or one of them has written. */
function lastTwo(part: string, inList: boolean, names: ReadonlySet<string>): readonly string[] {
	const spaced = part.split(/ and | & | 和 | 及 /);
	if (spaced.length > 1) return spaced;
	const halves = part.split('和');
	const apart = halves.length === 2 && (inList || halves.some((half) => names.has(half)));
	return apart ? halves : [part];
}

/** The exporter is called the same whatever was done to whom. */
function you(name: string): string {
	if (name === '您') return '你';
	return /^you$/i.test(name) ? 'You' : name;
}
