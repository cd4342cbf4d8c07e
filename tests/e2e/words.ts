// What the app says, from its own messages: tests look for meanings, not for copies of texts.
import { ANALYSES, type AnalysisId } from '../../src/lib/analyses/registry';
import { kindText } from '../../src/lib/analyses/shared/kind-words';
import * as app from '../../src/lib/app/messages';
import * as editors from '../../src/lib/app/tokens/messages';
import * as intake from '../../src/lib/intake/messages';
import { STARTER as starters } from '../../src/lib/notebook/templates';
import { translator, type Translator } from '../../src/lib/i18n/format';
import type { Bundle, Locale } from '../../src/lib/i18n/types';

export { ANALYSES, type AnalysisId };

/** The analyses of a first notebook. */
export const STARTER = ANALYSES.filter((id) => starters.includes(id));

export type Words = Translator<keyof typeof app.en>;

/** The words of the app's pages. */
export const wordsOf = (locale: Locale): Words => translator(locale, app);

/** The words of the editors of a sentence. */
export const editorWordsOf = (locale: Locale): Translator<keyof typeof editors.en> =>
	translator<keyof typeof editors.en>(locale, editors);

/** Why a file or a cell was not taken. */
export const reason = (locale: Locale, key: keyof typeof intake.en): string =>
	translator<keyof typeof intake.en>(locale, intake)(key);

/** The words of an analysis. */
export async function analysisWords(id: AnalysisId, locale: Locale): Promise<Translator<string>> {
	const messages = (await import(`../../src/lib/analyses/${id}/messages.ts`)) as Bundle;
	return translator<string>(locale, messages);
}

/** What a kind of events is called. */
export const kindName = (kind: string, locale: Locale = 'zh-CN'): string => kindText(kind, locale);

/** A number as the pages write it. */
export const count = (n: number): string => new Intl.NumberFormat('en-US').format(n);
