import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';

const code = readFileSync('static/calm.js', 'utf8');

/** A service worker's global scope, with what was fetched and what happens when the time is over. */
function scope() {
	const listeners = new Map<string, (event: unknown) => void>();
	const fetched: string[] = [];
	const timers: (() => void)[] = [];
	const self: Record<string, unknown> = {
		addEventListener: (type: string, listener: (event: unknown) => void) =>
			listeners.set(type, listener),
		fetch: (url: string) => {
			fetched.push(url);
			return Promise.resolve(`text of ${url}`);
		},
	};
	runInNewContext(code, { self, setTimeout: (call: () => void) => timers.push(call), Promise });
	const ask = (url: string) => (self['fetch'] as (url: string) => Promise<string>)(url);
	const tell = (data: unknown) => listeners.get('message')!({ data });
	return { ask, tell, fetched, timers, activate: () => listeners.get('activate')!({}) };
}
const later = () => new Promise((resolve) => setTimeout(resolve));

test('files are kept while the page has nothing else to do', async () => {
	const { ask, fetched } = scope();
	expect(await ask('a')).toBe('text of a');
	expect(fetched).toEqual(['a']);
});

test('the next file waits until the page is done, however often it says that it is busy', async () => {
	const { ask, tell, fetched } = scope();
	tell({ type: 'BUSY', busy: true });
	const one = ask('a');
	tell({ type: 'BUSY', busy: true });
	const two = ask('b');
	await later();
	expect(fetched).not.toContain('b');
	tell({ type: 'SKIP_WAITING' });
	tell(null);
	await later();
	expect(fetched).not.toContain('b');
	tell({ type: 'BUSY', busy: false });
	expect(await Promise.all([one, two])).toEqual(['text of a', 'text of b']);
});

test('a page that is gone is not waited for, and nothing waits once the files are kept', async () => {
	const { ask, tell, timers, activate } = scope();
	tell({ type: 'BUSY', busy: true });
	const waiting = ask('a');
	timers.forEach((over) => over());
	expect(await waiting).toBe('text of a');
	tell({ type: 'BUSY', busy: true });
	const last = ask('b');
	activate();
	expect(await last).toBe('text of b');
});
