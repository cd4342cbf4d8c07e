import type {
	ColumnRef,
	Condition,
	EventSelector,
	Exclusion,
	Token,
} from '../../analyses/contract';
import * as texts from '../../charts/tokens/text';
import type { Translator } from '../../i18n/format';
import { locale } from '../../i18n/locale.svelte';
import type { Numbers } from '../../i18n/numbers';
import type { Facts } from '../../model/dataset';
import type { Option } from '../../ui/options';

// The texts of charts/tokens in the page's language; reading them in a component is reactive.

/** What a token says: the value of its param in the person's language. */
export interface TokenWords {
	/** The analysis's own messages. */
	readonly t: Translator<string>;
	readonly n: Numbers;
	readonly facts: Facts;
}

export const columnText = (ref: ColumnRef): string => texts.columnText(ref, locale.current);
/** A kind to choose: in the person's words, beside it what the data call it and how often it is. */
export function kindOption({ name, count }: Facts['kinds'][number], n: Numbers): Option {
	const label = eventText({ kind: name });
	return { value: name, label, hint: `${label === name ? '' : `${name} · `}${n.count(count)}` };
}
export const conditionText = (condition: Condition): string =>
	texts.conditionText(condition, locale.current);
export const eventText = (selector: EventSelector): string =>
	texts.eventText(selector, locale.current);
export const exclusionText = (exclusion: Exclusion): string =>
	texts.exclusionText(exclusion, locale.current);
export const tokenText = (
	token: Token<Record<string, unknown>>,
	value: unknown,
	{ t }: TokenWords,
): string => texts.tokenText(token, value, t);
