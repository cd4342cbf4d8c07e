import { translator, type Translator } from '../../i18n/format';
import { locale } from '../../i18n/locale.svelte';
import * as messages from './messages';

/** The words of members in the current language. Reading it in a component is reactive. */
export const memberWords = (): Translator<keyof typeof messages.en> =>
	translator<keyof typeof messages.en>(locale.current, messages);
