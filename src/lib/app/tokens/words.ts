import { translator, type Translator } from '../../i18n/format';
import { locale } from '../../i18n/locale.svelte';
import * as messages from './messages';

/** The words of token editors in the current language. Reading it in a component is reactive. */
export const editorWords = (): Translator<keyof typeof messages.en> =>
	translator<keyof typeof messages.en>(locale.current, messages);
