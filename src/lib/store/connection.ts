import type { Dexie } from 'dexie';
import type { StoreEvents } from './events';
import { isLost } from './failures';
import { SCHEMA_VERSION } from './schema';
import { NewerDatabaseError, StaleTabError } from './store';

/**
 * One database and what may happen to its connection. A tab that another one has overtaken never opens it again; a
 * connection that was lost is opened once more, and the work is tried once more.
 */
export class Connection<D extends Dexie> {
	#stale = false;
	#closed = false;
	#reopening: Promise<void> | null = null;

	constructor(
		private readonly database: D,
		events: StoreEvents,
	) {
		database.on('versionchange', () => {
			// Before anything else: a handle left open would write in the old shape after the upgrade.
			this.#stale = true;
			database.close({ disableAutoOpen: true });
			events.onStale?.();
			return false;
		});
		database.on('blocked', () => events.onBlocked?.());
	}

	/** Throws NewerDatabaseError, without touching the database, when a newer Opsbook wrote it. */
	async open(): Promise<void> {
		await refuseNewer(this.database.name);
		await this.database.open();
		if (isNewer(this.database.backendDB().version)) {
			this.close();
			throw new NewerDatabaseError(`${this.database.name} was written by a newer version`);
		}
	}

	/** Does work that may be done twice over. Throws StaleTabError when this tab was overtaken. */
	async use<T>(work: (database: D) => PromiseLike<T>): Promise<T> {
		try {
			this.refuseStale();
			return await work(this.database);
		} catch (error) {
			this.refuseStale();
			if (this.#closed || !isLost(error)) throw error;
			await this.reopen();
			return await work(this.database);
		}
	}

	close(): void {
		this.#closed = true;
		this.database.close({ disableAutoOpen: true });
	}

	private refuseStale(): void {
		if (this.#stale) throw new StaleTabError('another tab brought a newer version: reload');
	}

	/** Several calls that lost the same connection wait for one new one. */
	private reopen(): Promise<void> {
		this.#reopening ??= (async () => {
			this.database.close({ disableAutoOpen: true });
			await this.open();
		})().finally(() => (this.#reopening = null));
		return this.#reopening;
	}
}

/** Dexie multiplies versions by ten and uses the steps between for its own repairs. */
function isNewer(nativeVersion: number): boolean {
	return Math.floor(nativeVersion / 10) > SCHEMA_VERSION;
}

/** Dexie opens a newer database and adapts it to the older schema, so it must be asked before. */
async function refuseNewer(name: string): Promise<void> {
	const known = (await indexedDB.databases?.()) ?? [];
	const version = known.find((info) => info.name === name)?.version;
	if (version !== undefined && isNewer(version)) {
		throw new NewerDatabaseError(`${name} was written by a newer version`);
	}
}
