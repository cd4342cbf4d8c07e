const KEY = 'opsbook-theme';
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

function stored(): Theme {
	try {
		return THEMES.find((theme) => theme === localStorage.getItem(KEY)) ?? 'system';
	} catch {
		return 'system';
	}
}

class CurrentTheme {
	#current = $state<Theme>(typeof localStorage === 'undefined' ? 'system' : stored());

	constructor() {
		this.#mark();
	}

	get current(): Theme {
		return this.#current;
	}

	set(theme: Theme): void {
		this.#current = theme;
		this.#mark();
		try {
			localStorage.setItem(KEY, theme);
		} catch {
			// Kept for this visit only.
		}
	}

	#mark(): void {
		if (typeof document === 'undefined') return;
		if (this.#current === 'system') delete document.documentElement.dataset.theme;
		else document.documentElement.dataset.theme = this.#current;
	}
}

/** Light, dark or as the device. Reading `current` is reactive. */
export const theme = new CurrentTheme();
