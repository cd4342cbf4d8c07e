import { LINES, YOU } from './whatsapp-words';

/** What a line that nobody wrote says happened. */
export interface SystemLine {
	readonly event: 'join' | 'leave' | 'create_group' | 'system';
	/** Those who came or went, or who did it. */
	readonly who: readonly string[];
	/** Of those who joined: who brought them in; '' where it does not say. */
	readonly by: string;
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

/** 和, y and e stand in many a name: they part two where others were listed before them, or one of them has written. */
function lastTwo(part: string, inList: boolean, names: ReadonlySet<string>): readonly string[] {
	const spaced = part.split(/ and | & | und | 和 | 及 /);
	if (spaced.length > 1) return spaced;
	const halves = part.split(/和| [ye] /);
	const apart = halves.length === 2 && (inList || halves.some((half) => names.has(half)));
	return apart ? halves : [part];
}

function you(name: string): string {
	return YOU.get(name) ?? name;
}
