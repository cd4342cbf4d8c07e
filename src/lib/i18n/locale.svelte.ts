import { LOCALES } from './types';
import type { Locale } from './types';

const KEY = 'opsbook-locale';

function stored(): Locale | undefined {
	try {
		const value = localStorage.getItem(KEY);
		return LOCALES.find((locale) => locale === value);
	} catch {
		// Storage can be forbidden.
		return undefined;
	}
}

/** The first language of a person's list that Opsbook speaks. */
export function preferredLocale(languages: readonly string[]): Locale {
	for (const language of languages) {
		if (/^zh\b/i.test(language)) return 'zh-CN';
		if (/^en\b/i.test(language)) return 'en';
	}
	return 'zh-CN';
}

function initial(): Locale {
	const languages = typeof navigator === 'undefined' ? [] : (navigator.languages ?? []);
	return stored() ?? preferredLocale(languages);
}

class CurrentLocale {
	#current = $state<Locale>(initial());

	constructor() {
		this.#mark();
	}

	get current(): Locale {
		return this.#current;
	}

	set(locale: Locale): void {
		this.#current = locale;
		this.#mark();
		try {
			localStorage.setItem(KEY, locale);
		} catch {
			// Kept for this visit only.
		}
	}

	#mark(): void {
		if (typeof document !== 'undefined') document.documentElement.lang = this.#current;
	}
}

/** The language of the page: chosen before, else the browser's, else Chinese. Reading `current` is reactive. */
export const locale = new CurrentLocale();
