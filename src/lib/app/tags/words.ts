import { translator, type Translator } from '../../i18n/format';
import { locale } from '../../i18n/locale.svelte';
import * as messages from './messages';

/** The words of tags in the current language. Reading it in a component is reactive. */
export const tagWords = (): Translator<keyof typeof messages.en> =>
	translator<keyof typeof messages.en>(locale.current, messages);
