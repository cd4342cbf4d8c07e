/** What a tab must tell its person about the other tabs. */
export interface StoreEvents {
	/** Another tab brought a newer version: this one is closed for good and must be reloaded. */
	readonly onStale?: () => void;
	/** Another tab, still on an older version, must be closed before this one can open. Goes on by itself then. */
	readonly onBlocked?: () => void;
}
