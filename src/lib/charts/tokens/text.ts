import type {
	ColumnRef,
	Condition,
	Duration,
	EventSelector,
	Exclusion,
	Token,
} from '../../analyses/contract';
import type { Translator } from '../../i18n/format';
import { numbers } from '../../i18n/numbers';
import { kindText } from '../../analyses/shared/kind-words';
import { ELEVEN_RULES, lintScores, type ScoreRule } from '../../analyses/shared/rfm/score-boxes';
import type { Locale } from '../../i18n/types';
import { tokenWords } from './words';

/** Columns of lookups: of what, and the header. */
const DESCRIBED = /^(group|object|campaign|channel|target|variant):(.+)$/s;

/** A column as people read it: `member:城市` is "成员：城市", `object:体裁` "对象的“体裁”". Roles have their own words. */
export function columnText(ref: ColumnRef, locale: Locale): string {
	const w = tokenWords(locale);
	if (ref.startsWith('member:')) return w('memberColumn', { column: ref.slice('member:'.length) });
	const [, role, column] = DESCRIBED.exec(ref) ?? [];
	if (role === 'target') return w('targetColumn', { column: column! });
	if (role !== undefined)
		return w('lookupColumn', { role: columnText(role, locale), column: column! });
	const word = `role${ref.charAt(0).toUpperCase()}${ref.slice(1)}`;
	return w.has(word) ? w(word) : ref;
}

export function conditionText(condition: Condition, locale: Locale): string {
	const w = tokenWords(locale);
	const column = columnText(condition.column, locale);
	if (condition.is) return `${column} = ${condition.is.join(w('listJoin'))}`;
	if (condition.isNot) return `${column} ≠ ${condition.isNot.join(w('listJoin'))}`;
	const low = condition.min === undefined ? '' : `≥ ${condition.min}`;
	const high = condition.max === undefined ? '' : `≤ ${condition.max}`;
	return `${column} ${[low, high].filter(Boolean).join(' ')}`;
}

export function eventText(selector: EventSelector, locale: Locale): string {
	const w = tokenWords(locale);
	if (selector === 'any') return w('anyEvent');
	const not = selector.not?.map((one) => kindText(one, locale)).join(w('listJoin'));
	const kind =
		selector.kind === undefined
			? not === undefined
				? w('anyEvent')
				: w('anyBut', { kinds: not })
			: kindText(selector.kind, locale);
	const where = (selector.where ?? []).map((one) => conditionText(one, locale)).join(w('listJoin'));
	return where === '' ? kind : w('eventWhere', { kind, where });
}

export function exclusionText({ kind, where, from, to }: Exclusion, locale: Locale): string {
	const event = eventText(
		kind === undefined && where === undefined ? 'any' : { kind, where },
		locale,
	);
	return tokenWords(locale)('excluded', { event, from: from + 1, to: to + 1 });
}

export function durationText(
	duration: Duration | { readonly unit: 'same-day' },
	locale: Locale,
): string {
	const w = tokenWords(locale);
	if (duration.unit === 'same-day') return w('sameDay');
	return w('durationText', { n: duration.value, unit: w(duration.unit, { n: duration.value }) });
}

/** What a token says: the value of its param in the language of `t` (the analysis's own messages). */
export function tokenText(
	token: Token<Record<string, unknown>>,
	value: unknown,
	t: Translator<string>,
): string {
	const { locale } = t;
	const n = numbers(locale);
	const w = tokenWords(locale);
	const missing = value === null || value === undefined;
	switch (token.type) {
		case 'choice': {
			const option = token.options.find((one) => one.value === value);
			return option ? t(option.label) : String(value ?? '');
		}
		case 'number': {
			const number = n.decimal(value as number);
			return token.unit ? `${number} ${t(token.unit, { n: value as number })}` : number;
		}
		case 'duration':
			return durationText(value as Duration, locale);
		case 'weights':
			return weightsText(value as Readonly<Record<string, number>>, locale);
		case 'score-set': {
			const rules = value as readonly ScoreRule[];
			const { gaps, overlaps } = lintScores(rules.length === 0 ? ELEVEN_RULES : rules);
			return w('scoreSet', { n: rules.length || ELEVEN_RULES.length, gaps, overlaps });
		}
		case 'event':
			return missing ? w('noEvent') : eventText(value as EventSelector, locale);
		case 'events':
			return (value as readonly EventSelector[])
				.map((one) => eventText(one, locale))
				.join(w('listJoin'));
		case 'steps':
			return (value as readonly EventSelector[]).map((one) => eventText(one, locale)).join(' → ');
		case 'exclusions': {
			const exclusions = value as readonly Exclusion[];
			if (exclusions.length === 0) return w('noExclusion');
			return exclusions.map((one) => exclusionText(one, locale)).join(w('listJoin'));
		}
		case 'column':
			if (missing || value === '') return token.none ? t(token.none) : '';
			return columnText(value as string, locale);
		case 'columns': {
			const refs = value as readonly ColumnRef[];
			if (refs.length === 0) return t(token.none);
			return refs.map((ref) => columnText(ref, locale)).join(w('listJoin'));
		}
		case 'texts': {
			const said = ((value as readonly string[] | undefined) ?? []).filter((one) => one.trim());
			return (
				said.map((one) => cut(one.trim().replace(/\s+/g, ' '))).join(w('textJoin')) || w('noEvent')
			);
		}
		case 'actions':
			return w('actions', { n: (value as readonly unknown[]).length });
		case 'numbers':
			return (value as readonly number[]).map((one) => n.decimal(one)).join(w('listJoin'));
	}
}

/** The beginning of a text that is too long for a sentence. */
function cut(text: string): string {
	const letters = [...text];
	return letters.length > 24 ? `${letters.slice(0, 23).join('')}…` : text;
}

/** Kinds of events whose weights are told: those that are worth most. */
const TOLD = 3;

function weightsText(weights: Readonly<Record<string, number>>, locale: Locale): string {
	const w = tokenWords(locale);
	const n = numbers(locale);
	const worth = Object.entries(weights)
		.filter(([, weight]) => weight > 0)
		.sort(([, a], [, b]) => b - a);
	if (worth.length === 0) return w('weightsSame');
	const told = worth.slice(0, TOLD);
	const text = told
		.map(([kind, weight]) => `${kindText(kind, locale)} ${n.decimal(weight)}`)
		.join(w('listJoin'));
	return worth.length > TOLD ? w('weightsMore', { told: text, n: worth.length - TOLD }) : text;
}
