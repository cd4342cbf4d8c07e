import type { EventRole } from '../../columns/timeline';
import type { ColumnKind } from '../../columns/column';
import type { Locale, MessageValues } from '../../i18n/types';
import { translator } from '../../i18n/format';
import type { PersonKey } from '../../model/mapping';
import type { ImportFailure } from '../../engine/intake-protocol';
import * as intakeMessages from '../../intake/messages';
import { readMixedText } from '../../intake/mixed-text';
import { numbers } from '../../i18n/numbers';
import { words, type Word } from '../words';

/** What can tell that two members are one person. */
export const PERSON_KEY_WORDS: Readonly<Record<PersonKey, Word>> = {
	phone: 'keyPhone',
	email: 'keyEmail',
	unionid: 'keyUnionid',
};

/** An encoding as it is usually written. */
export function encodingName(encoding: string): string {
	const known: Readonly<Record<string, string>> = { big5: 'Big5', shift_jis: 'Shift_JIS' };
	return known[encoding] ?? encoding.toUpperCase().replace('WINDOWS', 'Windows');
}

/** Words of the app for the terms of mappings. */
export const ROLE_WORDS: Readonly<
	Record<EventRole | 'member' | 'key' | 'time' | 'kind' | 'name', Word>
> = {
	member: 'roleMember',
	key: 'roleKey',
	time: 'roleTime',
	kind: 'roleKind',
	name: 'roleName',
	amount: 'roleAmount',
	order: 'roleOrder',
	group: 'roleGroup',
	channel: 'roleChannel',
	object: 'roleObject',
	target: 'roleTarget',
	campaign: 'roleCampaign',
	variant: 'roleVariant',
	score: 'roleScore',
	text: 'roleText',
};

export const TYPE_WORDS: Readonly<Record<ColumnKind, Word>> = {
	category: 'typeCategory',
	text: 'typeText',
	number: 'typeNumber',
	time: 'typeTime',
	flag: 'typeFlag',
	tags: 'typeTags',
};

/** What a format is called: messages of the intake room named `format-<id>`. */
export function formatName(id: string, locale: Locale): string {
	return intakeWord(`format-${id}`, locale);
}

/** A problem's reason in words. Unknown reasons show as they are. */
export function intakeWord(key: string, locale: Locale, values?: MessageValues): string {
	const t = translator<string>(locale, intakeMessages);
	return t.has(key) ? t(key, values) : key;
}

const MIXED: ReadonlySet<string> = new Set(['mixed-encodings', 'mixed-within-line']);

/** The same for a problem that has a value: of mixed encodings it says which, and where. */
export function problemWord(reason: string, value: string, locale: Locale): string {
	const said = intakeWord(reason, locale);
	const mixed = MIXED.has(reason) ? readMixedText(value) : undefined;
	if (mixed === undefined) return said;
	const where = words()('mixedWhere', {
		encoding: encodingName(mixed.encoding),
		other: encodingName(mixed.other),
		line: mixed.line,
	});
	return locale === 'en' ? `${said} ${where}` : said + where;
}

/** What an import's failure means for the person. */
export function failureText(failure: ImportFailure, locale: Locale): string {
	const t = words();
	const n = numbers(locale);
	switch (failure.kind) {
		case 'unreadable': {
			const reason = intakeWord(failure.reason, locale, {
				value: failure.value,
				column: failure.column,
				row: failure.row,
			});
			const place = [failure.file];
			if (failure.row > 0) place.push(`${t('problemRow')} ${failure.row}`);
			if (failure.column !== '') place.push(`${t('problemColumn')} ${failure.column}`);
			return `${place.join(' · ')}: ${reason}`;
		}
		case 'nothing-usable':
			return t('failNothing', { file: failure.file });
		case 'quota':
			return failure.free === null
				? t('failQuotaUnknown', { needed: n.bytes(failure.needed) })
				: t('failQuota', { needed: n.bytes(failure.needed), free: n.bytes(failure.free) });
		case 'gone':
			return t('failGone');
		case 'stale-tab':
			return t('failStale');
		case 'busy':
			return t('failBusy');
		case 'cancelled':
			return t('failCancelled');
	}
}
