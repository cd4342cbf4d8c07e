/** The languages of Opsbook. Both are written, neither is the translation of the other. */
export type Locale = 'zh-CN' | 'en';

export const LOCALES: readonly Locale[] = ['zh-CN', 'en'];

/**
 * The type of the other language: exactly the keys of the first one.
 *
 * ```ts
 * // messages.ts, beside what it belongs to
 * export const en = { title: 'Funnel', people: '{n, plural, one {# person} other {# people}}' };
 * export const zh: Messages<typeof en> = { title: '漏斗', people: '{n, number} 人' };
 * ```
 */
export type Messages<T extends Readonly<Record<string, string>>> = {
	readonly [K in keyof T]: string;
};

/** Both languages of one set of messages: what `import * as messages from './messages'` gives. */
export interface Bundle<Key extends string = string> {
	readonly en: Readonly<Record<Key, string>>;
	readonly zh: Readonly<Record<Key, string>>;
}

/** What can stand in a message by itself. */
export type MessageValue = string | number;

export type MessageValues = Readonly<Record<string, MessageValue>>;

/** A message as data, so that it can cross from a worker to a page or into a report. */
export interface MessageRef<Key extends string = string> {
	readonly key: Key;
	readonly values?: MessageValues;
}
