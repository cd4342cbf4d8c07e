import { translator } from '../lib/i18n/format';
import * as intake from '../lib/intake/messages';

const say = translator('en', intake);

/** What the page asks a person to choose, a script writes into its mapping. */
const IN_A_MAPPING: Readonly<Record<string, string>> = {
	'mapping-no-member': 'the mapping must name the column that says who, as "member"',
	'mapping-no-event':
		'the mapping must name the column that says when, as the "time" of its "events"',
	'mapping-no-key': 'the mapping must name the column that other files refer to, as "key"',
};

/** A reason of the intake in words for a script: files are given, not chosen. */
export function reasonText(reason: string, column: string): string {
	const own = Object.hasOwn(IN_A_MAPPING, reason) ? IN_A_MAPPING[reason] : undefined;
	if (own !== undefined) return own;
	if (!say.has(reason)) return reason;
	return say(reason, { column }).replace(
		/\b(c)hoose (?=that file|the file|the new copy|those that|a file|another)/gi,
		(_, c: string) => (c === 'C' ? 'Give ' : 'give '),
	);
}

const NAMES: Readonly<Record<string, string>> = {
	Array: 'a list',
	Object: 'an object',
	string: 'a text',
	number: 'a number',
	boolean: 'true or false',
	integer: 'a whole number',
	finite: 'a finite number',
	date: 'a day, YYYY-MM-DD',
	null: 'null',
	undefined: 'nothing',
};

/**
 * What is wrong with a value of a JSON document, from the message of its check: what is allowed, and what stood there. A
 * message in words of its own is kept.
 */
export function issueText(message: string): string {
	const told = /^Invalid (.+?): (?:Expected (.+) but r|R)eceived (.+)$/s.exec(message);
	if (told === null) return message;
	const [, what = '', expected = what, received = ''] = told;
	if (expected === 'never') return 'there is no such key';
	if (what === 'key') return 'is missing';
	const allowed = expectedText(expected);
	const got = NAMES[received] ?? received;
	const subject = what === 'length' && expected !== '!0' ? 'its length ' : '';
	return `${subject}must be ${allowed}, not ${got.length > 60 ? `${got.slice(0, 60)}…` : got}`;
}

function expectedText(expected: string): string {
	const options = expected.replace(/^\((.+)\)$/s, '$1').split(' | ');
	if (options.length > 1) return `one of ${options.map((one) => NAMES[one] ?? one).join(', ')}`;
	if (expected === '!0') return 'a text that is not empty';
	const bound = /^(>=|<=|>|<)(.+)$/.exec(expected);
	if (bound !== null) {
		const words = { '>=': 'at least', '<=': 'at most', '>': 'more than', '<': 'less than' };
		return `${words[bound[1] as keyof typeof words]} ${bound[2]}`;
	}
	return NAMES[expected] ?? expected;
}
