import { translator } from '../i18n/format';
import type { Translator } from '../i18n/format';
import type { Locale } from '../i18n/types';
import * as messages from './messages';

const made = new Map<Locale, Translator<keyof typeof messages.en>>();

/** The words that belong to pictures as such, whatever they show. */
export function words(locale: Locale): Translator<keyof typeof messages.en> {
	let t = made.get(locale);
	if (t === undefined) {
		t = translator(locale, messages);
		made.set(locale, t);
	}
	return t;
}
