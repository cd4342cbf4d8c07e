import type { MemberClass } from '../../analyses/contract';
import type { PageParts } from '../../analyses/registry/parts';
import { saidText } from '../../charts/cell-text';
import { sentenceParts as questionParts } from '../../charts/tokens/sentence';
import { translator, type Part, type Translator } from '../../i18n/format';
import { locale } from '../../i18n/locale.svelte';
import type { Locale } from '../../i18n/types';
import type { Definition } from '../../model/segment';
import type { ClassRule, Rule } from '../../model/rule';
import * as messages from '../../segments/messages';
import {
	definitionPhrase,
	linesOf,
	scopePhrase,
	type AreOrders,
	type Phrase,
	type Sentence,
	type SlotValue,
} from '../../segments/sentence';
import * as token from '../../charts/tokens/text';
import { columnText, eventText } from '../tokens/text';
import { namedClass, paramsOf } from './class-rule';
import { segmentWords } from './words';

// Rules in the page's language; reading these in a component is reactive.

type Key = keyof typeof messages.en;
const made = new Map<Locale, Translator<Key>>();

/** The words of rules in the current language. */
export function ruleWords(): Translator<Key> {
	const now = locale.current;
	let t = made.get(now);
	if (t === undefined) made.set(now, (t = translator<Key>(now, messages)));
	return t;
}

/** What rules name and do not hold. */
export interface Names {
	segment(id: string): string;
	/** Null where there is no such analysis, or not yet. */
	parts(analysis: string): PageParts | null;
	readonly areOrders: AreOrders;
}

const phraseText = ({ key, values }: Phrase): string => ruleWords()(key, values);

/** What stands in a slot, as text. */
export function slotText(value: SlotValue, names: Names): string {
	const t = segmentWords();
	if ('event' in value) return eventText(value.event);
	if ('column' in value) return columnText(value.column);
	if ('texts' in value)
		return value.texts.map((text) => (text === '' ? t('segMissing') : text)).join(t('listJoin'));
	if ('duration' in value) return token.durationText(value.duration, locale.current);
	if ('segment' in value) return names.segment(value.segment);
	if ('tag' in value) return value.tag;
	if ('analysis' in value) return analysisText(value.analysis, names);
	if ('people' in value) return peopleText(value.people, names);
	if ('scope' in value) return scopeText(value.scope, names);
	const [one, other] = value.phrases;
	if (other === undefined) return one === undefined ? '' : phraseText(one);
	return ruleWords()('range.both', { one: phraseText(one!), other: phraseText(other) });
}

const wordsOf = ({ manifest }: PageParts): Translator<string> =>
	translator<string>(locale.current, manifest.messages);

/** What an analysis is called; its id until its words have been loaded. */
function analysisText(id: string, names: Names): string {
	const parts = names.parts(id);
	return parts === null ? id : wordsOf(parts)('name');
}

/** A class has a name in each language; another number has the one that it had where it was chosen. */
function peopleText(rule: ClassRule, names: Names): string {
	const parts = names.parts(rule.analysis);
	const named = parts === null ? undefined : namedClass(rule, parts);
	if (named !== undefined) return classText(named, parts!);
	const { label } = rule;
	return label === undefined ? refText(rule.ref) : segmentWords()('segQuoted', { label });
}

/** What a class is called. */
export function classText({ label }: MemberClass, parts: PageParts): string {
	return saidText(label, wordsOf(parts));
}

function scopeText(scope: NonNullable<ClassRule['scope']>, names: Names): string {
	const days = scopePhrase(scope);
	return [
		...(days === null ? [] : [phraseText(days)]),
		...(scope.segment === undefined
			? []
			: [segmentWords()('segQuoted', { label: names.segment(scope.segment) })]),
	].join(segmentWords()('listJoin'));
}

/** How the analysis of a class is asked, as its cells say it; empty until its words have been loaded. */
export function questionText(rule: ClassRule, names: Names): string {
	const parts = names.parts(rule.analysis);
	const params = parts === null ? null : paramsOf(rule, parts);
	if (parts === null || params === null) return '';
	const { segment } = rule.scope ?? {};
	const of = segment === undefined ? segmentWords()('segEveryone') : names.segment(segment);
	return questionParts(parts.manifest, params, of, wordsOf(parts))
		.map(({ text }) => text)
		.join('');
}

/** The analysis's own name of a number: the texts and numbers in it. */
function refText(ref: unknown): string {
	if (typeof ref === 'object' && ref !== null)
		return Object.values(ref).map(refText).filter(Boolean).join(' · ');
	return typeof ref === 'string' || typeof ref === 'number' ? String(ref) : '';
}

/** A sentence cut at its slots. */
export function sentenceParts({ key, slots }: Sentence): readonly Part<SlotValue>[] {
	return ruleWords().parts<SlotValue>(key, slots);
}

export function sentenceText(sentence: Sentence, names: Names): string {
	return sentenceParts(sentence)
		.map((part) => (typeof part === 'string' ? part : slotText(part.value, names)))
		.join('');
}

/** A whole rule in one line: groups within groups stand in brackets. */
export function ruleText(rule: Rule, names: Names): string {
	const t = segmentWords();
	if (!('of' in rule)) {
		const said = linesOf(rule, names.areOrders)[0]!
			.sentences.map((one) => sentenceText(one, names))
			.join(t('segAnd'));
		const question = rule.type === 'class' ? questionText(rule, names) : '';
		return question === '' ? said : t('segAsked', { rule: said, question });
	}
	if (rule.of.length === 0)
		return sentenceText(linesOf(rule, names.areOrders)[0]!.sentences[0]!, names);
	const parts = rule.of.map((one) =>
		'of' in one && one.of.length > 1
			? t('segBrackets', { rule: ruleText(one, names) })
			: ruleText(one, names),
	);
	if (rule.type === 'none') return t('segNone', { rule: parts.join(t('segOr')) });
	return parts.join(t(rule.type === 'all' ? 'segAnd' : 'segOr'));
}

/** Up to when a living segment looks, or when a frozen one was frozen. */
export function definitionText(definition: Definition, dayOf: (at: number) => string): string {
	return phraseText(definitionPhrase(definition, dayOf));
}
