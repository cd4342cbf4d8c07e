import { translator, type Translator } from '../../i18n/format';
import { locale } from '../../i18n/locale.svelte';
import type { Locale } from '../../i18n/types';
import * as messages from './messages';

const made = new Map<Locale, Translator<keyof typeof messages.en>>();

/** The report's words in the reader's language. Reading it in a component is reactive. */
export function words(): Translator<keyof typeof messages.en> {
	const now = locale.current;
	let t = made.get(now);
	if (t === undefined) made.set(now, (t = translator(now, messages)));
	return t;
}
