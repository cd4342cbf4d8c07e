import { translator, type Translator } from '../i18n/format';
import { locale } from '../i18n/locale.svelte';
import type { Locale } from '../i18n/types';
import * as messages from './messages';

export type Word = keyof typeof messages.en;

const made = new Map<Locale, Translator<Word>>();

/** The app's words in the current language. Reading it in a component is reactive. */
export function words(): Translator<Word> {
	const now = locale.current;
	let t = made.get(now);
	if (t === undefined) made.set(now, (t = translator<Word>(now, messages)));
	return t;
}
