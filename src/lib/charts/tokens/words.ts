import { translator, type Translator } from '../../i18n/format';
import type { Locale } from '../../i18n/types';
import * as messages from './messages';

const made = new Map<Locale, Translator<keyof typeof messages.en>>();

/** The words of values in sentences, in one language. */
export function tokenWords(locale: Locale): Translator<keyof typeof messages.en> {
	let t = made.get(locale);
	if (t === undefined) made.set(locale, (t = translator(locale, messages)));
	return t;
}
