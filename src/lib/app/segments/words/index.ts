import { translator, type Translator } from '../../../i18n/format';
import { locale } from '../../../i18n/locale.svelte';
import type { Locale } from '../../../i18n/types';
import * as app from '../../messages';
import * as own from './messages';

const messages = { en: { ...app.en, ...own.en }, zh: { ...app.zh, ...own.zh } };
export type SegmentWord = keyof typeof messages.en;

const made = new Map<Locale, Translator<SegmentWord>>();

/** The app's words and those of segments in the current language. Reading it in a component is reactive. */
export function segmentWords(): Translator<SegmentWord> {
	const now = locale.current;
	let t = made.get(now);
	if (t === undefined) made.set(now, (t = translator<SegmentWord>(now, messages)));
	return t;
}
