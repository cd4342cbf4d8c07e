import type { Locale } from '../i18n/types';

const pages = import.meta.glob<string>('./*/method.*.md', { query: '?raw', import: 'default' });

/** The method page of an analysis as Markdown, as a chunk of its own. Rejects when there is none of this name. */
export function loadMethod(id: string, locale: Locale): Promise<string> {
	const load = pages[`./${id}/method.${locale === 'en' ? 'en' : 'zh'}.md`];
	return load ? load() : Promise.reject(new Error(`There is no method page of ${id}`));
}
